use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::id::{RuleId, RuleVersionId};
use crate::money::Money;

codes! {
    /// Why a rule did or did not apply to a line.
    pub enum Outcome {
        /// It covers the line and was first to do so.
        Applied = "APPLIED",
        /// The order was placed after the rule ended.
        NoLongerValid = "NO_LONGER_VALID",
        /// The order was placed before the rule began.
        NotYetValid = "NOT_YET_VALID",
        /// The line's category is not covered.
        OtherCategory = "OTHER_CATEGORY",
        /// The fixed reward is in another currency than the line.
        OtherCurrency = "OTHER_CURRENCY",
        /// The order's source is not covered.
        OtherSource = "OTHER_SOURCE",
        /// It covers the line, but a rule tried earlier applied.
        Outranked = "OUTRANKED",
    }
}

/// One rule that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Considered {
    /// The rule.
    pub rule_id: RuleId,
    /// Its version in force.
    pub version_id: RuleVersionId,
    /// The version's number.
    pub number: i32,
    /// The rule's name.
    pub name: String,
    /// Whether it applied, or why not.
    pub outcome: Outcome,
}

/// One step of the calculation, in the order in which it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What the step is about, in plain English.
    pub label: String,
    /// The amount after the step.
    pub amount: Money,
}

/// Why a line pays a beneficiary what it pays. Written by the code that books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Every rule that was looked at when the line was first priced.
    pub considered: Vec<Considered>,
    /// The amount that the reward is a share of, after refunds.
    pub net: Money,
    /// The calculation with its numbers, such as `5% of 30.00 = 1.50, rounded down`.
    pub formula: String,
    /// The calculation step by step.
    pub steps: Vec<Step>,
    /// What the line pays.
    pub target: Money,
}
