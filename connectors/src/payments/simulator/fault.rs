use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use chrono::TimeDelta;

/// A call of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the calls of the port")]
pub enum Call {
    Create,
    Query,
    Close,
    Refund,
    QueryRefund,
    Certificates,
}

/// What goes wrong with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The answer comes so much later.
    Delay(Duration),
    /// "System error", and nothing was done.
    SystemErrorBefore,
    /// "System error", and it was done.
    SystemErrorAfter,
    /// No answer, and nothing was done.
    HangBefore,
    /// No answer, and it was done.
    HangAfter,
    /// The connection breaks within the answer, and nothing was done.
    BreakBefore,
    /// The connection breaks within the answer, and it was done.
    BreakAfter,
    /// A gateway in between answers 502, and nothing was done.
    BadGateway,
    /// The answer is no answer of the channel's, and it was done.
    Garbage,
    /// Too many calls; nothing was done.
    RateLimited,
    /// The merchant's balance does not suffice; nothing was done.
    NotEnough,
    /// It was done, and the answer's signature is of another text.
    BadSignature,
    /// It was done, and the answer is signed with somebody else's key.
    ForeignSignature,
    /// It was done, and the answer is not signed.
    NoSignature,
    /// It was done, and the answer names another number.
    WrongNumber,
    /// The refund is taken on and never ends.
    Stuck,
    /// The refund is taken on and will be closed.
    Closed,
    /// The refund is taken on and the payer's account cannot take it, until somebody applies it again.
    Abnormal,
    /// The refund moves, and hours later the payer's bank sends it back.
    Returned,
    /// Refused for good; nothing was done.
    Refused,
}

/// What goes wrong with one callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallbackFault {
    /// It is never sent.
    Lost,
    /// It is sent twice, also if the first was acknowledged.
    Twice,
    /// It is sent so much later.
    Late(TimeDelta),
    /// It states one fen more.
    WrongAmount,
    /// It states another app.
    WrongApp,
    /// It states another merchant.
    WrongMerchant,
    /// It is signed with somebody else's key.
    Forged,
    /// It was changed after it was signed.
    Tampered,
    /// It was signed ten minutes ago (WeChat Pay).
    Stale,
    /// It is signed and says nothing that can be read.
    Garbage,
    /// Its signature is a probe (WeChat Pay).
    Probe,
}

/// Where in a call its fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Instead of the effect.
    Before,
    /// After the effect, or in it.
    After,
}

impl Fault {
    pub(crate) const fn stage(self) -> Stage {
        match self {
            Self::SystemErrorBefore
            | Self::HangBefore
            | Self::BreakBefore
            | Self::BadGateway
            | Self::RateLimited
            | Self::NotEnough
            | Self::Refused => Stage::Before,
            _ => Stage::After,
        }
    }
}

/// What will go wrong, in order. Each fault strikes once.
#[derive(Debug, Default)]
pub(crate) struct Script {
    calls: Mutex<VecDeque<(Call, Fault)>>,
    callbacks: Mutex<VecDeque<CallbackFault>>,
}

impl Script {
    pub(crate) fn add(&self, call: Call, fault: Fault) {
        self.calls.lock().expect("no holder of the script panics").push_back((call, fault));
    }

    pub(crate) fn add_callback(&self, fault: CallbackFault) {
        self.callbacks.lock().expect("no holder of the script panics").push_back(fault);
    }

    /// The fault of this call, if one waits for it.
    pub(crate) fn next(&self, call: Call) -> Option<Fault> {
        let mut calls = self.calls.lock().expect("no holder of the script panics");
        let place = calls.iter().position(|(of, _)| *of == call)?;
        calls.remove(place).map(|(_, fault)| fault)
    }

    /// The fault of the next callback.
    pub(crate) fn next_callback(&self) -> Option<CallbackFault> {
        self.callbacks.lock().expect("no holder of the script panics").pop_front()
    }
}
