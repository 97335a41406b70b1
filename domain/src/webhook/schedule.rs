use chrono::TimeDelta;

/// The waits between attempts, in seconds: those of the Standard Webhooks specification.
const WAITS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/// How often a delivery is tried in all.
pub const MOST_ATTEMPTS: i32 = 10;

/// How long to wait after attempt `failed` (from 1) has failed: the listed wait and up to a tenth of it more, so that
/// what failed together is not repeated together. None when it was the last attempt. `chance` is any number.
pub fn wait(failed: i32, chance: u64) -> Option<TimeDelta> {
    let nth = usize::try_from(failed).ok()?.checked_sub(1)?;
    let millis = WAITS.get(nth)? * 1_000;
    let most = u64::try_from(millis / 10).unwrap_or(0);
    let jitter = i64::try_from(chance % (most + 1)).unwrap_or(0);
    Some(TimeDelta::milliseconds(millis + jitter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn waits_are_those_of_the_specification() {
        let waits: Vec<_> = (1..=MOST_ATTEMPTS).map(|n| wait(n, 0).map(|wait| wait.num_seconds())).collect();
        let hours = |hours: i64| Some(hours * 3_600);
        let expected = [Some(5), Some(300), Some(1_800), hours(2), hours(5), hours(10), hours(14), hours(20)];
        assert_eq!(waits[..8], expected);
        assert_eq!(waits[8..], [hours(24), None]);
        assert_eq!(wait(0, 0), None);
    }

    proptest! {
        #[test]
        fn jitter_adds_a_tenth_at_most(failed in 1i32..MOST_ATTEMPTS, chance: u64) {
            let (least, found) = (wait(failed, 0).unwrap(), wait(failed, chance).unwrap());
            prop_assert!(found >= least && found <= least + least / 10);
        }
    }
}
