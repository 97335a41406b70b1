use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Budget, Caps, Reward, Scope};
use crate::rebate::BeneficiaryRole;

/// What one version of a rule says. It never changes once published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleSpec {
    /// Whom the rule pays.
    #[serde(default = "buyer")]
    pub beneficiary: BeneficiaryRole,
    /// Which lines it covers. Absent: all.
    #[serde(default)]
    pub scope: Scope,
    /// A further condition in CEL, the Common Expression Language: true where the rule covers the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What it pays.
    pub reward: Reward,
    /// Applies alone: not after another rule, and none after it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
    /// At most one rule of a group applies; rules of different groups add up. Absent: the main group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack_group: Option<String>,
    /// Keys of rules that do not apply beside this one, at most 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// Bounds of what it pays.
    #[serde(default)]
    pub caps: Caps,
    /// What it may pay in all. Absent: no bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    /// Pays beyond the net commission, out of its budget. Absent: never.
    #[serde(default, skip_serializing_if = "is_false")]
    pub subsidised: bool,
}

fn buyer() -> BeneficiaryRole {
    BeneficiaryRole::Buyer
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl RuleSpec {
    /// A rule for the buyer that covers everything and pays `reward`.
    pub fn paying(reward: Reward) -> Self {
        Self {
            beneficiary: BeneficiaryRole::Buyer,
            scope: Scope::default(),
            when: None,
            reward,
            exclusive: false,
            stack_group: None,
            excludes: Vec::new(),
            caps: Caps::default(),
            budget: None,
            subsidised: false,
        }
    }

    /// Whether what it pays depends on what it has paid elsewhere.
    pub fn is_limited(&self) -> bool {
        self.budget.is_some()
            || self.caps.per_user_per_day.is_some()
            || self.caps.per_user_per_month.is_some()
            || self.caps.per_user.is_some()
    }
}
