use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::RuleId;
use rebated_domain::rule::{PublishedRule, RuleAction, Term, problems_beside, problems_of};
use rebated_entity::{rebate_rule, rebate_rule_term, rebate_rule_version};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, Set, Statement};

use super::rows::{locked_in, newest_version_in, save_in};
use super::told::Told;
use super::{RuleError, book};
use crate::access::Permit;
use crate::audit::Entry;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// Puts the newest version in force: at once, or for orders from `at` on when that is in the future.
///
/// The first version of a rule covers orders of any time; a later one covers those from its publication on,
/// and the one before it covers those until then. Orders that are priced already keep what priced them.
pub async fn publish(
    platform: &Platform,
    actor: &Actor,
    id: RuleId,
    at: Option<DateTime<Utc>>,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let permit = access::manage_rules(actor)?;
    let now = platform.now();
    let rule = transact(&platform.db, async |txn| {
        let edition = new_edition_in(txn).await?;
        publish_in(txn, platform, &permit, now, edition, (id, at, expected_version)).await
    })
    .await;
    platform.rules.forget();
    rule
}

/// As [`publish`], as part of an edition that the caller has begun.
pub(super) async fn publish_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    permit: &Permit,
    now: DateTime<Utc>,
    edition: i64,
    (id, at, expected_version): (RuleId, Option<DateTime<Utc>>, Option<i32>),
) -> Result<rebate_rule::Model, RuleError> {
    let rule = locked_in(txn, id, expected_version).await?;
    rule.status.after(RuleAction::Publish)?;
    check_in(txn, &rule, &newest_in(txn, id).await?, now).await?;
    put_in(txn, platform, permit, now, edition, (rule, at)).await
}

/// Puts the newest version of a locked rule in force. The caller has checked it.
pub(super) async fn put_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    permit: &Permit,
    now: DateTime<Utc>,
    edition: i64,
    (rule, at): (rebate_rule::Model, Option<DateTime<Utc>>),
) -> Result<rebate_rule::Model, RuleError> {
    let id = rule.id;
    let status = rule.status.after(RuleAction::Publish)?;
    let in_force = match rule.current_version_id {
        Some(id) => book::by_ids(txn, [id]).await?.remove(&id),
        None => None,
    };
    let before = Told::of(&rule, in_force.as_ref());
    let newest = newest_in(txn, id).await?;
    let earlier = book::terms_of(txn, [id]).await?.remove(&id).unwrap_or_default();
    let from = match at.filter(|at| *at > now) {
        Some(at) => Some(at),
        None if earlier.is_empty() => None,
        None => Some(now),
    };
    end_in(txn, earlier, from.unwrap_or(now), edition).await?;
    let term = rebate_rule_term::ActiveModel {
        version_id: Set(newest.id),
        edition: Set(edition),
        rule_id: Set(id),
        from_at: Set(from),
        until_at: Set(None),
        until_edition: Set(None),
    };
    term.insert(txn).await.map_err(Fault::from)?;
    if newest.published_at.is_none() {
        let mut row: rebate_rule_version::ActiveModel = newest.clone().into();
        row.published_at = Set(Some(now));
        row.update(txn).await.map_err(Fault::from)?;
    }
    let change = |row: &mut rebate_rule::ActiveModel| {
        row.status = Set(status);
        row.current_version_id = Set(Some(newest.id));
    };
    let rule = save_in(txn, rule, now, change).await?;
    let did = permit.clone().did(AuditAction::RebateRulePublish, id);
    let after = Told::of(&rule, Some(&newest)).from(from);
    did.changed(&before, &after)?.record_in(txn, platform, now).await?;
    Ok(rule)
}

async fn newest_in(txn: &DatabaseTransaction, id: RuleId) -> Result<rebate_rule_version::Model, Fault> {
    let newest = newest_version_in(txn, id).await?;
    newest.ok_or_else(|| Fault::Corrupt(format!("rule {id} has no version")))
}

/// Refuses a version that is wrong by itself, or beside the other rules that are in force or will be.
async fn check_in(
    txn: &DatabaseTransaction,
    rule: &rebate_rule::Model,
    version: &rebate_rule_version::Model,
    now: DateTime<Utc>,
) -> Result<(), RuleError> {
    let spec = book::spec_of(version)?;
    RuleError::unless_right(problems_of(&spec, version.starts_at, version.ends_at))?;
    let new = book::compile(rule, version, Term::since(0))?;
    let mut others = in_force_in(txn, now).await?;
    others.retain(|other| other.rule_id != rule.id);
    RuleError::unless_right(problems_beside(&new, &others))
}

/// The rules that are in force or will be.
pub(super) async fn in_force_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
) -> Result<Vec<PublishedRule>, Fault> {
    let is_over = |rule: &PublishedRule| {
        rule.term.is_empty()
            || rule.term.end.is_some_and(|end| end.until <= now)
            || rule.ends_at.is_some_and(|end| end <= now)
    };
    let mut rules = book::published(txn).await?;
    rules.retain(|rule| !is_over(rule));
    Ok(rules)
}

/// Takes a rule out of force for now.
pub async fn pause(
    platform: &Platform,
    actor: &Actor,
    id: RuleId,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let did = access::manage_rules(actor)?.did(AuditAction::RebateRulePause, id);
    take_out(platform, did, id, expected_version, RuleAction::Pause).await
}

/// Takes a rule out of force for good.
pub async fn retire(
    platform: &Platform,
    actor: &Actor,
    id: RuleId,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let did = access::manage_rules(actor)?.did(AuditAction::RebateRuleRetire, id);
    take_out(platform, did, id, expected_version, RuleAction::Retire).await
}

async fn take_out(
    platform: &Platform,
    did: Entry,
    id: RuleId,
    expected_version: Option<i32>,
    action: RuleAction,
) -> Result<rebate_rule::Model, RuleError> {
    let now = platform.now();
    let rule = transact(&platform.db, async |txn| {
        let edition = new_edition_in(txn).await?;
        let rule = locked_in(txn, id, expected_version).await?;
        take_out_in(txn, platform, did, (now, edition), (rule, action, now)).await
    })
    .await;
    platform.rules.forget();
    rule
}

/// Takes a locked rule out of force for orders from `until` on, as part of an edition that the caller has
/// begun.
pub(super) async fn take_out_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    did: Entry,
    (now, edition): (DateTime<Utc>, i64),
    (rule, action, until): (rebate_rule::Model, RuleAction, DateTime<Utc>),
) -> Result<rebate_rule::Model, RuleError> {
    let id = rule.id;
    let status = rule.status.after(action)?;
    let before = Told::of(&rule, None);
    let terms = book::terms_of(txn, [id]).await?.remove(&id).unwrap_or_default();
    end_in(txn, terms, until, edition).await?;
    let rule = save_in(txn, rule, now, |row| row.status = Set(status)).await?;
    did.changed(&before, &Told::of(&rule, None))?.record_in(txn, platform, now).await?;
    Ok(rule)
}

/// Begins an edition. Whoever publishes or ends rules waits here for others who do.
pub(super) async fn new_edition_in(txn: &DatabaseTransaction) -> Result<i64, Fault> {
    let sql = "UPDATE rebate_rule_edition SET edition = edition + 1 WHERE id = 1 RETURNING edition";
    let row = txn.query_one_raw(Statement::from_string(txn.get_database_backend(), sql)).await?;
    let row = row.ok_or_else(|| Fault::Corrupt("the edition of the rules is gone".into()))?;
    Ok(row.try_get_by_index(0)?)
}

/// Waits for others who publish or end rules, without beginning an edition.
pub(super) async fn wait_for_editions_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    let sql = "UPDATE rebate_rule_edition SET edition = edition WHERE id = 1";
    txn.execute_raw(Statement::from_string(txn.get_database_backend(), sql)).await?;
    Ok(())
}

/// Ends the terms that would last beyond `until`.
async fn end_in(
    txn: &DatabaseTransaction,
    terms: Vec<rebate_rule_term::Model>,
    until: DateTime<Utc>,
    edition: i64,
) -> Result<(), Fault> {
    for term in terms {
        if term.until_at.is_none_or(|end| end > until) {
            let mut row: rebate_rule_term::ActiveModel = term.into();
            row.until_at = Set(Some(until));
            row.until_edition = Set(Some(edition));
            row.update(txn).await?;
        }
    }
    Ok(())
}
