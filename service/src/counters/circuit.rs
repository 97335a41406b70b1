use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long nobody asks again after a failure.
pub(super) const PAUSE: Duration = Duration::from_secs(1);

/// Keeps callers from something that has failed: during an outage one of them tries after each pause.
#[derive(Debug, Default)]
pub(super) struct Circuit {
    /// Until when nobody passes; none while all is well.
    closed_until: Mutex<Option<Instant>>,
}

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// Everybody.
    All,
    /// This one, to see whether the outage is over.
    Trial,
    /// Not this one.
    Nobody,
}

impl Circuit {
    /// Whether the caller may pass.
    pub(super) fn pass(&self, now: Instant) -> Pass {
        let mut until = self.closed_until.lock().unwrap_or_else(PoisonError::into_inner);
        match *until {
            None => Pass::All,
            Some(time) if now < time => Pass::Nobody,
            Some(_) => {
                // the others go on without waiting for what comes of it
                *until = Some(now + PAUSE);
                Pass::Trial
            }
        }
    }

    /// Notes a failure; true if it begins an outage.
    pub(super) fn fail(&self, now: Instant) -> bool {
        let mut until = self.closed_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.replace(now + PAUSE).is_none()
    }

    /// Notes that a trial has succeeded; true if that ends an outage.
    pub(super) fn recover(&self) -> bool {
        self.closed_until.lock().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::disallowed_methods, reason = "any moment to count from")]
    fn start() -> Instant {
        Instant::now()
    }

    #[test]
    fn one_caller_tries_after_each_pause() {
        let (circuit, start) = (Circuit::default(), start());
        assert_eq!(circuit.pass(start), Pass::All);
        assert!(circuit.fail(start));
        assert!(!circuit.fail(start), "the same outage");
        let late = start + PAUSE;
        assert_eq!(circuit.pass(late - Duration::from_nanos(1)), Pass::Nobody);
        assert_eq!((circuit.pass(late), circuit.pass(late)), (Pass::Trial, Pass::Nobody));
        assert!(!circuit.fail(late + PAUSE / 2), "the trial has failed");
        assert_eq!(circuit.pass(late + PAUSE), Pass::Nobody);
        assert_eq!(circuit.pass(late + PAUSE * 2), Pass::Trial);
        assert!(circuit.recover());
        assert!(!circuit.recover());
        assert_eq!(circuit.pass(late), Pass::All);
    }

    #[test]
    fn a_trial_that_is_given_up_is_followed_by_another() {
        let (circuit, start) = (Circuit::default(), start());
        circuit.fail(start);
        assert_eq!(circuit.pass(start + PAUSE), Pass::Trial);
        assert_eq!(circuit.pass(start + PAUSE * 2), Pass::Trial);
    }
}
