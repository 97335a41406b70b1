//! Reading holds. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{OrderId, RiskHoldId, UserId};
use rebated_domain::risk::RiskHoldReason;
use rebated_entity::{order, risk_hold as table};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::Subject;
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which holds. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct RiskHoldFilter {
    /// Only open ones, or only released ones.
    pub open: Option<bool>,
    /// Only on this user.
    pub user: Option<UserId>,
    /// Only on this order.
    pub order: Option<OrderId>,
    /// Only for this reason.
    pub reason: Option<RiskHoldReason>,
}

/// Holds, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &RiskHoldFilter,
    page: &PageRequest,
) -> Result<Page<table::Model>, Fault> {
    use table::Column as C;
    let mut select = table::Entity::find();
    match filter.open {
        Some(true) => select = select.filter(C::ReleasedAt.is_null()),
        Some(false) => select = select.filter(C::ReleasedAt.is_not_null()),
        None => {}
    }
    if let Some(user) = filter.user {
        select = select.filter(C::UserId.eq(user));
    }
    if let Some(order) = filter.order {
        select = select.filter(C::OrderId.eq(order));
    }
    if let Some(reason) = filter.reason {
        select = select.filter(C::Reason.eq(reason));
    }
    fetch(db, select, SortBy::TimeId(C::PlacedAt, C::Id), true, page).await
}

/// Holds by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RiskHoldId>,
) -> Result<HashMap<RiskHoldId, table::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), table::Column::Id, ids);
    let found = table::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// The open hold on something.
pub(super) async fn open_in(
    txn: &DatabaseTransaction,
    subject: Subject,
) -> Result<Option<table::Model>, Fault> {
    let on = match subject {
        Subject::User(user) => table::Column::UserId.eq(user),
        Subject::Order(order) => table::Column::OrderId.eq(order),
    };
    Ok(table::Entity::find().filter(table::Column::ReleasedAt.is_null()).filter(on).one(txn).await?)
}

/// The open holds by which orders are on hold: on the order itself before one on its buyer.
pub async fn of_orders(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = (OrderId, Option<UserId>)>,
) -> Result<HashMap<OrderId, table::Model>, Fault> {
    let orders: Vec<_> = orders.into_iter().collect();
    let backend = db.get_database_backend();
    let on = Condition::any()
        .add(any_of(backend, table::Column::OrderId, orders.iter().map(|(order, _)| *order)))
        .add(any_of(backend, table::Column::UserId, orders.iter().filter_map(|(_, buyer)| *buyer)));
    let found = table::Entity::find().filter(table::Column::ReleasedAt.is_null()).filter(on).all(db).await?;
    let of = |(order, buyer): (OrderId, Option<UserId>)| {
        let own = found.iter().find(|hold| hold.order_id == Some(order));
        let hold =
            own.or_else(|| found.iter().find(|hold| hold.user_id.is_some() && hold.user_id == buyer))?;
        Some((order, hold.clone()))
    };
    Ok(orders.into_iter().filter_map(of).collect())
}

/// The condition that an order is on hold by a person: itself, or its buyer.
pub(crate) fn order_is_on_hold() -> Condition {
    let open = |column: table::Column| {
        table::Entity::find()
            .select_only()
            .column(column)
            .filter(table::Column::ReleasedAt.is_null())
            .filter(column.is_not_null())
            .into_query()
    };
    let by_buyer = Condition::all()
        .add(order::Column::BuyerId.is_not_null())
        .add(order::Column::BuyerId.in_subquery(open(table::Column::UserId)));
    Condition::any().add(order::Column::Id.in_subquery(open(table::Column::OrderId))).add(by_buyer)
}
