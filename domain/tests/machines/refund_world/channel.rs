//! The channel and the network before it.

use super::{Refund, Step};

/// What the channel has stored of a number. It keeps its promise that a number moves money at most once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Record {
    /// Nothing.
    #[default]
    None,
    /// It is working on it.
    Processing,
    /// The buyer's account cannot take the money.
    Abnormal,
    /// Closed for good: nothing moved.
    Closed,
    /// The money moved.
    Success,
    /// The money moved and came back.
    Returned,
}

/// One number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number {
    /// What the channel has stored.
    pub record: Record,
    /// Requests on the network that may still land. At most two; none that could not change anything.
    pub in_flight: u8,
    /// It was abnormal once, and a callback that says so may still come.
    pub was_abnormal: bool,
    /// The ledger has booked that the money came back.
    pub return_booked: bool,
}

impl Number {
    /// What reached the buyer and stayed.
    pub fn moved(&self) -> i32 {
        i32::from(self.record == Record::Success)
    }

    /// Whether money has moved, or may, unless somebody does something.
    pub fn may_have_moved(&self) -> bool {
        match self.record {
            Record::None => self.in_flight > 0,
            Record::Closed => false,
            Record::Processing | Record::Abnormal | Record::Success | Record::Returned => true,
        }
    }

    /// One more request on the network.
    pub fn send(&mut self) {
        self.in_flight = (self.in_flight + 1).min(2);
        self.settle();
    }

    pub(super) fn set(&mut self, record: Record) {
        self.record = record;
        self.was_abnormal |= record == Record::Abnormal;
        self.settle();
    }

    /// A request for a number that is stored already changes nothing: it need not be followed.
    fn settle(&mut self) {
        if self.record != Record::None {
            self.in_flight = 0;
        }
    }
}

/// What the channel and the network do on their own.
pub(super) fn steps(world: &Refund, to: &mut Vec<(Step, Refund)>) {
    for at in 0..=world.current {
        let number = world.numbers[at];
        let mut becomes = |step: fn(usize) -> Step, change: &dyn Fn(&mut Number)| {
            let mut next = *world;
            change(&mut next.numbers[at]);
            to.push((step(at), next));
        };
        if number.in_flight > 0 {
            becomes(Step::Lost, &|number| number.in_flight -= 1);
            becomes(Step::LandedDone, &|number| number.set(Record::Success));
            becomes(Step::LandedAccepted, &|number| number.set(Record::Processing));
        }
        match number.record {
            Record::Processing => {
                becomes(Step::Finished, &|number| number.set(Record::Success));
                becomes(Step::ClosedIt, &|number| number.set(Record::Closed));
                becomes(Step::FoundAbnormal, &|number| number.set(Record::Abnormal));
            }
            // the channel's people, or ours, find another account
            Record::Abnormal => becomes(Step::Finished, &|number| number.set(Record::Success)),
            Record::Success => becomes(Step::BankSentBack, &|number| number.set(Record::Returned)),
            Record::None | Record::Closed | Record::Returned => {}
        }
    }
}
