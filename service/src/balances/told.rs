use chrono::{DateTime, Utc};
use rebated_domain::balance::{AdjustmentReason, AdjustmentStatus};
use rebated_domain::id::{AdjustmentId, UserId};
use rebated_domain::money::Money;
use rebated_entity::{balance_adjustment, balance_hold};
use serde::Serialize;

/// An adjustment as the audit log tells of it. The amount is in minor units.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldAdjustment {
    user_id: UserId,
    amount: Money,
    reason: AdjustmentReason,
    status: AdjustmentStatus,
    reverses_id: Option<AdjustmentId>,
}

impl ToldAdjustment {
    pub(super) fn of(row: &balance_adjustment::Model) -> Self {
        Self {
            user_id: row.user_id,
            amount: Money::new(row.amount_minor, row.currency),
            reason: row.reason,
            status: row.status,
            reverses_id: row.reverses_id,
        }
    }
}

/// A hold as the audit log tells of it. The amount is in minor units.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldHold {
    user_id: UserId,
    amount: Money,
    reason: AdjustmentReason,
    expires_at: Option<DateTime<Utc>>,
}

impl ToldHold {
    pub(super) fn of(row: &balance_hold::Model) -> Self {
        Self {
            user_id: row.user_id,
            amount: Money::new(row.amount_minor, row.currency),
            reason: row.reason,
            expires_at: row.expires_at,
        }
    }
}

/// What was taken of a hold, in minor units.
#[derive(Serialize)]
pub(super) struct Taken {
    pub(super) taken: Money,
}
