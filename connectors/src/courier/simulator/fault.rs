use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use crate::payments::simulator::CallbackFault;

/// A call of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the calls of the port")]
pub enum CourierCall {
    Track,
    Intercept,
}

/// What goes wrong with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourierFault {
    /// The answer comes so much later.
    Delay(Duration),
    /// "Unavailable", and nothing was done.
    UnavailableBefore,
    /// "Unavailable", and it was done.
    UnavailableAfter,
    /// The answer is no answer of the protocol's, and it was done.
    Garbage,
    /// It was done, and the answer is about something else.
    WrongName,
}

impl CourierFault {
    /// Whether it strikes instead of the effect.
    pub(super) const fn is_before(self) -> bool {
        matches!(self, Self::UnavailableBefore)
    }
}

/// What will go wrong, in order. Each fault strikes once.
#[derive(Debug, Default)]
pub(super) struct Script {
    calls: Mutex<VecDeque<(CourierCall, CourierFault)>>,
    callbacks: Mutex<VecDeque<CallbackFault>>,
}

impl Script {
    pub(super) fn add(&self, call: CourierCall, fault: CourierFault) {
        self.calls.lock().expect("no holder of the script panics").push_back((call, fault));
    }

    pub(super) fn add_callback(&self, fault: CallbackFault) {
        self.callbacks.lock().expect("no holder of the script panics").push_back(fault);
    }

    /// The fault of this call, if one waits for it.
    pub(super) fn next(&self, call: CourierCall) -> Option<CourierFault> {
        let mut calls = self.calls.lock().expect("no holder of the script panics");
        let place = calls.iter().position(|(of, _)| *of == call)?;
        calls.remove(place).map(|(_, fault)| fault)
    }

    /// The fault of the next callback.
    pub(super) fn next_callback(&self) -> Option<CallbackFault> {
        self.callbacks.lock().expect("no holder of the script panics").pop_front()
    }
}
