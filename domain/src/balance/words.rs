use crate::code::codes;
use crate::ledger::TransferPhase;

codes! {
    /// Why finance corrects a balance or sets a part of it aside.
    pub enum AdjustmentReason {
        /// A mistake of the platform is made good.
        Correction = "CORRECTION",
        /// Something is disputed and has to be cleared first.
        Dispute = "DISPUTE",
        /// Rebates were gained by deceit.
        Fraud = "FRAUD",
        /// A kindness to a member.
        Goodwill = "GOODWILL",
        /// A purchase that no network reported.
        MissingOrder = "MISSING_ORDER",
        /// Something else; the note says what.
        Other = "OTHER",
    }
}

codes! {
    /// Where an adjustment is in its life.
    pub enum AdjustmentStatus {
        /// Waiting for a second person.
        Proposed = "PROPOSED",
        /// Booked.
        Posted = "POSTED",
        /// Refused by a second person, or withdrawn.
        Rejected = "REJECTED",
    }
}

codes! {
    /// What can be done with an adjustment.
    pub enum AdjustmentAction {
        /// Book it.
        Approve = "APPROVE",
        /// Refuse it.
        Reject = "REJECT",
    }
}

codes! {
    /// Where a hold is in its life.
    pub enum HoldStatus {
        /// The amount is reserved.
        Open = "OPEN",
        /// The amount, or a part of it, was taken; the rest is free again.
        Captured = "CAPTURED",
        /// The amount is free again.
        Released = "RELEASED",
        /// The amount is free again, because the hold's time was over.
        Expired = "EXPIRED",
    }
}

impl HoldStatus {
    /// The state of a hold, given how its pending transfer was settled.
    pub const fn after(settlement: Option<TransferPhase>) -> Self {
        match settlement {
            Some(TransferPhase::Post) => Self::Captured,
            Some(TransferPhase::Expire) => Self::Expired,
            Some(TransferPhase::Void) => Self::Released,
            Some(TransferPhase::Single | TransferPhase::Pending | TransferPhase::Tombstone) | None => {
                Self::Open
            }
        }
    }
}
