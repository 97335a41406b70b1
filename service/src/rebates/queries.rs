//! Reading rebates. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{OrderId, OrderLineId, RebateId, UserId};
use rebated_domain::rebate::RebateStatus;
use rebated_domain::rule::Explanation;
use rebated_entity::{rebate, rebate_revision};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::db::{Kind, Rows, any_of, find_by_rows};
use crate::page::{Page, PageRequest, SortBy, fetch};
use crate::{Fault, row};

/// Which rebates.
#[derive(Clone, Debug, Default)]
pub struct RebateFilter {
    /// Only this beneficiary's.
    pub beneficiary: Option<UserId>,
    /// Only in one of these states; empty: in any.
    pub statuses: Vec<RebateStatus>,
    /// Only of this order.
    pub order: Option<OrderId>,
}

/// Rebates, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &RebateFilter,
    page: &PageRequest,
) -> Result<Page<rebate::Model>, Fault> {
    let mut select = rebate::Entity::find();
    if let Some(user) = filter.beneficiary {
        select = select.filter(rebate::Column::BeneficiaryId.eq(user));
    }
    if let Some(order) = filter.order {
        select = select.filter(rebate::Column::OrderId.eq(order));
    }
    if !filter.statuses.is_empty() {
        select = select.filter(rebate::Column::Status.is_in(filter.statuses.iter().copied()));
    }
    fetch(db, select, SortBy::Id(rebate::Column::Id), true, page).await
}

/// Rebates by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RebateId>,
) -> Result<HashMap<RebateId, rebate::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate::Column::Id, ids);
    let rebates = rebate::Entity::find().filter(wanted).all(db).await?;
    Ok(rebates.into_iter().map(|rebate| (rebate.id, rebate)).collect())
}

/// The rebates of orders, each order's by id.
pub async fn of_orders(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Vec<rebate::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate::Column::OrderId, orders);
    let found = rebate::Entity::find().filter(wanted).order_by_asc(rebate::Column::Id).all(db).await?;
    let mut of: HashMap<OrderId, Vec<_>> = HashMap::new();
    for rebate in found {
        of.entry(rebate.order_id).or_default().push(rebate);
    }
    Ok(of)
}

/// The revisions of rebates, each rebate's by number.
pub async fn revisions_of(
    db: &impl ConnectionTrait,
    rebates: impl IntoIterator<Item = RebateId>,
) -> Result<HashMap<RebateId, Vec<rebate_revision::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate_revision::Column::RebateId, rebates);
    let found = rebate_revision::Entity::find()
        .filter(wanted)
        .order_by_asc(rebate_revision::Column::Revision)
        .all(db)
        .await?;
    let mut of: HashMap<RebateId, Vec<_>> = HashMap::new();
    for revision in found {
        of.entry(revision.rebate_id).or_default().push(revision);
    }
    Ok(of)
}

/// The explanations of rebates at given revisions.
pub async fn explanations_of(
    db: &impl ConnectionTrait,
    rebates: impl IntoIterator<Item = (RebateId, i32)>,
) -> Result<HashMap<RebateId, Explanation>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("rebate_id", Kind::Uuid), ("revision", Kind::Int)];
    let mut keys = Rows::new(KEYS);
    for (rebate, revision) in rebates {
        keys.push(row![rebate, revision]);
    }
    let found = find_by_rows::<rebate_revision::Entity>(db, &keys, |columns, source| {
        format!(
            "SELECT {columns} FROM rebate_revisions t JOIN {source} \
             ON t.rebate_id = r.rebate_id AND t.revision = r.revision"
        )
    })
    .await?;
    let mut explanations = HashMap::with_capacity(found.len());
    for revision in found {
        explanations.insert(revision.rebate_id, serde_json::from_str(&revision.explanation)?);
    }
    Ok(explanations)
}

/// Locks the rebates of lines, in the order of their ids.
pub(super) async fn lock_of_lines_in(
    txn: &DatabaseTransaction,
    lines: &[OrderLineId],
) -> Result<Vec<rebate::Model>, Fault> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = any_of(txn.get_database_backend(), rebate::Column::LineId, lines.iter().copied());
    let select = rebate::Entity::find().filter(wanted).order_by_asc(rebate::Column::Id);
    Ok(select.lock_exclusive().all(txn).await?)
}
