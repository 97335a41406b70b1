use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::id::{OrderId, RefundId, UserId};
use crate::money::Money;
use crate::refund::{RefundReason, RefundStatus, RefundTrigger};

/// A refund as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefundFacts {
    /// Which refund.
    pub refund_id: RefundId,
    /// Its number.
    pub number: String,
    /// Of which order.
    pub order_id: OrderId,
    /// Who bought; null when that is not known.
    pub buyer_id: Option<UserId>,
    /// Who started it.
    pub trigger: RefundTrigger,
    /// Why money goes back.
    pub reason: RefundReason,
    /// The state before; null for a refund that is new.
    pub status_before: Option<RefundStatus>,
    /// The state now.
    pub status: RefundStatus,
    /// How much goes back.
    pub amount: Money,
}

subject!(RefundFacts, refund_id, buyer_id);
