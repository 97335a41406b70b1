use chrono::{DateTime, TimeDelta, Utc};

use super::{Change, Counted};

/// A point in the unit that buckets count in, so that small rates restore smoothly: one minute's
/// milliseconds. A rate of one point per minute restores 1 of these each millisecond.
pub const POINT: u64 = 60_000;

/// How much a bucket holds, and how fast it fills again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Points of a full bucket.
    pub most: u64,
    /// Points that come back per minute.
    pub per_minute: u64,
}

/// One leaky bucket. It is full at first.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    /// What is missing, in fractions of a [`POINT`].
    missing: u64,
    /// When that was so. Milliseconds, because the rest of one would be lost each time that it is filled.
    at_milliseconds: i64,
}

impl Bucket {
    /// A full bucket.
    pub fn full(now: DateTime<Utc>) -> Self {
        Self { missing: 0, at_milliseconds: now.timestamp_millis() }
    }

    /// Takes points if there are as many, or gives some back.
    pub fn change(&mut self, rate: Rate, change: Change, now: DateTime<Utc>) -> Counted {
        self.refill(rate, now);
        let wait = match change {
            Change::Take(points) => self.take(rate, points).err(),
            Change::GiveBack(points) => {
                self.missing = self.missing.saturating_sub(points.saturating_mul(POINT));
                None
            }
        };
        Counted { available: self.room(rate) / POINT, wait }
    }

    /// More than the bucket can hold is waited for until it is full.
    fn take(&mut self, rate: Rate, points: u64) -> Result<(), TimeDelta> {
        let (wanted, room) = (points.saturating_mul(POINT), self.room(rate));
        if wanted <= room {
            self.missing = self.missing.saturating_add(wanted);
            return Ok(());
        }
        let short = (wanted - room).min(self.missing);
        let wait = short.div_ceil(rate.per_minute.max(1));
        Err(TimeDelta::milliseconds(i64::try_from(wait).unwrap_or(i64::MAX / 2)))
    }

    fn room(&self, rate: Rate) -> u64 {
        rate.most.saturating_mul(POINT).saturating_sub(self.missing)
    }

    fn refill(&mut self, rate: Rate, now: DateTime<Utc>) {
        let now = now.timestamp_millis();
        // a clock that was set back restores nothing until it has caught up
        let passed = u64::try_from(now - self.at_milliseconds).unwrap_or(0);
        self.missing = self.missing.saturating_sub(passed.saturating_mul(rate.per_minute));
        self.at_milliseconds = self.at_milliseconds.max(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { most: 100, per_minute: 60 };

    fn after(milliseconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
    }

    fn take(bucket: &mut Bucket, points: u64, milliseconds: i64) -> Option<i64> {
        let counted = bucket.change(RATE, Change::Take(points), after(milliseconds));
        counted.wait.map(|wait| wait.num_milliseconds())
    }

    fn available(bucket: &mut Bucket, milliseconds: i64) -> u64 {
        bucket.change(RATE, Change::GiveBack(0), after(milliseconds)).available
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let mut bucket = Bucket::full(after(0));
        assert_eq!(take(&mut bucket, 100, 0), None);
        assert_eq!(take(&mut bucket, 1, 0), Some(1_000));
        assert_eq!(take(&mut bucket, 30, 500), Some(29_500));
        assert_eq!(take(&mut bucket, 1, 999), Some(1));
        assert_eq!(take(&mut bucket, 1, 1_000), None);
        assert_eq!(available(&mut bucket, 3_600_000), 100);
    }

    #[test]
    fn what_is_given_back_can_be_taken_and_never_overflows_the_bucket() {
        let mut bucket = Bucket::full(after(0));
        assert_eq!(bucket.change(RATE, Change::GiveBack(50), after(0)).available, 100);
        assert_eq!(take(&mut bucket, 80, 0), None);
        assert_eq!(bucket.change(RATE, Change::GiveBack(70), after(0)).available, 90);
    }

    #[test]
    fn a_clock_that_goes_back_restores_nothing_twice() {
        let mut bucket = Bucket::full(after(10_000));
        assert_eq!(take(&mut bucket, 100, 10_000), None);
        assert_eq!(available(&mut bucket, 0), 0);
        assert_eq!(available(&mut bucket, 10_000), 0);
        assert_eq!(available(&mut bucket, 12_000), 2);
    }

    /// Whoever asked more often than once a millisecond once got nothing back.
    #[test]
    fn parts_of_a_millisecond_are_not_lost() {
        let mut bucket = Bucket::full(after(0));
        assert_eq!(take(&mut bucket, 100, 0), None);
        for tenth in 1..=20_000 {
            let now = after(0) + TimeDelta::microseconds(100 * tenth);
            bucket.change(RATE, Change::GiveBack(0), now);
        }
        assert_eq!(available(&mut bucket, 2_000), 2);
    }

    #[test]
    fn huge_wishes_end_in_a_finite_wait() {
        let mut bucket = Bucket::full(after(0));
        assert!(take(&mut bucket, u64::MAX, 0).is_some());
        assert_eq!(take(&mut bucket, 100, 0), None, "nothing was taken by the refusal");
    }
}
