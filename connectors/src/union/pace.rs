use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, LazyLock, Mutex, Weak};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// The time over which calls are counted.
const SPAN: Duration = Duration::from_secs(1);
/// Longest wait for a turn.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Whose calls a network counts together: where, and which app key.
type Key = (String, String);

static PACES: LazyLock<Mutex<HashMap<Key, Weak<Pace>>>> = LazyLock::new(Mutex::default);

/// At most so many calls within any second, each after those that asked before it.
///
/// Networks count the calls of an app key, however many accounts share it: so do we, over the whole process.
pub(crate) struct Pace {
    most: usize,
    /// When the last calls began or will begin, the oldest first.
    turns: Mutex<VecDeque<Instant>>,
}

impl Pace {
    /// The one of this app key. The first that asks decides how much it allows.
    pub(crate) fn shared(gateway: &str, app_key: &str, per_second: u32) -> Arc<Self> {
        let mut paces = PACES.lock().expect("no holder of the paces panics");
        paces.retain(|_, pace| pace.strong_count() > 0);
        let key = (gateway.to_owned(), app_key.to_owned());
        if let Some(pace) = paces.get(&key).and_then(Weak::upgrade) {
            return pace;
        }
        let pace = Arc::new(Self::new(per_second));
        paces.insert(key, Arc::downgrade(&pace));
        pace
    }

    fn new(per_second: u32) -> Self {
        Self { most: (per_second as usize).max(1), turns: Mutex::default() }
    }

    /// Waits for a turn. False, at once, when the wait would be longer than [`PATIENCE`].
    pub(crate) async fn wait(&self) -> bool {
        let Some(turn) = self.reserve(Instant::now()) else { return false };
        sleep_until(turn).await;
        true
    }

    fn reserve(&self, now: Instant) -> Option<Instant> {
        let mut turns = self.turns.lock().expect("no holder of the turns panics");
        let full = turns.len() >= self.most;
        let free = turns.front().filter(|_| full).map_or(now, |oldest| *oldest + SPAN);
        let turn = free.max(now);
        if turn - now > PATIENCE {
            return None;
        }
        if full {
            turns.pop_front();
        }
        turns.push_back(turn);
        Some(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_calls_than_allowed() {
        let pace = Pace::new(3);
        let start = Instant::now();
        let mut turns = Vec::new();
        for _ in 0..10 {
            assert!(pace.wait().await);
            turns.push(Instant::now() - start);
        }
        let seconds: Vec<u64> = turns.iter().map(Duration::as_secs).collect();
        assert_eq!(seconds, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]);
        tokio::time::advance(Duration::from_millis(600)).await;
        for _ in 0..4 {
            assert!(pace.wait().await);
            turns.push(Instant::now() - start);
        }
        for (nth, turn) in turns.iter().enumerate().skip(3) {
            assert!(*turn - turns[nth - 3] >= SPAN, "call {nth} at {turn:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_longer_than_five_seconds() {
        let pace = Pace::new(1);
        let start = Instant::now();
        let now = || start;
        let turns: Vec<_> =
            (0..8).map(|_| pace.reserve(now()).map(|turn| (turn - start).as_secs())).collect();
        assert_eq!(turns, [Some(0), Some(1), Some(2), Some(3), Some(4), Some(5), None, None]);
        tokio::time::advance(Duration::from_secs(1)).await;
        assert!(pace.reserve(Instant::now()).is_some(), "those that were refused took no turn");
    }

    #[tokio::test(start_paused = true)]
    async fn accounts_with_one_app_key_share_their_turns() {
        let (one, two) = (Pace::shared("http://a", "k", 2), Pace::shared("http://a", "k", 100));
        let other = Pace::shared("http://a", "l", 2);
        let start = Instant::now();
        assert!(one.wait().await && two.wait().await && other.wait().await);
        assert_eq!(Instant::now(), start);
        assert!(two.wait().await);
        assert_eq!(Instant::now() - start, SPAN);
        drop((one, two));
        assert!(Pace::shared("http://a", "k", 2).wait().await);
        assert_eq!(Instant::now() - start, SPAN, "nobody has it any more: it begins anew");
    }
}
