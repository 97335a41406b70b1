//! Why a line pays what it pays: kept as numbers, told in words when it is read.

mod build;
mod words;

use serde::{Deserialize, Serialize};

use super::{FirstSettled, Outcome, Step};
use crate::id::{RuleId, RuleVersionId};
use crate::money::Money;
use crate::order::OrderStatus;

pub use words::Language;

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
    /// Whether it applied, or the first condition that failed.
    pub outcome: Outcome,
}

/// What one rule pays, step by step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartExplained {
    /// The rule.
    pub rule_id: RuleId,
    /// The version that priced the line.
    pub version_id: RuleVersionId,
    /// The rule's name.
    pub name: String,
    /// The calculation in the order in which it was made.
    pub steps: Vec<Step>,
    /// What it pays, in minor units.
    pub amount: i64,
}

/// How the net commission is divided, in minor units.
/// Always `buyer + inviter + inviterOfInviter + margin = commission + subsidy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Split {
    /// The net commission after refunds.
    pub commission: i64,
    /// The buyer's rebate.
    pub buyer: i64,
    /// The inviter's.
    pub inviter: i64,
    /// The inviter's inviter's.
    pub inviter_of_inviter: i64,
    /// What budgets pay beyond the commission.
    pub subsidy: i64,
    /// What the platform keeps.
    pub margin: i64,
}

/// What pricing started from, in minor units. What is absent was not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inputs {
    /// What was paid for the line; from the source's report.
    pub paid: i64,
    /// What the source says went back.
    pub refunded_by_source: i64,
    /// What the platform refunded itself.
    pub refunded_by_platform: i64,
    /// Net commission; from the source's report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<i64>,
    /// Commission that the source took back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission_returned: Option<i64>,
    /// Number of items; from the source's report.
    pub quantity: i64,
    /// What was paid for the whole order; from the source's reports.
    pub order_amount: i64,
    /// The buyer's tier when the order was first priced; from the buyer's profile.
    pub tier: String,
    /// Whole days between registration and order; from the buyer's profile.
    pub days_registered: i64,
    /// What the buyer had bought in the month before; from earlier orders.
    pub month_volume: i64,
    /// Whether it is the buyer's first order that is settled; from the buyer's orders.
    pub first_settled: FirstSettled,
}

/// Why a line pays a beneficiary what it pays. Made by the code that books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The rules that were looked at, in the order in which they were tried.
    pub considered: Vec<Considered>,
    /// How many more were not, being for other products, merchants, categories or sources.
    #[serde(default)]
    pub skipped: usize,
    /// The state of the line.
    pub status: OrderStatus,
    /// Whether the line earns in that state.
    pub earns: bool,
    /// What pricing started from.
    pub inputs: Inputs,
    /// What each rule that applies pays.
    pub parts: Vec<PartExplained>,
    /// How the commission is divided.
    pub split: Split,
    /// The amount that the first reward is a share of, after refunds.
    pub net: Money,
    /// What the line pays.
    pub target: Money,
}
