use std::collections::{HashMap, HashSet};

use super::{Problem, ProblemKind as Kind};
use crate::money::Money;
use crate::rule::PublishedRule;
use crate::rule::says::{Hours, Scope, is_within};

/// Everything wrong with a version beside those that are in force or will be: `others` has no other version
/// of the same rule.
pub fn problems_beside(new: &PublishedRule, others: &[PublishedRule]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut by_key: HashMap<&str, Vec<&PublishedRule>> = HashMap::new();
    for rule in others {
        by_key.entry(&rule.key).or_default().push(rule);
    }
    for (nth, key) in new.spec.excludes.iter().enumerate() {
        let field = format!("spec.excludes.{nth}");
        if *key == new.key || leads_to(key, &new.key, &by_key) {
            let message = format!("{key} excludes this rule in turn");
            found.push(Problem::new(Kind::CyclicExcludes, field, message));
        } else if !by_key.contains_key(key.as_str()) {
            found.push(Problem::new(Kind::UnknownRule, field, format!("there is no rule {key} in force")));
        }
    }
    let rival = others.iter().find(|other| {
        new.spec.exclusive && other.spec.exclusive && new.priority == other.priority && may_meet(new, other)
    });
    if let Some(rival) = rival {
        let message =
            format!("{} is exclusive with the same priority and may cover the same lines", rival.key);
        found.push(Problem::new(Kind::OverlappingExclusive, "priority", message));
    }
    found
}

/// Whether following what rules exclude leads from one key to another.
fn leads_to(from: &str, to: &str, by_key: &HashMap<&str, Vec<&PublishedRule>>) -> bool {
    let (mut waiting, mut seen) = (vec![from], HashSet::new());
    while let Some(key) = waiting.pop() {
        if key == to {
            return true;
        }
        if seen.insert(key) {
            let versions = by_key.get(key).into_iter().flatten();
            waiting.extend(versions.flat_map(|rule| &rule.spec.excludes).map(String::as_str));
        }
    }
    false
}

/// Whether some line may be covered by both, as far as their conditions tell.
fn may_meet(a: &PublishedRule, b: &PublishedRule) -> bool {
    let ends_before = |a: &PublishedRule, b: &PublishedRule| {
        a.ends_at.is_some_and(|end| b.starts_at.is_some_and(|start| end <= start))
    };
    let (ours, theirs): (&Scope, &Scope) = (&a.spec.scope, &b.spec.scope);
    let categories_meet = ours.categories.is_empty()
        || theirs.categories.is_empty()
        || ours.categories.iter().any(|a| theirs.categories.iter().any(|b| related(a, b)));
    a.spec.beneficiary == b.spec.beneficiary
        && !ends_before(a, b)
        && !ends_before(b, a)
        && meet(&ours.sources, &theirs.sources)
        && meet(&ours.accounts, &theirs.accounts)
        && meet(&ours.merchants, &theirs.merchants)
        && meet(&ours.products, &theirs.products)
        && meet(&ours.tiers, &theirs.tiers)
        && meet(&ours.invited_by, &theirs.invited_by)
        && meet(&ours.channels, &theirs.channels)
        && meet(&ours.weekdays, &theirs.weekdays)
        && categories_meet
        && hours_meet(ours.hours, theirs.hours)
        && !lies_below(ours.max_order, theirs.min_order)
        && !lies_below(theirs.max_order, ours.min_order)
}

fn hours_meet(a: Option<Hours>, b: Option<Hours>) -> bool {
    let covers = |hours: Option<Hours>, hour: u8| hours.is_none_or(|hours| hours.cover(hour));
    (0..24).any(|hour| covers(a, hour) && covers(b, hour))
}

/// Whether orders of at most one amount are none of at least the other.
fn lies_below(most: Option<Money>, least: Option<Money>) -> bool {
    most.is_some_and(|most| {
        least.is_some_and(|least| most.currency() != least.currency() || most.minor() < least.minor())
    })
}

fn meet<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|item| b.contains(item))
}

fn related(a: &str, b: &str) -> bool {
    is_within(a, b) || is_within(b, a)
}
