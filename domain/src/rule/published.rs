use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::OrderFacts;
use super::expression::Condition;
use super::says::{Measure, Reward, RuleSpec};
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

    /// Whether it depends on which of the buyer's orders was settled first.
    pub(super) fn looks_at_first_settled(&self) -> bool {
        matches!(self.spec.reward, Reward::FirstOrderBonus(_))
    }
}

/// For which orders a version is in force, and since when that is known.
///
/// Two times: that of the orders, and that of the books. An order keeps the rules that it was first priced
/// with, because what is published or ended afterwards is recorded later than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// First instant of orders in force; none: from ever.
    pub from: Option<DateTime<Utc>>,
    /// When that was published.
    pub recorded_at: DateTime<Utc>,
    /// How it ended, or is to end.
    pub end: Option<TermEnd>,
}

/// The end of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermEnd {
    /// First instant of orders no longer in force.
    pub until: DateTime<Utc>,
    /// When that was decided.
    pub recorded_at: DateTime<Utc>,
}

impl Term {
    /// A term for all orders that are priced from `recorded_at` on.
    pub fn since(recorded_at: DateTime<Utc>) -> Self {
        Self { from: None, recorded_at, end: None }
    }

    /// Whether it holds for an order.
    pub fn covers(&self, order: &OrderFacts<'_>) -> bool {
        let known = self.recorded_at <= order.priced_at;
        let begun = self.from.is_none_or(|from| from <= order.pinned_at);
        let ended =
            self.end.is_some_and(|end| end.recorded_at <= order.priced_at && end.until <= order.pinned_at);
        known && begun && !ended
    }

    /// Whether it holds for orders placed at an instant, as far as is known.
    pub fn holds_at(&self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| from <= at) && self.end.is_none_or(|end| at < end.until)
    }
}
