use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use moka::sync::Cache;

use super::{Ask, Bucket, Change, Counted};

/// Most buckets that are remembered at once. A forgotten one is full.
const MOST_BUCKETS: u64 = 200_000;
/// A bucket that nobody has touched for so long is full again at any sensible rate.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(3_600);

/// Buckets of this process.
pub struct LocalCounters(Cache<String, Arc<Mutex<Bucket>>>);

impl Default for LocalCounters {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MOST_BUCKETS).time_to_idle(FORGOTTEN_AFTER).build())
    }
}

impl LocalCounters {
    /// Takes from a bucket or gives back to it.
    pub fn ask(&self, ask: Ask<'_>) -> Counted {
        let full = || Arc::new(Mutex::new(Bucket::full(ask.now)));
        let bucket = match ask.change {
            Change::Take(_) => self.0.get_with_by_ref(ask.bucket, full),
            // a bucket that is not known needs nothing back
            Change::GiveBack(_) => self.0.get(ask.bucket).unwrap_or_else(full),
        };
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        bucket.change(ask.rate, ask.change, ask.now)
    }
}
