use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::counters::{Ask, Change, Counters};

use super::{Address, Attempt, Holder, Limits, Rate};

/// Every caller's buckets.
pub struct Buckets {
    limits: Limits,
    counters: Counters,
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
    /// Buckets of these sizes, full until `counters` know otherwise.
    pub fn new(limits: Limits, counters: Counters) -> Self {
        Self { limits, counters }
    }

    /// The limits that the buckets keep.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Takes what an operation may cost. Asks nobody if that is nothing.
    pub async fn take(&self, holder: Holder, points: u64, now: DateTime<Utc>) -> Result<(), Exhausted> {
        self.take_from(&points_of(holder), self.rate(holder), points, now).await
    }

    /// Gives back what an operation took and did not need, if anything; answers how much is left.
    pub async fn give_back(&self, holder: Holder, points: u64, now: DateTime<Utc>) -> Level {
        let (bucket, rate) = (points_of(holder), self.rate(holder));
        let ask = Ask { bucket: &bucket, rate, change: Change::GiveBack(points), now };
        Level { available: self.counters.ask(ask).await.available, rate }
    }

    /// Counts attempts against the address they come from, and against who makes them if that is known.
    pub async fn attempt(
        &self,
        attempt: Attempt,
        holder: Holder,
        address: Address,
        count: u64,
        now: DateTime<Utc>,
    ) -> Result<(), Exhausted> {
        let at_address = Holder::Address(address);
        self.take_from(&attempts_of(attempt, at_address), self.limits.attempts, count, now).await?;
        if holder == at_address {
            return Ok(());
        }
        self.take_from(&attempts_of(attempt, holder), self.limits.attempts, count, now).await
    }

    async fn take_from(
        &self,
        bucket: &str,
        rate: Rate,
        points: u64,
        now: DateTime<Utc>,
    ) -> Result<(), Exhausted> {
        if points == 0 {
            return Ok(());
        }
        let ask = Ask { bucket, rate, change: Change::Take(points), now };
        self.counters.ask(ask).await.wait.map_or(Ok(()), |wait| Err(wait.into()))
    }

    fn rate(&self, holder: Holder) -> Rate {
        match holder {
            Holder::User(_) | Holder::Key(_) => self.limits.signed_in,
            Holder::Address(_) => self.limits.anonymous,
        }
    }
}

fn points_of(holder: Holder) -> String {
    format!("points:{holder}")
}

fn attempts_of(attempt: Attempt, holder: Holder) -> String {
    format!("attempts:{}:{holder}", attempt.as_str())
}
