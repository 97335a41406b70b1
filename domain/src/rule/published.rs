use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::OrderFacts;
use super::expression::Condition;
use super::says::{Measure, Per, Reward, RuleSpec, TierMode};
use crate::id::{RuleId, RuleVersionId};
use crate::money::{Currency, Money};

/// A version with the term for which it is, was or will be in force.
#[derive(Clone, Debug)]
pub struct PublishedRule {
    /// The rule.
    pub rule_id: RuleId,
    /// The version.
    pub version_id: RuleVersionId,
    /// The version's number within its rule, from 1.
    pub number: i32,
    /// The rule's key, by which other rules and files name it.
    pub key: String,
    /// The rule's name.
    pub name: String,
    /// Higher goes first.
    pub priority: i32,
    /// First instant covered; none: from ever.
    pub starts_at: Option<DateTime<Utc>>,
    /// First instant no longer covered; none: for ever.
    pub ends_at: Option<DateTime<Utc>>,
    /// When it is in force.
    pub term: Term,
    /// What it says.
    pub spec: Arc<RuleSpec>,
    /// The condition of the specification, compiled.
    pub when: Option<Arc<Condition>>,
}

impl PublishedRule {
    /// The currency of every amount that the rule names, if it names any.
    pub fn currency(&self) -> Option<Currency> {
        let (caps, budget) = (&self.spec.caps, self.spec.budget);
        let bounds = caps.amounts().into_iter().filter_map(|(_, amount)| amount);
        let budgets = budget.into_iter().flat_map(|budget| [budget.total, budget.per_day]).flatten();
        self.spec.reward.currency().or_else(|| bounds.chain(budgets).map(Money::currency).next())
    }

    /// Whether it depends on what the buyer bought in the month before.
    pub(super) fn looks_at_month_volume(&self) -> bool {
        let tiers = matches!(&self.spec.reward, Reward::Tiered(tiers) if tiers.by == Measure::MonthlyVolume);
        tiers || self.spec.when.as_ref().is_some_and(|when| when.contains("month_volume"))
    }

    /// Whether what it pays for a line depends on the order's other lines.
    pub(super) fn looks_at_whole_order(&self) -> bool {
        let spec = &self.spec;
        let by_reward = match &spec.reward {
            Reward::Fixed { per, .. } => *per == Per::Order,
            Reward::Tiered(tiers) => tiers.by == Measure::OrderAmount || tiers.mode == TierMode::Marginal,
            Reward::FirstOrderBonus(_) => true,
            Reward::PercentOfCommission(_) | Reward::PercentOfOrder(_) | Reward::Multiplier(_) => false,
        };
        let by_scope = spec.scope.min_order.is_some() || spec.scope.max_order.is_some();
        let by_caps = spec.caps.min_per_order.is_some() || spec.caps.max_per_order.is_some();
        by_reward || by_scope || by_caps || spec.when.as_ref().is_some_and(|when| when.contains("amount"))
    }

    /// Whether it depends on which of the buyer's orders was settled first.
    pub(super) fn looks_at_first_settled(&self) -> bool {
        matches!(self.spec.reward, Reward::FirstOrderBonus(_))
    }
}

/// For which orders a version is in force, and since which edition of the rules that is known.
///
/// Every act of publishing or ending makes a new edition. An order keeps the edition with which it was first
/// priced: what happens to the rules afterwards does not touch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// First instant of orders in force; none: from ever.
    pub from: Option<DateTime<Utc>>,
    /// The edition that published it.
    pub edition: i64,
    /// How it ended, or is to end.
    pub end: Option<TermEnd>,
}

/// The end of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermEnd {
    /// First instant of orders no longer in force.
    pub until: DateTime<Utc>,
    /// The edition that ended it.
    pub edition: i64,
}

impl Term {
    /// A term for all orders that are priced by `edition` or a later one.
    pub fn since(edition: i64) -> Self {
        Self { from: None, edition, end: None }
    }

    /// Whether it holds for an order.
    pub fn covers(&self, order: &OrderFacts<'_>) -> bool {
        let known = self.edition <= order.edition;
        let begun = self.from.is_none_or(|from| from <= order.pinned_at);
        let ended = self.end.is_some_and(|end| end.edition <= order.edition && end.until <= order.pinned_at);
        known && begun && !ended
    }

    /// Whether it holds for orders placed at an instant, as far as is known.
    pub fn holds_at(&self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| from <= at) && self.end.is_none_or(|end| at < end.until)
    }

    /// Whether it ended before it began: a version that was replaced before its time came.
    pub fn is_empty(&self) -> bool {
        self.end.is_some_and(|end| self.from.is_some_and(|from| end.until <= from))
    }
}

#[cfg(test)]
mod tests;
