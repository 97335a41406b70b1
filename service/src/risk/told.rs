use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::risk::RiskHoldReason;
use rebated_entity::risk_hold;
use serde::Serialize;

/// A hold as the audit log tells of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    user_id: Option<UserId>,
    order_id: Option<OrderId>,
    reason: RiskHoldReason,
    released_at: Option<DateTime<Utc>>,
}

impl Told {
    pub(super) fn of(row: &risk_hold::Model) -> Self {
        Self {
            user_id: row.user_id,
            order_id: row.order_id,
            reason: row.reason,
            released_at: row.released_at,
        }
    }
}
