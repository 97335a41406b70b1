//! Consumers and brokers that fail when a test says so.

use std::pin::pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;

use futures_util::future::{BoxFuture, poll_fn};
use rebated_service::events::{Broker, BrokerError, Consumer, Event, Received};
use rebated_service::{Fault, Platform};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

/// The table that [`Writing`] writes.
pub const CONSUMED: &str = "CREATE TABLE consumed (position bigint NOT NULL PRIMARY KEY)";

/// A consumer that writes a row for each event, and fails as often as it is told to.
#[derive(Default)]
pub struct Writing {
    pub failures: AtomicI64,
}

impl Consumer for Writing {
    fn name(&self) -> &'static str {
        "writing"
    }

    fn consume_in<'a>(
        &'a self,
        txn: &'a DatabaseTransaction,
        _: &'a Platform,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let rows: Vec<String> = events.iter().map(|event| format!("({})", event.position)).collect();
            txn.execute_unprepared(&format!("INSERT INTO consumed VALUES {}", rows.join(", "))).await?;
            match self.failures.fetch_sub(1, Ordering::SeqCst) {
                1.. => Err(Fault::Internal("the consumer fails".into())),
                _ => Ok(()),
            }
        })
    }
}

/// A broker that remembers what it was given, takes only so many messages before it fails, and confirms nothing
/// of a call that fails.
#[derive(Default)]
pub struct Memory {
    pub taken: Mutex<Vec<Event>>,
    /// How many messages it takes until it fails once; fewer than none: it does not fail.
    pub patience: AtomicI64,
}

impl Memory {
    pub fn patient() -> Self {
        Self { patience: AtomicI64::new(i64::MAX), ..Self::default() }
    }

    /// Each event when it came for the first time.
    pub fn first_deliveries(&self) -> Vec<Event> {
        let mut first: Vec<Event> = Vec::new();
        for event in self.taken.lock().unwrap().iter() {
            if first.iter().all(|known| known.id != event.id) {
                first.push(event.clone());
            }
        }
        first
    }
}

impl Broker for Memory {
    fn publish<'a>(&'a self, events: &'a [Event]) -> BoxFuture<'a, Result<(), BrokerError>> {
        Box::pin(async move {
            for event in events {
                // another publisher may come in between
                tokio::task::yield_now().await;
                if self.patience.fetch_sub(1, Ordering::SeqCst) <= 0 {
                    self.patience.store(i64::MAX, Ordering::SeqCst);
                    return Err(BrokerError::Unreachable("as the test wants".into()));
                }
                self.taken.lock().unwrap().push(event.clone());
            }
            Ok(())
        })
    }

    fn receive(&self) -> BoxFuture<'_, Result<Received, BrokerError>> {
        Box::pin(std::future::pending())
    }
}

/// Runs some work, and drops it before its `steps`th step; what it answered, if it came to its end.
pub async fn dropped_after<T>(steps: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut polls = 0;
    poll_fn(|context| {
        polls += 1;
        if polls > steps {
            return Poll::Ready(None);
        }
        work.as_mut().poll(context).map(Some)
    })
    .await
}
