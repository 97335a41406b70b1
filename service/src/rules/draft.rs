use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::{RuleId, RuleVersionId};
use rebated_domain::rule::{RuleAction, RuleSpec, RuleStatus, problems_of, problems_of_words};
use rebated_entity::{rebate_rule, rebate_rule_version};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, Set};

use super::RuleError;
use super::rows::{by_key_in, locked_in, newest_version_in, save_in};
use super::told::Told;
use crate::access::Permit;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// A version that is to be written.
#[derive(Clone, Debug)]
pub struct NewVersion {
    /// The rule that gets a further version; none makes a new rule.
    pub rule_id: Option<RuleId>,
    /// The key of a new rule; none lets the platform choose one. A rule keeps its key.
    pub key: Option<String>,
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
    let now = platform.now();
    transact(&platform.db, async |txn| draft_in(txn, platform, actor, &permit, now, &new).await).await
}

/// As [`draft`], in a transaction of the caller's.
pub(super) async fn draft_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    actor: &Actor,
    permit: &Permit,
    now: DateTime<Utc>,
    new: &NewVersion,
) -> Result<rebate_rule::Model, RuleError> {
    let id = platform.new_id::<RuleId>(now);
    let own_key = format!("rule-{}", &id.0.simple().to_string()[12..]);
    let mut problems = problems_of_words(new.key.as_deref().unwrap_or(&own_key), &new.name);
    problems.extend(problems_of(&new.spec, new.starts_at, new.ends_at));
    RuleError::unless_right(problems)?;

    let (mut before, mut last) = (None, None);
    let rule = match new.rule_id {
        Some(id) => {
            let rule = locked_in(txn, id, new.expected_version).await?;
            if new.key.as_ref().is_some_and(|key| *key != rule.key) {
                return Err(RuleError::KeyFixed);
            }
            let status = rule.status.after(RuleAction::Draft)?;
            last = newest_version_in(txn, id).await?;
            before = Some(Told::of(&rule, last.as_ref()));
            let change = |row: &mut rebate_rule::ActiveModel| {
                row.name = Set(new.name.trim().to_owned());
                row.status = Set(status);
            };
            save_in(txn, rule, now, change).await?
        }
        None => {
            let key = new.key.clone().unwrap_or(own_key);
            if by_key_in(txn, &key).await?.is_some() {
                return Err(RuleError::KeyTaken);
            }
            insert_in(txn, id, key, &new.name, now).await?
        }
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
    let after = Told::of(&rule, Some(&version));
    let did = permit.clone().did(AuditAction::RebateRuleDraft, rule.id);
    let entry = match &before {
        Some(before) => did.changed(before, &after)?,
        None => did.made(&after)?,
    };
    entry.record_in(txn, platform, now).await?;
    Ok(rule)
}

async fn insert_in(
    txn: &DatabaseTransaction,
    id: RuleId,
    key: String,
    name: &str,
    now: DateTime<Utc>,
) -> Result<rebate_rule::Model, Fault> {
    let row = rebate_rule::ActiveModel {
        id: Set(id),
        key: Set(key),
        name: Set(name.trim().to_owned()),
        status: Set(RuleStatus::Draft),
        current_version_id: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
    };
    Ok(row.insert(txn).await?)
}
