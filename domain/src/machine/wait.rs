use chrono::TimeDelta;

/// Waits that double until they are long enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubling {
    /// The first wait.
    pub first: TimeDelta,
    /// No wait is longer.
    pub longest: TimeDelta,
}

impl Doubling {
    /// How long to wait when it was tried `tries` times already.
    pub fn wait(&self, tries: u32) -> TimeDelta {
        let factor = 1i32.checked_shl(tries.min(30)).unwrap_or(i32::MAX);
        self.first.checked_mul(factor).map_or(self.longest, |wait| wait.min(self.longest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let waits = Doubling { first: TimeDelta::seconds(30), longest: TimeDelta::minutes(10) };
        let seconds: Vec<_> = (0..7).map(|n| waits.wait(n).num_seconds()).collect();
        assert_eq!(seconds, [30, 60, 120, 240, 480, 600, 600]);
        assert_eq!(waits.wait(u32::MAX), TimeDelta::minutes(10));
    }
}
