use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

/// How many calls a second are taken. It measures real time, as whoever paces calls does, whatever the injected clock
/// says.
#[derive(Debug, Default)]
pub(super) struct Limit(Mutex<Measured>);

#[derive(Debug, Default)]
struct Measured {
    per_second: Option<usize>,
    taken: VecDeque<Instant>,
}

impl Limit {
    pub(super) fn set(&self, per_second: usize) {
        self.0.lock().expect("no holder of the limit panics").per_second = Some(per_second);
    }

    /// Whether one more call is within the limit; it counts if it is.
    pub(super) fn take(&self) -> bool {
        let mut measured = self.0.lock().expect("no holder of the limit panics");
        let Some(most) = measured.per_second else { return true };
        let now = Instant::now();
        while measured.taken.front().is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(1)) {
            measured.taken.pop_front();
        }
        let is_within = measured.taken.len() < most;
        if is_within {
            measured.taken.push_back(now);
        }
        is_within
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_second_that_just_went_by_counts() {
        let limit = Limit::default();
        assert!((0..100).all(|_| limit.take()), "nothing is limited by itself");
        limit.set(2);
        assert_eq!([limit.take(), limit.take(), limit.take()], [true, true, false]);
        tokio::time::advance(Duration::from_millis(999)).await;
        assert!(!limit.take());
        tokio::time::advance(Duration::from_millis(1)).await;
        assert_eq!([limit.take(), limit.take(), limit.take()], [true, true, false]);
    }
}
