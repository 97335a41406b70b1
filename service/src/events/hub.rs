use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tokio::sync::{Mutex, Notify, broadcast};

use super::{Event, newest_position};
use crate::{Fault, Platform};

/// How many events a slow subscriber may fall behind before it misses some.
const BUFFER: usize = 4_096;
/// Where a hub is that has not begun.
const NOWHERE: i64 = -1;

/// Hands the events of the log to the subscribers of this process: each once, in the order of positions.
pub struct EventHub {
    sender: broadcast::Sender<Arc<Event>>,
    /// Held by whoever hands out events, one at a time.
    turn: Mutex<()>,
    position: AtomicI64,
    committed: Notify,
    dispatched: Notify,
    published: Notify,
}

impl Default for EventHub {
    fn default() -> Self {
        Self {
            sender: broadcast::channel(BUFFER).0,
            turn: Mutex::new(()),
            position: AtomicI64::new(NOWHERE),
            committed: Notify::new(),
            dispatched: Notify::new(),
            published: Notify::new(),
        }
    }
}

impl EventHub {
    /// Every event handed out from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.sender.subscribe()
    }

    /// How many are subscribed.
    pub fn subscribers(&self) -> usize {
        self.sender.receiver_count()
    }

    /// Tells the worker that something was committed.
    pub fn wake(&self) {
        self.committed.notify_one();
    }

    /// Waits until [`Self::wake`] is called.
    pub async fn woken(&self) {
        self.committed.notified().await;
    }

    /// Tells whoever follows the log that it has grown.
    pub(super) fn dispatched(&self) {
        self.dispatched.notify_one();
        self.published.notify_one();
    }

    /// Waits until the log has grown, or a broker says so.
    pub(super) async fn log_has_grown(&self) {
        self.dispatched.notified().await;
    }

    /// The same for the publisher.
    pub(super) async fn something_to_publish(&self) {
        self.published.notified().await;
    }

    /// The last position that was handed out; none before [`Self::begin`].
    pub fn position(&self) -> Option<i64> {
        Some(self.position.load(Ordering::Acquire)).filter(|position| *position != NOWHERE)
    }

    /// Begins at the end of the log, unless it has begun: from here on nothing is missed.
    pub async fn begin(&self, platform: &Platform) -> Result<(), Fault> {
        if self.position().is_none() {
            let end = newest_position(platform).await?;
            // whoever is first decides
            let _ = self.position.compare_exchange(NOWHERE, end, Ordering::AcqRel, Ordering::Acquire);
        }
        Ok(())
    }

    /// Waits for the turn to hand out events.
    pub(super) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// Hands out an event if it is the next one; tells whether nothing is missing before it. Called by
    /// whoever has the turn.
    pub(super) fn offer(&self, event: Event) -> bool {
        let Some(position) = self.position() else { return true };
        if event.position > position + 1 {
            return false;
        }
        if event.position == position + 1 {
            self.position.store(event.position, Ordering::Release);
            // no subscriber is no error
            let _ = self.sender.send(Arc::new(event));
        }
        true
    }

    /// Goes on after what is no longer kept. Called by whoever has the turn.
    pub(super) fn skip_to(&self, position: i64) {
        self.position.fetch_max(position, Ordering::AcqRel);
    }
}
