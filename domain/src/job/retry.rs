use chrono::TimeDelta;

/// When a kind of job is tried again after it failed, and how often in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Exponential backoff with full jitter: before attempt n + 1 a time between nothing and the smaller
    /// of `longest` and `first` times 2 to the power of n - 1, evenly spread.
    Backoff {
        /// Upper bound of the first wait.
        first: TimeDelta,
        /// Upper bound of every wait.
        longest: TimeDelta,
        /// Attempts in all, at least one.
        attempts: i32,
    },
    /// Exactly these waits, in order. One attempt more than there are waits.
    Delays(&'static [TimeDelta]),
}

impl Retry {
    /// How often a job is tried in all.
    pub fn attempts(&self) -> i32 {
        match self {
            Self::Backoff { attempts, .. } => (*attempts).max(1),
            Self::Delays(delays) => i32::try_from(delays.len()).unwrap_or(i32::MAX).saturating_add(1),
        }
    }

    /// How long to wait after attempt `failed` (from 1) of `most` has failed; none when it was the last.
    /// `chance` is any number, of which jitter is made.
    pub fn wait(&self, failed: i32, most: i32, chance: u64) -> Option<TimeDelta> {
        if failed >= most {
            return None;
        }
        let n = usize::try_from(failed).ok()?.checked_sub(1)?;
        Some(match self {
            // a job that was stored when there were more waits keeps the last one
            Self::Delays(delays) => delays.get(n).or(delays.last()).copied().unwrap_or_default(),
            Self::Backoff { first, longest, .. } => {
                let first = u64::try_from(first.num_milliseconds()).unwrap_or(0);
                let longest = u64::try_from(longest.num_milliseconds()).unwrap_or(0);
                let factor = u32::try_from(n).ok().and_then(|n| 1u64.checked_shl(n)).unwrap_or(u64::MAX);
                let bound = first.saturating_mul(factor).min(longest);
                let millis = chance % bound.saturating_add(1);
                TimeDelta::milliseconds(i64::try_from(millis).unwrap_or(i64::MAX / 1_000))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LISTED: Retry =
        Retry::Delays(&[TimeDelta::seconds(5), TimeDelta::seconds(30), TimeDelta::minutes(10)]);

    #[test]
    fn listed_waits_are_exact() {
        let waits: Vec<_> =
            (1..=5).map(|n| LISTED.wait(n, LISTED.attempts(), 77).map(|w| w.num_seconds())).collect();
        assert_eq!(waits, [Some(5), Some(30), Some(600), None, None]);
        // allowed more attempts than there are waits: the last one repeats
        assert_eq!(LISTED.wait(5, 9, 77), Some(TimeDelta::minutes(10)));
        assert_eq!(Retry::Delays(&[]).attempts(), 1);
    }

    proptest! {
        #[test]
        fn jitter_stays_below_a_bound_that_doubles(n in 1i32..200, chance: u64) {
            let (first, longest) = (TimeDelta::seconds(2), TimeDelta::hours(1));
            let retry = Retry::Backoff { first, longest, attempts: 500 };
            let bound = 2_000u64.saturating_mul(1u64.checked_shl(n as u32 - 1).unwrap_or(u64::MAX)).min(3_600_000);
            let wait = retry.wait(n, 500, chance).unwrap().num_milliseconds();
            prop_assert!((0..=i64::try_from(bound).unwrap()).contains(&wait));
            // the bound itself is reached
            prop_assert_eq!(retry.wait(n, 500, bound).unwrap().num_milliseconds() as u64, bound);
        }

        #[test]
        fn the_last_attempt_is_the_last(attempts in 1i32..50, chance: u64) {
            let retry = Retry::Backoff { first: TimeDelta::seconds(1), longest: TimeDelta::hours(1), attempts };
            prop_assert_eq!(retry.wait(attempts, retry.attempts(), chance), None);
            prop_assert!(attempts == 1 || retry.wait(attempts - 1, retry.attempts(), chance).is_some());
        }
    }
}
