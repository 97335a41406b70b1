use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::claim::ClaimStanding;
use crate::id::{OrderClaimId, OrderId, UserId};
use crate::order::OrderSource;

/// A claim that is over. What spoke for it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClaimFacts {
    /// Which claim.
    pub claim_id: OrderClaimId,
    /// Who made it.
    pub user_id: UserId,
    /// At which network the order was placed.
    pub source: OrderSource,
    /// The order's number there, as the claimant wrote it.
    pub order_number: String,
    /// `GRANTED`, `REFUSED` or `EXPIRED`.
    pub status: ClaimStanding,
    /// The order, which is now the claimant's; null unless the claim is granted.
    pub order_id: Option<OrderId>,
}

subject!(ClaimFacts, claim_id, user_id);
