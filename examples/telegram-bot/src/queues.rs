//! One queue for each chat: what belongs to one chat is done in order, and no chat waits for another.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use crate::log;

/// Something to do for a chat.
pub type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// How many jobs may wait in one chat; what comes then is dropped.
const WAITING: usize = 20;
/// How many jobs run at once in all chats together.
const AT_ONCE: usize = 64;

/// The queues. A clone is the same queues.
#[derive(Clone)]
pub struct Queues {
    waiting: Arc<Mutex<HashMap<i64, VecDeque<Job>>>>,
    places: Arc<Semaphore>,
}

impl Default for Queues {
    fn default() -> Self {
        Self { waiting: Arc::default(), places: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Queues {
    /// Puts a job behind those of its chat. Answers whether there was room for it.
    pub fn push(&self, chat: i64, job: Job) -> bool {
        let mut waiting = self.lock();
        if let Some(queue) = waiting.get_mut(&chat) {
            let has_room = queue.len() < WAITING;
            if has_room {
                queue.push_back(job);
            }
            return has_room;
        }
        waiting.insert(chat, VecDeque::from([job]));
        drop(waiting);
        tokio::spawn(self.clone().work_off(chat));
        true
    }

    /// Does what waits in a chat until nothing does. Each job is a task of its own, so that one that panics ends
    /// itself only.
    async fn work_off(self, chat: i64) {
        while let Some(job) = self.next(chat) {
            let place = self.places.acquire().await;
            if let Err(error) = tokio::spawn(job).await {
                log::note(format_args!("a message was given up: {error}"));
            }
            drop(place);
        }
    }

    fn next(&self, chat: i64) -> Option<Job> {
        let mut waiting = self.lock();
        let job = waiting.get_mut(&chat).and_then(VecDeque::pop_front);
        if job.is_none() {
            waiting.remove(&chat);
        }
        job
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, VecDeque<Job>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
