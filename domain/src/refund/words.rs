use crate::code::codes;

codes! {
    /// Who started a refund.
    pub enum RefundTrigger {
        /// A member of support.
        Support = "SUPPORT",
        /// The platform itself.
        System = "SYSTEM",
        /// The buyer.
        User = "USER",
    }
}

codes! {
    /// Where a refund is in its life.
    pub enum RefundStatus {
        /// Waiting for somebody's decision.
        InReview = "IN_REVIEW",
        /// Approved; the money is about to go out.
        Ready = "READY",
        /// The buyer has the money.
        Succeeded = "SUCCEEDED",
        /// Refused.
        Rejected = "REJECTED",
        /// Withdrawn by the buyer.
        Cancelled = "CANCELLED",
    }
}

codes! {
    /// What can be done with a refund.
    pub enum RefundAction {
        /// Grant it.
        Approve = "APPROVE",
        /// Refuse it.
        Reject = "REJECT",
        /// Withdraw it.
        Cancel = "CANCEL",
        /// Record that the buyer has the money.
        Settle = "SETTLE",
    }
}

codes! {
    /// Why money goes back.
    pub enum RefundReason {
        /// The buyer no longer wants it.
        ChangedMind = "CHANGED_MIND",
        /// It arrived damaged or does not work.
        Defective = "DEFECTIVE",
        /// It never arrived.
        NotReceived = "NOT_RECEIVED",
        /// It is not what was described.
        NotAsDescribed = "NOT_AS_DESCRIBED",
        /// Sold out.
        OutOfStock = "OUT_OF_STOCK",
        /// Sold at a wrong price.
        WrongPrice = "WRONG_PRICE",
        /// Something else; the note says what.
        Other = "OTHER",
    }
}
