//! Rules as rows: finding, locking and saving them.

use chrono::{DateTime, Utc};
use rebated_domain::id::RuleId;
use rebated_entity::{rebate_rule, rebate_rule_version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::RuleError;
use crate::Fault;

/// Locks a rule, unless it has changed since the caller saw it.
pub(super) async fn locked_in(
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

/// Locks the rule of a key, if there is one.
pub(super) async fn by_key_in(
    txn: &DatabaseTransaction,
    key: &str,
) -> Result<Option<rebate_rule::Model>, Fault> {
    let found = rebate_rule::Entity::find().filter(rebate_rule::Column::Key.eq(key));
    Ok(found.lock_exclusive().one(txn).await?)
}

/// Changes a rule and raises its version.
pub(super) async fn save_in(
    txn: &DatabaseTransaction,
    rule: rebate_rule::Model,
    now: DateTime<Utc>,
    change: impl FnOnce(&mut rebate_rule::ActiveModel),
) -> Result<rebate_rule::Model, Fault> {
    let version = rule.version;
    let mut row: rebate_rule::ActiveModel = rule.into();
    change(&mut row);
    row.updated_at = Set(now);
    row.version = Set(version + 1);
    Ok(row.update(txn).await?)
}

/// The version of a rule that was written last.
pub(super) async fn newest_version_in(
    txn: &DatabaseTransaction,
    id: RuleId,
) -> Result<Option<rebate_rule_version::Model>, Fault> {
    let newest = rebate_rule_version::Entity::find()
        .filter(rebate_rule_version::Column::RuleId.eq(id))
        .order_by_desc(rebate_rule_version::Column::Number);
    Ok(newest.one(txn).await?)
}
