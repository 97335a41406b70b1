use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::id::{OrderId, RebateId, UserId};
use crate::money::Money;
use crate::rebate::{BeneficiaryRole, RebateStatus};

/// A rebate as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RebateFacts {
    /// Which rebate.
    pub rebate_id: RebateId,
    /// Of which order; null unless the beneficiary bought it.
    pub order_id: Option<OrderId>,
    /// Who gets it.
    pub beneficiary_id: UserId,
    /// When the order was placed; null in what the passing of time did, such as the end of a hold.
    pub ordered_at: Option<DateTime<Utc>>,
    /// Why they get it.
    pub role: BeneficiaryRole,
    /// The state before; null for a rebate that is new.
    pub status_before: Option<RebateStatus>,
    /// The state now.
    pub status: RebateStatus,
    /// What it pays in all, as far as that is known today.
    pub amount: Money,
    /// What of it is announced and not credited.
    pub pending: Money,
    /// What of it is credited.
    pub credited: Money,
    /// What was credited before.
    pub credited_before: Money,
}

subject!(RebateFacts, rebate_id, beneficiary_id);
