//! Reading refunds. Callers have been checked.

mod parts;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use rebated_domain::id::{OrderId, RefundId, UserId};
use rebated_domain::refund::RefundStatus;
use rebated_entity::{order, refund, refund_line};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

pub use parts::{
    attempts_of, clawbacks_of, inspected_lines_of, inspections_of, notes_of, parcels_of, transitions_of,
};

/// Which refunds. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct RefundFilter {
    /// Only of this buyer's orders.
    pub buyer: Option<UserId>,
    /// Only in one of these states; empty: in any.
    pub statuses: Vec<RefundStatus>,
    /// Only of this order.
    pub order: Option<OrderId>,
    /// Only over this much or more, in minor units of whatever currency.
    pub from_minor: Option<i64>,
    /// Only over this much or less.
    pub to_minor: Option<i64>,
    /// Only asked for at this time or before.
    pub asked_until: Option<DateTime<Utc>>,
    /// Only set apart as a risk, or only not.
    pub is_risky: Option<bool>,
    /// Only of this member of staff.
    pub assignee: Option<UserId>,
    /// Only given to somebody, or only to nobody.
    pub is_assigned: Option<bool>,
}

/// Refunds, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &RefundFilter,
    page: &PageRequest,
) -> Result<Page<refund::Model>, Fault> {
    let mut select = refund::Entity::find();
    if let Some(buyer) = filter.buyer {
        let own = order::Entity::find().select_only().column(order::Column::Id);
        let own = own.filter(order::Column::BuyerId.eq(buyer));
        select = select.filter(refund::Column::OrderId.in_subquery(sea_orm::QueryTrait::into_query(own)));
    }
    if let Some(order) = filter.order {
        select = select.filter(refund::Column::OrderId.eq(order));
    }
    if !filter.statuses.is_empty() {
        select = select.filter(refund::Column::Status.is_in(filter.statuses.iter().copied()));
    }
    use refund::Column as C;
    let some = |column: C, is_set: bool| if is_set { column.is_not_null() } else { column.is_null() };
    let conditions = [
        filter.from_minor.map(|minor| C::AmountMinor.gte(minor)),
        filter.to_minor.map(|minor| C::AmountMinor.lte(minor)),
        filter.asked_until.map(|at| C::CreatedAt.lte(at)),
        filter.is_risky.map(|is_risky| some(C::Risk, is_risky)),
        filter.assignee.map(|id| C::AssignedTo.eq(id)),
        filter.is_assigned.map(|is_assigned| some(C::AssignedTo, is_assigned)),
    ];
    for condition in conditions.into_iter().flatten() {
        select = select.filter(condition);
    }
    fetch(db, select, SortBy::Id(refund::Column::Id), true, page).await
}

/// Refunds by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, refund::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), refund::Column::Id, ids);
    let refunds = refund::Entity::find().filter(wanted).all(db).await?;
    Ok(refunds.into_iter().map(|refund| (refund.id, refund)).collect())
}

/// The refunds of orders, each order's oldest first.
pub async fn of_orders(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Vec<refund::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), refund::Column::OrderId, orders);
    let found = refund::Entity::find().filter(wanted).order_by_asc(refund::Column::Id).all(db).await?;
    let mut of: HashMap<OrderId, Vec<_>> = HashMap::new();
    for refund in found {
        of.entry(refund.order_id).or_default().push(refund);
    }
    Ok(of)
}

/// Which lines refunds fall on.
pub async fn lines_of(
    db: &impl ConnectionTrait,
    refunds: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, Vec<refund_line::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), refund_line::Column::RefundId, refunds);
    let found =
        refund_line::Entity::find().filter(wanted).order_by_asc(refund_line::Column::LineId).all(db).await?;
    let mut of: HashMap<RefundId, Vec<_>> = HashMap::new();
    for line in found {
        of.entry(line.refund_id).or_default().push(line);
    }
    Ok(of)
}
