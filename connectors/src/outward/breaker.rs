use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};

/// Lets no calls through to a service that has stopped answering, so that they do not pile up behind their time
/// limits.
///
/// Closed: everything passes. After so many failures one after the other it is open: nothing passes, for a pause.
/// Then it is half open: one call passes at a time, and decides. A try that never reports back is given up after
/// another pause.
pub(crate) struct Breaker {
    failures: u32,
    pause: TimeDelta,
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed { failures: u32 },
    Open { until: DateTime<Utc> },
    HalfOpen { tried_at: DateTime<Utc> },
}

impl Breaker {
    /// Opens after `failures` in a row, for `pause`.
    pub(crate) const fn new(failures: u32, pause: TimeDelta) -> Self {
        Self { failures, pause, state: Mutex::new(State::Closed { failures: 0 }) }
    }

    /// Whether a call may pass. Whoever passes says how it went.
    pub(crate) fn admits(&self, now: DateTime<Utc>) -> bool {
        let mut state = self.state.lock().expect("no holder of the state panics");
        let passes = match *state {
            State::Closed { .. } => return true,
            State::Open { until } => now >= until,
            State::HalfOpen { tried_at } => now >= tried_at + self.pause,
        };
        if passes {
            *state = State::HalfOpen { tried_at: now };
        }
        passes
    }

    /// The service has answered.
    pub(crate) fn succeeded(&self) {
        *self.state.lock().expect("no holder of the state panics") = State::Closed { failures: 0 };
    }

    /// The service has not answered, or not sensibly.
    pub(crate) fn failed(&self, now: DateTime<Utc>) {
        let mut state = self.state.lock().expect("no holder of the state panics");
        *state = match *state {
            State::Closed { failures } if failures + 1 < self.failures => {
                State::Closed { failures: failures + 1 }
            }
            State::Closed { .. } | State::HalfOpen { .. } => State::Open { until: now + self.pause },
            // a call from before it opened
            State::Open { until } => State::Open { until },
        };
    }

    /// For metrics: 0 closed, 1 half open, 2 open.
    pub(crate) fn level(&self) -> u8 {
        match *self.state.lock().expect("no holder of the state panics") {
            State::Closed { .. } => 0,
            State::HalfOpen { .. } => 1,
            State::Open { .. } => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAUSE: TimeDelta = TimeDelta::seconds(10);

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a time")
    }

    fn open() -> Breaker {
        let breaker = Breaker::new(3, PAUSE);
        (0..3).for_each(|_| breaker.failed(at(0)));
        breaker
    }

    #[test]
    fn failures_one_after_the_other_open_it() {
        let breaker = Breaker::new(3, PAUSE);
        breaker.failed(at(0));
        breaker.failed(at(0));
        breaker.succeeded();
        breaker.failed(at(0));
        breaker.failed(at(0));
        assert!(breaker.admits(at(0)) && breaker.level() == 0, "two in a row, twice");
        breaker.failed(at(0));
        assert!(!breaker.admits(at(9)) && breaker.level() == 2);
    }

    #[test]
    fn one_try_at_a_time_decides() {
        let breaker = open();
        assert!(breaker.admits(at(10)) && breaker.level() == 1);
        assert!(!breaker.admits(at(10)), "one is under way");
        breaker.failed(at(11));
        assert!(!breaker.admits(at(20)), "open again, from the failure on");
        assert!(breaker.admits(at(21)));
        breaker.succeeded();
        assert!(breaker.admits(at(21)) && breaker.admits(at(21)) && breaker.level() == 0);
    }

    #[test]
    fn a_try_that_was_dropped_does_not_keep_it_shut() {
        let breaker = open();
        assert!(breaker.admits(at(10)));
        assert!(!breaker.admits(at(19)));
        assert!(breaker.admits(at(20)));
    }

    #[test]
    fn late_failures_do_not_keep_it_open() {
        let breaker = open();
        breaker.failed(at(9));
        assert!(breaker.admits(at(10)));
    }
}
