use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::rule::{RuleAction, RuleDocument, RuleEntry};
use rebated_entity::rebate_rule;

use super::draft::draft_in;
use super::plan::{Plan, Step};
use super::publish::{new_edition_in, put_in, take_out_in, wait_for_editions_in};
use super::{NewVersion, RuleError};
use crate::db::transact;
use crate::{Actor, Platform, access};

/// How a file is imported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Import {
    /// Puts in force what the file says, all of it as one edition.
    pub publish: bool,
    /// Of orders from when on rules are published and retired; none, or a time that is over: at once, as
    /// [`publish`](super::publish) does.
    pub at: Option<DateTime<Utc>>,
    /// Retires published rules that the file does not have.
    pub retire_others: bool,
}

/// What became of the rules, each list in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Rules of keys that were new.
    pub created: Vec<rebate_rule::Model>,
    /// Rules that got a further version.
    pub changed: Vec<rebate_rule::Model>,
    /// Rules that say already what the file says, in force or in their newest version.
    pub unchanged: Vec<rebate_rule::Model>,
    /// Rules that were put in force, of any of the lists above.
    pub published: Vec<rebate_rule::Model>,
    /// Rules that the file does not have.
    pub retired: Vec<rebate_rule::Model>,
}

/// Makes the rules say what a file says. Rules are found by their keys; what says the same already is left
/// alone. Any problem refuses the whole file, and every problem is told with its field.
pub async fn import(
    platform: &Platform,
    actor: &Actor,
    document: &str,
    how: Import,
) -> Result<Imported, RuleError> {
    let permit = access::manage_rules(actor)?;
    let document = RuleDocument::parse(document).map_err(|error| RuleError::Wrong(vec![error.into()]))?;
    let now = platform.now();
    let done = transact(&platform.db, async |txn| {
        wait_for_editions_in(txn).await?;
        let plan = Plan::make_in(txn, &document, how, now).await?;
        // what changes nothing makes no edition, which nothing reads then
        let edition = if plan.makes_an_edition() { new_edition_in(txn).await? } else { 0 };
        let mut done = Imported::default();
        for Step { entry, rule: known, writes, publishes } in plan.steps {
            let rule = match (writes, &known) {
                (false, Some(rule)) => rule.clone(),
                (_, known) => {
                    let new = new_version(entry, known.as_ref());
                    draft_in(txn, platform, actor, &permit, now, &new).await?
                }
            };
            let rule = if publishes {
                put_in(txn, platform, &permit, now, edition, (rule, how.at)).await?
            } else {
                rule
            };
            if publishes {
                done.published.push(rule.clone());
            }
            match (writes, known) {
                (_, None) => done.created.push(rule),
                (true, Some(_)) => done.changed.push(rule),
                (false, Some(_)) => done.unchanged.push(rule),
            }
        }
        let until = how.at.filter(|at| *at > now).unwrap_or(now);
        for rule in plan.retires {
            let did = permit.clone().did(AuditAction::RebateRuleRetire, rule.id);
            let gone = (rule, RuleAction::Retire, until);
            done.retired.push(take_out_in(txn, platform, did, (now, edition), gone).await?);
        }
        Ok(done)
    })
    .await;
    platform.rules.forget();
    done
}

fn new_version(entry: &RuleEntry, known: Option<&rebate_rule::Model>) -> NewVersion {
    NewVersion {
        rule_id: known.map(|rule| rule.id),
        key: Some(entry.key.clone()),
        name: entry.name.clone(),
        priority: entry.priority,
        starts_at: entry.starts_at,
        ends_at: entry.ends_at,
        spec: entry.spec.clone(),
        expected_version: None,
    }
}
