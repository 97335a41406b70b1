use chrono::{DateTime, TimeDelta, Utc};

/// A point in the unit that buckets count in, so that small rates restore smoothly: one minute's
/// milliseconds. A rate of one point per minute restores 1 of these each millisecond.
const POINT: u64 = 60_000;

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
    at: DateTime<Utc>,
}

impl Bucket {
    /// A full bucket.
    pub fn full(now: DateTime<Utc>) -> Self {
        Self { missing: 0, at: now }
    }

    /// Takes points if there are as many; otherwise answers how long to wait until there are. More than
    /// the bucket can hold is waited for until it is full.
    pub fn take(&mut self, rate: Rate, points: u64, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        self.refill(rate, now);
        let wanted = points.saturating_mul(POINT);
        let room = rate.most.saturating_mul(POINT).saturating_sub(self.missing);
        if wanted <= room {
            self.missing = self.missing.saturating_add(wanted);
            return Ok(());
        }
        let short = (wanted - room).min(self.missing);
        let wait = short.div_ceil(rate.per_minute.max(1));
        Err(TimeDelta::milliseconds(i64::try_from(wait).unwrap_or(i64::MAX / 2)))
    }

    /// Gives points back that were taken and not needed.
    pub fn give_back(&mut self, points: u64) {
        self.missing = self.missing.saturating_sub(points.saturating_mul(POINT));
    }

    /// Whole points that may be taken.
    pub fn available(&mut self, rate: Rate, now: DateTime<Utc>) -> u64 {
        self.refill(rate, now);
        rate.most.saturating_mul(POINT).saturating_sub(self.missing) / POINT
    }

    fn refill(&mut self, rate: Rate, now: DateTime<Utc>) {
        // a clock that was set back restores nothing until it has caught up
        let passed = u64::try_from((now - self.at).num_milliseconds()).unwrap_or(0);
        self.missing = self.missing.saturating_sub(passed.saturating_mul(rate.per_minute));
        self.at = self.at.max(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { most: 100, per_minute: 60 };

    fn after(milliseconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let mut bucket = Bucket::full(after(0));
        assert_eq!(bucket.take(RATE, 100, after(0)), Ok(()));
        assert_eq!(bucket.take(RATE, 1, after(0)), Err(TimeDelta::seconds(1)));
        assert_eq!(bucket.take(RATE, 30, after(500)), Err(TimeDelta::milliseconds(29_500)));
        assert_eq!(bucket.take(RATE, 1, after(999)), Err(TimeDelta::milliseconds(1)));
        assert_eq!(bucket.take(RATE, 1, after(1_000)), Ok(()));
        assert_eq!(bucket.available(RATE, after(3_600_000)), 100);
    }

    #[test]
    fn what_is_given_back_can_be_taken_and_never_overflows_the_bucket() {
        let mut bucket = Bucket::full(after(0));
        bucket.give_back(50);
        assert_eq!(bucket.available(RATE, after(0)), 100);
        bucket.take(RATE, 80, after(0)).expect("there is enough");
        bucket.give_back(70);
        assert_eq!(bucket.available(RATE, after(0)), 90);
    }

    #[test]
    fn a_clock_that_goes_back_restores_nothing_twice() {
        let mut bucket = Bucket::full(after(10_000));
        bucket.take(RATE, 100, after(10_000)).expect("it is full");
        assert_eq!(bucket.available(RATE, after(0)), 0);
        assert_eq!(bucket.available(RATE, after(10_000)), 0);
        assert_eq!(bucket.available(RATE, after(12_000)), 2);
    }

    #[test]
    fn huge_wishes_end_in_a_finite_wait() {
        let mut bucket = Bucket::full(after(0));
        assert!(bucket.take(RATE, u64::MAX, after(0)).is_err());
        bucket.take(RATE, 100, after(0)).expect("nothing was taken by the refusal");
    }
}
