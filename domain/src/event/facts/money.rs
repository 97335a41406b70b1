use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::code::codes;
use crate::id::{BillId, UserId};
use crate::money::Money;

codes! {
    /// What changed a balance.
    pub enum BalanceCause {
        /// A correction by hand.
        Adjustment = "ADJUSTMENT",
        /// A part was set aside, taken or set free.
        Hold = "HOLD",
        /// A part that was set aside is free again, because its time was over.
        HoldExpired = "HOLD_EXPIRED",
        /// Rebates were announced, credited or taken back.
        Rebates = "REBATES",
        /// A refund was paid into the balance.
        Refund = "REFUND",
    }
}

/// A balance that is another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BalanceFacts {
    /// Whose.
    pub user_id: UserId,
    /// What changed it.
    pub cause: BalanceCause,
}

/// A bill, in the currency of its amounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillFacts {
    /// Which bill.
    pub bill_id: BillId,
    /// Its number.
    pub number: String,
    /// Whose.
    pub user_id: UserId,
    /// The month, such as `2026-11`.
    pub period: String,
    /// Carried in from the month before.
    pub opening: Money,
    /// What came in.
    pub credits: Money,
    /// What went out.
    pub debits: Money,
    /// Carried into the next month.
    pub closing: Money,
}

subject!(BalanceFacts, user_id, user_id);
subject!(BillFacts, bill_id, user_id);
