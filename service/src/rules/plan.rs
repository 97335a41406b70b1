use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use rebated_domain::rule::{
    Problem, ProblemKind, RuleDocument, RuleEntry, RuleStatus, problems_of_entries, problems_of_set,
};
use rebated_entity::rebate_rule;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::export::entry_of;
use super::import::Import;
use super::publish::in_force_in;
use super::{RuleError, book, queries};
use crate::Fault;

/// What an import is going to do: worked out, and found right, before anything is written.
pub(super) struct Plan<'a> {
    /// The rules of the file, in its order.
    pub(super) steps: Vec<Step<'a>>,
    /// Published rules that the file does not have, if those are to be retired.
    pub(super) retires: Vec<rebate_rule::Model>,
}

/// What an import does with one rule of the file.
pub(super) struct Step<'a> {
    pub(super) entry: &'a RuleEntry,
    /// The rule with that key, locked.
    pub(super) rule: Option<rebate_rule::Model>,
    /// Whether it gets a version.
    pub(super) writes: bool,
    /// Whether its newest version is put in force.
    pub(super) publishes: bool,
}

impl<'a> Plan<'a> {
    /// Refuses with every problem of the file.
    pub(super) async fn make_in(
        txn: &DatabaseTransaction,
        document: &'a RuleDocument,
        how: Import,
        now: DateTime<Utc>,
    ) -> Result<Self, RuleError> {
        RuleError::unless_right(problems_of_entries(document))?;
        let keys: HashSet<&str> = document.rules.iter().map(|entry| entry.key.as_str()).collect();
        let rules = locked_in(txn, &keys, how.retire_others).await?;
        let (known, others): (Vec<_>, Vec<_>) =
            rules.into_iter().partition(|rule| keys.contains(rule.key.as_str()));
        RuleError::unless_right(problems_of_retired(document, &known))?;
        if how.publish {
            let mut stay = in_force_in(txn, now).await?;
            stay.retain(|rule| !how.retire_others && !keys.contains(rule.key.as_str()));
            RuleError::unless_right(problems_of_set(document, stay))?;
        }
        Ok(Self { steps: steps_in(txn, document, known, how).await?, retires: others })
    }

    /// Whether rules come into force or go out of it.
    pub(super) fn makes_an_edition(&self) -> bool {
        !self.retires.is_empty() || self.steps.iter().any(|step| step.publishes)
    }
}

/// Locks the rules of these keys, and all published ones where the others are to be retired.
async fn locked_in(
    txn: &DatabaseTransaction,
    keys: &HashSet<&str>,
    others_too: bool,
) -> Result<Vec<rebate_rule::Model>, Fault> {
    let mut wanted = Condition::any().add(rebate_rule::Column::Key.is_in(keys.iter().copied()));
    if others_too {
        wanted = wanted.add(rebate_rule::Column::Status.eq(RuleStatus::Published));
    }
    let select = rebate_rule::Entity::find().filter(wanted).order_by_asc(rebate_rule::Column::Id);
    Ok(select.lock_exclusive().all(txn).await?)
}

fn problems_of_retired(document: &RuleDocument, known: &[rebate_rule::Model]) -> Vec<Problem> {
    let retired = known.iter().filter(|rule| rule.status == RuleStatus::Retired);
    let retired: HashSet<&str> = retired.map(|rule| rule.key.as_str()).collect();
    let entries = document.rules.iter().enumerate();
    let problems = entries.filter(|(_, entry)| retired.contains(entry.key.as_str())).map(|(nth, entry)| {
        let message = format!("{} was retired for good: give the new rule a key of its own", entry.key);
        Problem::new(ProblemKind::RetiredRule, "key", message).within(nth)
    });
    problems.collect()
}

async fn steps_in<'a>(
    txn: &DatabaseTransaction,
    document: &'a RuleDocument,
    known: Vec<rebate_rule::Model>,
    how: Import,
) -> Result<Vec<Step<'a>>, Fault> {
    let current = book::by_ids(txn, known.iter().filter_map(|rule| rule.current_version_id)).await?;
    let all = queries::versions_of(txn, known.iter().map(|rule| rule.id)).await?;
    let mut known: HashMap<String, _> = known.into_iter().map(|rule| (rule.key.clone(), rule)).collect();
    let mut steps = Vec::with_capacity(document.rules.len());
    for entry in &document.rules {
        let Some(rule) = known.remove(&entry.key) else {
            steps.push(Step { entry, rule: None, writes: true, publishes: how.publish });
            continue;
        };
        let says = |version| Ok::<_, Fault>(same(&entry_of(&rule, version)?, entry));
        let current = rule.current_version_id.and_then(|id| current.get(&id));
        let newest = all.get(&rule.id).and_then(|versions| versions.last());
        let is_in_force =
            rule.status == RuleStatus::Published && current.map(says).transpose()?.unwrap_or(false);
        let is_newest = newest.map(says).transpose()?.unwrap_or(false);
        let (writes, publishes) = (!is_in_force && !is_newest, how.publish && !is_in_force);
        steps.push(Step { entry, rule: Some(rule), writes, publishes });
    }
    Ok(steps)
}

/// Whether two entries are the same rule, with its name as it is stored.
fn same(stored: &RuleEntry, entry: &RuleEntry) -> bool {
    stored.name == entry.name.trim() && *stored == RuleEntry { name: stored.name.clone(), ..entry.clone() }
}
