use chrono::TimeDelta;

use super::{PaymentFacts, PaymentStatus, PaymentTerms};
use crate::machine::described;

described! {
    /// Why a payment wakes by itself.
    pub enum PaymentWake {
        /// the worker's lease ends
        Lease,
        /// asks the channel what became of the number
        Query,
        /// asks the channel whether it is paid, until the buyer's time is over
        Poll,
        /// reminds somebody
        Remind,
    }
}

impl PaymentStatus {
    /// Why a payment in this state wakes by itself; none when nothing is left to do.
    pub const fn wake(self) -> Option<PaymentWake> {
        match self {
            Self::Created => Some(PaymentWake::Lease),
            Self::Unknown | Self::Closing => Some(PaymentWake::Query),
            Self::Open => Some(PaymentWake::Poll),
            Self::Disputed => Some(PaymentWake::Remind),
            Self::Closed | Self::Paid => None,
        }
    }

    /// After how long it wakes, from now. An open payment also wakes when the buyer's time is over.
    pub fn wakes_after(self, facts: &PaymentFacts, terms: &PaymentTerms) -> Option<TimeDelta> {
        Some(match self.wake()? {
            PaymentWake::Lease => terms.lease,
            PaymentWake::Query => terms.query.wait(facts.polls),
            PaymentWake::Poll => terms.poll.wait(facts.polls),
            PaymentWake::Remind => terms.remind_every,
        })
    }
}
