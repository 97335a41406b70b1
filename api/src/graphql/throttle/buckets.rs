use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;

use super::bucket::Bucket;
use super::{Address, Attempt, Holder, Limits, Rate};

/// Most callers that are remembered at once. Whoever is forgotten starts with a full bucket.
const MOST_CALLERS: u64 = 100_000;
/// A bucket that nobody has touched for so long is full again at any sensible rate.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(3_600);

/// Every caller's buckets, in this process.
pub struct Buckets {
    limits: Limits,
    points: Cache<Holder, Arc<Mutex<Bucket>>>,
    attempts: Cache<(Attempt, Holder), Arc<Mutex<Bucket>>>,
}

/// How full a bucket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Points left.
    pub available: u64,
    /// The bucket's size and speed.
    pub rate: Rate,
}

/// The caller must wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted {
    /// Whole seconds, at least one.
    pub wait_seconds: u64,
}

impl From<TimeDelta> for Exhausted {
    fn from(wait: TimeDelta) -> Self {
        let milliseconds = u64::try_from(wait.num_milliseconds()).unwrap_or(0);
        Self { wait_seconds: milliseconds.div_ceil(1_000).max(1) }
    }
}

impl Buckets {
    /// Full buckets.
    pub fn new(limits: Limits) -> Self {
        Self { limits, points: forgetting(), attempts: forgetting() }
    }

    /// The limits that the buckets keep.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Takes what an operation may cost.
    pub fn take(&self, holder: Holder, points: u64, now: DateTime<Utc>) -> Result<(), Exhausted> {
        let rate = self.rate(holder);
        let bucket = self.points.get_with(holder, || Arc::new(Mutex::new(Bucket::full(now))));
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        bucket.take(rate, points, now).map_err(Exhausted::from)
    }

    /// Gives back what an operation took and did not need.
    pub fn give_back(&self, holder: Holder, points: u64) {
        if let Some(bucket) = self.points.get(&holder) {
            bucket.lock().unwrap_or_else(PoisonError::into_inner).give_back(points);
        }
    }

    /// How much is left.
    pub fn level(&self, holder: Holder, now: DateTime<Utc>) -> Level {
        let rate = self.rate(holder);
        let available = self.points.get(&holder).map_or(rate.most, |bucket| {
            bucket.lock().unwrap_or_else(PoisonError::into_inner).available(rate, now)
        });
        Level { available, rate }
    }

    /// Counts attempts against the address they come from, and against who makes them if that is known.
    pub fn attempt(
        &self,
        attempt: Attempt,
        holder: Holder,
        address: Address,
        count: u64,
        now: DateTime<Utc>,
    ) -> Result<(), Exhausted> {
        let at_address = Holder::Address(address);
        self.attempt_by(attempt, at_address, count, now)?;
        if holder == at_address { Ok(()) } else { self.attempt_by(attempt, holder, count, now) }
    }

    fn attempt_by(
        &self,
        attempt: Attempt,
        holder: Holder,
        count: u64,
        now: DateTime<Utc>,
    ) -> Result<(), Exhausted> {
        let key = (attempt, holder);
        let bucket = self.attempts.get_with(key, || Arc::new(Mutex::new(Bucket::full(now))));
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        bucket.take(self.limits.attempts, count, now).map_err(Exhausted::from)
    }

    fn rate(&self, holder: Holder) -> Rate {
        match holder {
            Holder::User(_) | Holder::Key(_) => self.limits.signed_in,
            Holder::Address(_) => self.limits.anonymous,
        }
    }
}

fn forgetting<K: std::hash::Hash + Eq + Send + Sync + 'static>() -> Cache<K, Arc<Mutex<Bucket>>> {
    Cache::builder().max_capacity(MOST_CALLERS).time_to_idle(FORGOTTEN_AFTER).build()
}
