use super::PaymentMachine;
use crate::machine::{Case, described};

described! {
    /// What is written in the transaction of a change.
    pub enum PaymentEffect {
        /// number and time limit are stored, and committed before the call
        CommitNumber,
        /// what the buyer needs to pay is stored
        KeepPayLink,
        /// the ledger books the money for the order, once for each payment
        BookCapture,
        /// the order takes the payment (O04)
        PayOrder,
        /// the order takes the payment (O04) if it waits for one; if not, the payment is marked as late
        PayOrderIfWaits,
        /// the payment is marked as late, or as a second one
        MarkNotNeeded,
        /// the ledger books the money as in suspense, if it is at our account
        BookSuspense,
        /// the ledger takes the money out of suspense
        ClearSuspense,
        /// the evidence is logged
        LogEvidence,
    }
}

described! {
    /// What is sent or called after the transaction.
    pub enum PaymentFollow {
        /// make it known to the channel
        CallCreate,
        /// ask the channel to close it
        CallClose,
        /// show the buyer why it cannot be
        TellReason,
        /// tell the buyer
        TellBuyer,
        /// refund all of it to the same payment (R02)
        RefundAll,
        /// refund all of it to the same payment (R02), if the order did not wait for it
        RefundAllIfNotNeeded,
        /// hand the refund that the report tells of to the refund machine
        HandOnRefund,
        /// raise an alarm
        Alarm,
    }
}

impl PaymentEffect {
    /// What it comes to.
    pub(super) fn resolve(self, case: &Case<'_, PaymentMachine>) -> Self {
        match self {
            Self::PayOrderIfWaits if case.facts.order_waits => Self::PayOrder,
            Self::PayOrderIfWaits => Self::MarkNotNeeded,
            other => other,
        }
    }
}

impl PaymentFollow {
    /// What it comes to. None when nothing follows.
    pub(super) fn resolve(self, case: &Case<'_, PaymentMachine>) -> Option<Self> {
        match self {
            Self::RefundAllIfNotNeeded => (!case.facts.order_waits).then_some(Self::RefundAll),
            other => Some(other),
        }
    }
}
