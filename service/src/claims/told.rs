use rebated_domain::claim::ClaimStatus;
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::order::OrderSource;
use rebated_entity::order_claim;
use serde::Serialize;

/// A claim as the audit log tells of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    user_id: UserId,
    source: OrderSource,
    order_number: String,
    status: ClaimStatus,
    order_id: Option<OrderId>,
    score: Option<i32>,
}

impl Told {
    pub(super) fn of(claim: &order_claim::Model) -> Self {
        Self {
            user_id: claim.user_id,
            source: claim.source,
            order_number: claim.order_number.clone(),
            status: claim.status,
            order_id: claim.order_id,
            score: claim.score,
        }
    }
}
