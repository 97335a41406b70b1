use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::{RuleId, RuleVersionId};
use rebated_domain::rule::{RuleAction, RuleSpec, RuleStatus};
use rebated_entity::{rebate_rule, rebate_rule_version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::told::Told;
use super::{RuleError, book};
use crate::audit::Entry;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// A version that is to be written.
#[derive(Clone, Debug)]
pub struct NewVersion {
    /// The rule that gets a further version; none makes a new rule.
    pub rule_id: Option<RuleId>,
    /// The rule's name.
    pub name: String,
    /// Higher is tried first.
    pub priority: i32,
    /// First instant covered.
    pub starts_at: Option<DateTime<Utc>>,
    /// First instant no longer covered.
    pub ends_at: Option<DateTime<Utc>>,
    /// What it says.
    pub spec: RuleSpec,
    /// The rule's version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Writes a version without putting it in force. What was published stays as it is.
pub async fn draft(
    platform: &Platform,
    actor: &Actor,
    new: NewVersion,
) -> Result<rebate_rule::Model, RuleError> {
    let permit = access::manage_rules(actor)?;
    check(&new)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let (mut before, mut last) = (None, None);
        let rule = match new.rule_id {
            Some(id) => {
                let rule = locked_in(txn, id, new.expected_version).await?;
                let status = rule.status.after(RuleAction::Draft)?;
                last = newest_version_in(txn, id).await?;
                before = Some(Told::of(&rule, last.as_ref()));
                save_in(txn, rule, now, |row| {
                    row.name = Set(new.name.clone());
                    row.status = Set(status);
                })
                .await?
            }
            None => insert_in(txn, platform, now, &new.name).await?,
        };
        let version = rebate_rule_version::ActiveModel {
            id: Set(platform.new_id::<RuleVersionId>(now)),
            rule_id: Set(rule.id),
            number: Set(last.map_or(1, |version| version.number + 1)),
            priority: Set(new.priority),
            spec: Set(serde_json::to_value(&new.spec).map_err(Fault::from)?),
            starts_at: Set(new.starts_at),
            ends_at: Set(new.ends_at),
            created_by: Set(actor.recorded_as()),
            created_at: Set(now),
            published_at: Set(None),
        };
        let version = version.insert(txn).await.map_err(Fault::from)?;
        let (did, after) =
            (permit.did(AuditAction::RebateRuleDraft, rule.id), Told::of(&rule, Some(&version)));
        let entry = match &before {
            Some(before) => did.changed(before, &after)?,
            None => did.made(&after)?,
        };
        entry.record_in(txn, platform, now).await?;
        Ok(rule)
    })
    .await
}

/// Puts the newest version in force. Lines that are priced already keep the version that priced them.
pub async fn publish(
    platform: &Platform,
    actor: &Actor,
    id: RuleId,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let permit = access::manage_rules(actor)?;
    let now = platform.now();
    let rule = transact(&platform.db, async |txn| {
        let rule = locked_in(txn, id, expected_version).await?;
        let status = rule.status.after(RuleAction::Publish)?;
        let in_force = match rule.current_version_id {
            Some(id) => book::by_ids(txn, [id]).await?.remove(&id),
            None => None,
        };
        let before = Told::of(&rule, in_force.as_ref());
        let newest = newest_version_in(txn, id).await?;
        let newest = newest.ok_or_else(|| Fault::Corrupt(format!("rule {id} has no version")))?;
        let version_id = newest.id;
        if newest.published_at.is_none() {
            let mut row: rebate_rule_version::ActiveModel = newest.clone().into();
            row.published_at = Set(Some(now));
            row.update(txn).await.map_err(Fault::from)?;
        }
        let rule = save_in(txn, rule, now, |row| {
            row.status = Set(status);
            row.current_version_id = Set(Some(version_id));
        })
        .await?;
        let did = permit.did(AuditAction::RebateRulePublish, id);
        let entry = did.changed(&before, &Told::of(&rule, Some(&newest)))?;
        entry.record_in(txn, platform, now).await?;
        Ok(rule)
    })
    .await;
    platform.rules.forget();
    rule
}

/// Takes a rule out of force for now.
pub async fn pause(
    platform: &Platform,
    actor: &Actor,
    id: RuleId,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let did = access::manage_rules(actor)?.did(AuditAction::RebateRulePause, id);
    change_status(platform, did, id, expected_version, RuleAction::Pause).await
}

/// Takes a rule out of force for good.
pub async fn retire(
    platform: &Platform,
    actor: &Actor,
    id: RuleId,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let did = access::manage_rules(actor)?.did(AuditAction::RebateRuleRetire, id);
    change_status(platform, did, id, expected_version, RuleAction::Retire).await
}

async fn change_status(
    platform: &Platform,
    did: Entry,
    id: RuleId,
    expected_version: Option<i32>,
    action: RuleAction,
) -> Result<rebate_rule::Model, RuleError> {
    let now = platform.now();
    let rule = transact(&platform.db, async |txn| {
        let rule = locked_in(txn, id, expected_version).await?;
        let status = rule.status.after(action)?;
        let before = Told::of(&rule, None);
        let rule = save_in(txn, rule, now, |row| row.status = Set(status)).await?;
        did.changed(&before, &Told::of(&rule, None))?.record_in(txn, platform, now).await?;
        Ok(rule)
    })
    .await;
    platform.rules.forget();
    rule
}

fn check(new: &NewVersion) -> Result<(), RuleError> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 120 || name.chars().any(char::is_control) {
        return Err(RuleError::BadName);
    }
    if let (Some(start), Some(end)) = (new.starts_at, new.ends_at)
        && end <= start
    {
        return Err(RuleError::EmptyValidity);
    }
    match new.spec.problems().into_iter().next() {
        Some(problem) => Err(RuleError::BadSpec(problem)),
        None => Ok(()),
    }
}

async fn insert_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    name: &str,
) -> Result<rebate_rule::Model, RuleError> {
    let row = rebate_rule::ActiveModel {
        id: Set(platform.new_id::<RuleId>(now)),
        name: Set(name.trim().to_owned()),
        status: Set(RuleStatus::Draft),
        current_version_id: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
    };
    Ok(row.insert(txn).await.map_err(Fault::from)?)
}

async fn locked_in(
    txn: &DatabaseTransaction,
    id: RuleId,
    expected_version: Option<i32>,
) -> Result<rebate_rule::Model, RuleError> {
    let rule = rebate_rule::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    let rule = rule.ok_or(RuleError::NotFound)?;
    if expected_version.is_some_and(|expected| expected != rule.version) {
        return Err(RuleError::StaleVersion);
    }
    Ok(rule)
}

async fn save_in(
    txn: &DatabaseTransaction,
    rule: rebate_rule::Model,
    now: DateTime<Utc>,
    change: impl FnOnce(&mut rebate_rule::ActiveModel),
) -> Result<rebate_rule::Model, RuleError> {
    let version = rule.version;
    let mut row: rebate_rule::ActiveModel = rule.into();
    change(&mut row);
    row.updated_at = Set(now);
    row.version = Set(version + 1);
    Ok(row.update(txn).await.map_err(Fault::from)?)
}

async fn newest_version_in(
    txn: &DatabaseTransaction,
    id: RuleId,
) -> Result<Option<rebate_rule_version::Model>, RuleError> {
    let newest = rebate_rule_version::Entity::find()
        .filter(rebate_rule_version::Column::RuleId.eq(id))
        .order_by_desc(rebate_rule_version::Column::Number)
        .one(txn)
        .await;
    Ok(newest.map_err(Fault::from)?)
}
