use chrono::{DateTime, Utc};

use super::{Considered, Outcome, Reward, RuleSpec};
use crate::id::{RuleId, RuleVersionId};
use crate::money::Currency;
use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;

/// A version that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedRule {
    /// The rule.
    pub rule_id: RuleId,
    /// The version.
    pub version_id: RuleVersionId,
    /// The version's number within its rule, from 1.
    pub number: i32,
    /// The rule's name.
    pub name: String,
    /// Higher goes first.
    pub priority: i32,
    /// First instant covered; none: from ever.
    pub starts_at: Option<DateTime<Utc>>,
    /// First instant no longer covered; none: for ever.
    pub ends_at: Option<DateTime<Utc>>,
    /// What it says.
    pub spec: RuleSpec,
}

/// What a rule may look at to decide whether it covers a line.
#[derive(Clone, Copy, Debug)]
pub struct LineFacts<'a> {
    /// Where the order comes from.
    pub source: OrderSource,
    /// The line's category.
    pub category: Option<&'a str>,
    /// The line's currency.
    pub currency: Currency,
    /// When the order was placed: the instant whose rules apply.
    pub placed_at: DateTime<Utc>,
}

/// Which rule applies, and what was thought about the others.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// The rule that applies, if any.
    pub applied: Option<&'a PublishedRule>,
    /// Every rule for this beneficiary in the order in which they were tried.
    pub considered: Vec<Considered>,
}

/// Picks the rule that prices a line for one beneficiary: the first that covers it, by priority
/// (higher first), then by rule id (older first), so that ties are always broken the same way.
pub fn choose<'a>(rules: &'a [PublishedRule], role: BeneficiaryRole, line: &LineFacts<'_>) -> Choice<'a> {
    let mut candidates: Vec<&PublishedRule> =
        rules.iter().filter(|rule| rule.spec.beneficiary == role).collect();
    candidates.sort_by_key(|rule| (std::cmp::Reverse(rule.priority), rule.rule_id));
    let mut applied = None;
    let mut considered = Vec::with_capacity(candidates.len());
    for rule in candidates {
        let outcome = match covers(rule, line) {
            Outcome::Applied if applied.is_some() => Outcome::Outranked,
            outcome => outcome,
        };
        if outcome == Outcome::Applied {
            applied = Some(rule);
        }
        considered.push(Considered {
            rule_id: rule.rule_id,
            version_id: rule.version_id,
            number: rule.number,
            name: rule.name.clone(),
            outcome,
        });
    }
    Choice { applied, considered }
}

/// [`Outcome::Applied`] when the rule covers the line, else the first condition that failed.
fn covers(rule: &PublishedRule, line: &LineFacts<'_>) -> Outcome {
    let scope = &rule.spec.scope;
    if rule.starts_at.is_some_and(|start| line.placed_at < start) {
        Outcome::NotYetValid
    } else if rule.ends_at.is_some_and(|end| line.placed_at >= end) {
        Outcome::NoLongerValid
    } else if !scope.sources.is_empty() && !scope.sources.contains(&line.source) {
        Outcome::OtherSource
    } else if !scope.categories.is_empty()
        && !line.category.is_some_and(|of| scope.categories.iter().any(|category| category == of))
    {
        Outcome::OtherCategory
    } else if matches!(rule.spec.reward, Reward::Fixed(amount) if amount.currency() != line.currency) {
        Outcome::OtherCurrency
    } else {
        Outcome::Applied
    }
}
