use serde::{Deserialize, Serialize};

use crate::money::{Money, Rate};
use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;

/// What one version of a rule says. The stored form; it never changes once published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleSpec {
    /// Whom the rule pays.
    pub beneficiary: BeneficiaryRole,
    /// Which lines it covers.
    pub scope: Scope,
    /// What it pays.
    pub reward: Reward,
}

/// Which lines a rule covers. An empty list covers everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Scope {
    /// Sources of orders.
    pub sources: Vec<OrderSource>,
    /// Categories, compared as the source writes them.
    pub categories: Vec<String>,
}

/// What a rule pays for one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Reward {
    /// A share of the line's net commission.
    PercentOfCommission(Rate),
    /// A share of what was paid for the line.
    PercentOfOrder(Rate),
    /// An amount for the line, whatever it cost.
    Fixed(Money),
}

/// Why a specification cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpecProblem {
    /// The reward pays nothing.
    #[error("the reward must be above zero")]
    NothingPaid,
    /// A category is empty, too long or listed twice, or there are more than 100.
    #[error("categories must be distinct texts of 1 to 500 characters, at most 100 of them")]
    BadCategories,
    /// The rule pays somebody whom the platform does not pay yet.
    #[error("the inviter's inviter is not paid yet")]
    UnpaidBeneficiary,
    /// A source is listed twice.
    #[error("a source is listed twice")]
    RepeatedSource,
}

impl RuleSpec {
    /// Everything wrong with the specification; empty when it may be stored.
    pub fn problems(&self) -> Vec<SpecProblem> {
        let mut found = Vec::new();
        let pays = match self.reward {
            Reward::PercentOfCommission(rate) | Reward::PercentOfOrder(rate) => rate.ppm() > 0,
            Reward::Fixed(amount) => amount.minor() > 0,
        };
        if !pays {
            found.push(SpecProblem::NothingPaid);
        }
        if self.beneficiary == BeneficiaryRole::InviterOfInviter {
            found.push(SpecProblem::UnpaidBeneficiary);
        }
        let categories = &self.scope.categories;
        let fits = |text: &String| (1..=500).contains(&text.chars().count());
        if categories.len() > 100 || !categories.iter().all(fits) || has_repeats(categories) {
            found.push(SpecProblem::BadCategories);
        }
        if has_repeats(&self.scope.sources) {
            found.push(SpecProblem::RepeatedSource);
        }
        found
    }
}

fn has_repeats<T: PartialEq>(items: &[T]) -> bool {
    items.iter().enumerate().any(|(i, item)| items[..i].contains(item))
}
