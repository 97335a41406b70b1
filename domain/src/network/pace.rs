use chrono::TimeDelta;

/// No window is split below this.
pub const SHORTEST_WINDOW: TimeDelta = TimeDelta::minutes(1);

/// The longest pause after calls that brought nothing.
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(15);

/// How long the next window is after one of `length` could not be read: half as long.
pub fn after_trouble(length: TimeDelta) -> TimeDelta {
    (length / 2).max(SHORTEST_WINDOW)
}

/// How long the next window is after one was read: twice as long, up to what the network takes.
pub fn after_success(length: TimeDelta, longest: TimeDelta) -> TimeDelta {
    (length * 2).clamp(SHORTEST_WINDOW.min(longest), longest)
}

/// How long a network is left alone after the `failures`-th call in a row that brought nothing: half a minute, doubling,
/// at most a quarter of an hour.
pub fn pause(failures: i32) -> TimeDelta {
    let doublings = failures.saturating_sub(1).clamp(0, 5);
    (TimeDelta::seconds(30) * (1 << doublings)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_halve_and_double_within_their_limits() {
        let longest = TimeDelta::hours(3);
        assert_eq!(after_trouble(longest), TimeDelta::minutes(90));
        assert_eq!(after_trouble(TimeDelta::seconds(61)), SHORTEST_WINDOW);
        assert_eq!(after_success(TimeDelta::minutes(1), longest), TimeDelta::minutes(2));
        assert_eq!(after_success(longest, longest), longest);
        // a festival has begun
        assert_eq!(after_success(longest, TimeDelta::minutes(20)), TimeDelta::minutes(20));
    }

    #[test]
    fn pauses_grow_and_end_growing() {
        let pauses: Vec<i64> = [1, 2, 3, 6, 7, 1_000_000].map(|n| pause(n).num_seconds()).into();
        assert_eq!(pauses, [30, 60, 120, 900, 900, 900]);
    }
}
