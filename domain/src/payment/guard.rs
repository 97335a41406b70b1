use super::{PaymentInput, PaymentMachine};
use crate::machine::{Case, described};

described! {
    /// What must be so for a row to apply.
    pub enum PaymentGuard {
        /// the order waits for its payment
        OrderWaits,
        /// the order does not wait for a payment
        OrderDoesNotWait,
        /// the amount is the order's total
        IsTotal,
        /// no other payment of the order is open at the channel
        NoOtherOpen,
        /// app, merchant and amount of the report are ours
        IsOurs,
        /// app, merchant or amount of the report is not ours
        IsNotOurs,
        /// the report tells of no refund
        TellsOfNoRefund,
        /// there is evidence
        GaveEvidence,
        /// when a timer says so, the time has come
        OnTime,
    }
}

impl PaymentGuard {
    pub(super) fn holds(self, case: &Case<'_, PaymentMachine>) -> bool {
        let facts = case.facts;
        match self {
            Self::OrderWaits => facts.order_waits,
            Self::OrderDoesNotWait => !facts.order_waits,
            Self::IsTotal => facts.is_total,
            Self::NoOtherOpen => !facts.other_open,
            Self::IsOurs => facts.is_ours,
            Self::IsNotOurs => !facts.is_ours,
            Self::TellsOfNoRefund => !facts.tells_of_refund,
            Self::GaveEvidence => facts.gave_evidence,
            Self::OnTime => case.input != PaymentInput::Timer || facts.is_due,
        }
    }
}
