use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;

/// What goes wrong with a call. Each strikes once, at the next call, except [`LateRows`](Self::LateRows).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulatorFault {
    /// "Too many calls", with the network's own code.
    RateLimited,
    /// A gateway in between answers 502.
    Away,
    /// No answer, for as long as the client waits.
    Hang,
    /// The first half of the answer.
    HalfAnswer,
    /// An answer that is not JSON.
    Garbage,
    /// "Service unavailable", with the network's own code.
    SystemError,
    /// Every row twice on the page.
    DuplicateRows,
    /// Rows can be seen only so many seconds after they were modified, from now on. Zero ends it.
    LateRows(u32),
}

/// What will go wrong, in order.
#[derive(Debug, Default)]
pub(super) struct Script {
    calls: Mutex<VecDeque<SimulatorFault>>,
    late_seconds: AtomicI64,
}

impl Script {
    pub(super) fn add(&self, fault: SimulatorFault) {
        match fault {
            SimulatorFault::LateRows(seconds) => {
                self.late_seconds.store(i64::from(seconds), Ordering::SeqCst);
            }
            fault => self.calls.lock().expect("no holder of the script panics").push_back(fault),
        }
    }

    /// The fault of this call, if one waits.
    pub(super) fn next(&self) -> Option<SimulatorFault> {
        self.calls.lock().expect("no holder of the script panics").pop_front()
    }

    /// How long a row stays unseen.
    pub(super) fn late(&self) -> TimeDelta {
        TimeDelta::seconds(self.late_seconds.load(Ordering::SeqCst))
    }
}
