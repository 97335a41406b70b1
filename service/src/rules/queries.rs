//! Reading rules. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{RuleId, RuleVersionId};
use rebated_domain::rule::{LimitKind, RuleSpec, RuleStatus};
use rebated_entity::{rebate_limit, rebate_rule, rebate_rule_term, rebate_rule_version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::book;
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Rules by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RuleId>,
) -> Result<HashMap<RuleId, rebate_rule::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate_rule::Column::Id, ids);
    let rules = rebate_rule::Entity::find().filter(wanted).all(db).await?;
    Ok(rules.into_iter().map(|rule| (rule.id, rule)).collect())
}

/// Rules, oldest first.
pub async fn page(
    db: &impl ConnectionTrait,
    statuses: &[RuleStatus],
    page: &PageRequest,
) -> Result<Page<rebate_rule::Model>, Fault> {
    let mut select = rebate_rule::Entity::find();
    if !statuses.is_empty() {
        select = select.filter(rebate_rule::Column::Status.is_in(statuses.iter().copied()));
    }
    fetch(db, select, SortBy::Id(rebate_rule::Column::Id), false, page).await
}

/// Versions by id.
pub async fn versions_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RuleVersionId>,
) -> Result<HashMap<RuleVersionId, rebate_rule_version::Model>, Fault> {
    book::by_ids(db, ids).await
}

/// All versions of rules, each rule's by number.
pub async fn versions_of(
    db: &impl ConnectionTrait,
    rules: impl IntoIterator<Item = RuleId>,
) -> Result<HashMap<RuleId, Vec<rebate_rule_version::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate_rule_version::Column::RuleId, rules);
    let versions = rebate_rule_version::Entity::find()
        .filter(wanted)
        .order_by_asc(rebate_rule_version::Column::Number)
        .all(db)
        .await?;
    let mut of: HashMap<RuleId, Vec<_>> = HashMap::new();
    for version in versions {
        of.entry(version.rule_id).or_default().push(version);
    }
    Ok(of)
}

/// For which orders the versions of rules are in force, each rule's terms in the order of publication.
pub async fn terms_of(
    db: &impl ConnectionTrait,
    rules: impl IntoIterator<Item = RuleId>,
) -> Result<HashMap<RuleId, Vec<rebate_rule_term::Model>>, Fault> {
    book::terms_of(db, rules).await
}

/// What has been taken out of the budgets of rules: the whole one first, then by day, newest first.
pub async fn budgets_of(
    db: &impl ConnectionTrait,
    rules: impl IntoIterator<Item = RuleId>,
) -> Result<HashMap<RuleId, Vec<rebate_limit::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate_limit::Column::RuleId, rules);
    let found = rebate_limit::Entity::find()
        .filter(wanted)
        .filter(rebate_limit::Column::Kind.is_in([LimitKind::BudgetTotal, LimitKind::BudgetDay]))
        .order_by_desc(rebate_limit::Column::Kind)
        .order_by_desc(rebate_limit::Column::Period)
        .all(db)
        .await?;
    let mut of: HashMap<RuleId, Vec<_>> = HashMap::new();
    for row in found {
        of.entry(row.rule_id).or_default().push(row);
    }
    Ok(of)
}

/// What a stored version says.
pub fn spec_of(version: &rebate_rule_version::Model) -> Result<RuleSpec, Fault> {
    book::spec_of(version)
}
