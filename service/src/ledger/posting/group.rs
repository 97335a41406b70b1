use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use rebated_domain::ledger::TransferOutcome;
use tokio::sync::oneshot;

use super::{Decision, PostError, Posting, Receipt, post_in};
use crate::Fault;
use crate::clock::Clock;
use crate::db::{Db, transact};

/// Most postings of one transaction.
const GROUP: usize = 128;
/// How often a transaction is tried that met another one.
const ATTEMPTS: usize = 8;

/// Group posting: requests that arrive while a transaction is on its way wait, and the next one takes
/// them all. Each is answered by itself, and only when its transaction is committed.
///
/// Nobody waits for a timer: a request that finds nothing under way begins at once. One group at a
/// time: more of them would only wait for each other's accounts.
pub struct Poster {
    clock: Arc<dyn Clock>,
    queue: Arc<Mutex<Queue>>,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Waiting>,
    is_running: bool,
}

struct Waiting {
    posting: Posting,
    answer: oneshot::Sender<Decision>,
}

impl Poster {
    /// A poster whose transfers are recorded at the time of `clock`.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, queue: Arc::default() }
    }

    /// Books a posting, or says why not; the steps' receipts are in their order.
    ///
    /// A caller that goes away does not take the posting back: what was sent may be booked.
    pub async fn post(&self, db: &Db, posting: Posting) -> Result<Vec<Receipt>, PostError> {
        let (answer, answered) = oneshot::channel();
        let begins = {
            let mut queue = lock(&self.queue);
            queue.waiting.push_back(Waiting { posting, answer });
            !std::mem::replace(&mut queue.is_running, true)
        };
        if begins {
            let run = Run { db: db.clone(), clock: Arc::clone(&self.clock), queue: Arc::clone(&self.queue) };
            tokio::spawn(run.until_empty());
        }
        answered.await.map_err(|_| Fault::Internal("a posting's group was lost".into()))?
    }
}

fn lock(queue: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    queue.lock().expect("no holder of the queue panics")
}

/// Works the queue off.
struct Run {
    db: Db,
    clock: Arc<dyn Clock>,
    queue: Arc<Mutex<Queue>>,
}

impl Drop for Run {
    /// After a panic the requests that wait are refused, and the next one begins anew.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let mut queue = lock(&self.queue);
            queue.is_running = false;
            queue.waiting.clear();
        }
    }
}

impl Run {
    async fn until_empty(self) {
        while let Some(group) = self.next() {
            self.book(group).await;
        }
    }

    /// The next group. Emptied and ended under one lock, or a request would wait for nobody.
    fn next(&self) -> Option<Vec<Waiting>> {
        let mut queue = lock(&self.queue);
        let size = queue.waiting.len().min(GROUP);
        queue.is_running = size > 0;
        (size > 0).then(|| queue.waiting.drain(..size).collect())
    }

    /// Books a group in one transaction. When that fails, each posting is tried by itself, so that one
    /// that the database refuses does not fail the others.
    async fn book(&self, group: Vec<Waiting>) {
        let (postings, answers): (Vec<Posting>, Vec<_>) =
            group.into_iter().map(|waiting| (waiting.posting, waiting.answer)).unzip();
        match self.attempt(&postings).await {
            Ok(decisions) => {
                for (answer, decision) in answers.into_iter().zip(decisions) {
                    // whoever asked may be gone
                    let _ = answer.send(decision);
                }
            }
            Err(_) => {
                for (posting, answer) in postings.into_iter().zip(answers) {
                    let decision = self.attempt(&[posting]).await.map_err(PostError::from);
                    let _ = answer.send(decision.and_then(|mut one| one.remove(0)));
                }
            }
        }
    }

    /// One transaction, again when it met another one. When nothing is booked nothing is kept either: not
    /// even the accounts that were opened to look at them.
    async fn attempt(&self, postings: &[Posting]) -> Result<Vec<Decision>, Fault> {
        let mut attempt = 1;
        loop {
            let now = self.clock.now();
            let booked = transact(&self.db, async |txn| {
                let decisions = post_in(txn, now, postings).await?;
                let is_new = |receipt: &Receipt| receipt.outcome == TransferOutcome::Created;
                let any = decisions.iter().flatten().flatten().any(is_new);
                if any { Ok(decisions) } else { Err(Ended::NothingBooked(decisions)) }
            });
            match booked.await {
                Ok(decisions) | Err(Ended::NothingBooked(decisions)) => return Ok(decisions),
                Err(Ended::Fault(fault)) if fault.is_retryable() && attempt < ATTEMPTS => attempt += 1,
                Err(Ended::Fault(fault)) => return Err(fault),
            }
        }
    }
}

/// Why a transaction was rolled back.
enum Ended {
    /// Every posting was refused or known.
    NothingBooked(Vec<Decision>),
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for Ended {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
