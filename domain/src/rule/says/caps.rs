use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::money::Money;

/// Bounds of what one rule pays one beneficiary. Days and months are those of the order in the platform's
/// zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Caps {
    /// What an order is raised to when it would earn less, but something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_per_order: Option<Money>,
    /// Most for one order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_per_order: Option<Money>,
    /// Most for one beneficiary and day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_user_per_day: Option<Money>,
    /// Most for one beneficiary and month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_user_per_month: Option<Money>,
    /// Most for one beneficiary, ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_user: Option<Money>,
}

/// What a rule may pay to everybody together: reserved when an order is tracked, spent when it is credited,
/// released when it is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Budget {
    /// Over the whole life of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
    /// For the orders of one day in the platform's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_day: Option<Money>,
}

impl Caps {
    /// Every amount with its field's name.
    pub fn amounts(&self) -> [(&'static str, Option<Money>); 5] {
        [
            ("minPerOrder", self.min_per_order),
            ("maxPerOrder", self.max_per_order),
            ("perUserPerDay", self.per_user_per_day),
            ("perUserPerMonth", self.per_user_per_month),
            ("perUser", self.per_user),
        ]
    }
}
