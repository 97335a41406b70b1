//! Reading orders. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::order::{OrderSource, OrderStatus};
use rebated_domain::store::CancellationState;
use rebated_entity::{order, order_cancellation, order_line};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which orders. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct OrderFilter {
    /// Only this buyer's.
    pub buyer: Option<UserId>,
    /// Only in one of these states; empty: in any.
    pub statuses: Vec<OrderStatus>,
    /// Only from one of these sources; empty: from any.
    pub sources: Vec<OrderSource>,
    /// Placed at or after.
    pub placed_from: Option<DateTime<Utc>>,
    /// Placed before.
    pub placed_before: Option<DateTime<Utc>>,
    /// Only with (or without) an open dispute or hold.
    pub held: Option<bool>,
    /// Only the order with this number at its source.
    pub external_id: Option<String>,
    /// Only orders of the store with a wish to cancel them that is in this state.
    pub cancellation: Option<CancellationState>,
}

fn narrowed(filter: &OrderFilter) -> Select<order::Entity> {
    use order::Column as C;
    let mut select = order::Entity::find();
    if let Some(buyer) = filter.buyer {
        select = select.filter(C::BuyerId.eq(buyer));
    }
    if !filter.statuses.is_empty() {
        select = select.filter(C::Status.is_in(filter.statuses.iter().copied()));
    }
    if !filter.sources.is_empty() {
        select = select.filter(C::Source.is_in(filter.sources.iter().copied()));
    }
    if let Some(from) = filter.placed_from {
        select = select.filter(C::PlacedAt.gte(from));
    }
    if let Some(before) = filter.placed_before {
        select = select.filter(C::PlacedAt.lt(before));
    }
    if let Some(held) = filter.held {
        let by_person = crate::risk::queries::order_is_on_hold();
        let on_hold = Condition::any().add(C::Held.eq(true)).add(by_person);
        select = select.filter(if held { on_hold } else { on_hold.not() });
    }
    if let Some(external) = &filter.external_id {
        select = select.filter(C::ExternalId.eq(external));
    }
    if let Some(state) = filter.cancellation {
        let wishes = order_cancellation::Entity::find().select_only();
        let wishes = wishes.column(order_cancellation::Column::OrderId);
        let wishes = wishes.filter(order_cancellation::Column::State.eq(state));
        select = select.filter(C::Id.in_subquery(QueryTrait::into_query(wishes)));
    }
    select
}

/// Orders by when they were placed.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &OrderFilter,
    descending: bool,
    page: &PageRequest,
) -> Result<Page<order::Model>, Fault> {
    let sort = SortBy::TimeId(order::Column::PlacedAt, order::Column::Id);
    fetch(db, narrowed(filter), sort, descending, page).await
}

/// How many orders there are, counted up to `limit`.
pub async fn count(db: &impl ConnectionTrait, filter: &OrderFilter, limit: u64) -> Result<u64, Fault> {
    Ok(narrowed(filter).limit(limit).count(db).await?)
}

/// One order by the platform's number.
pub async fn by_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<order::Model>, Fault> {
    Ok(order::Entity::find().filter(order::Column::Number.eq(number)).one(db).await?)
}

/// Orders by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, order::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), order::Column::Id, ids);
    let orders = order::Entity::find().filter(wanted).all(db).await?;
    Ok(orders.into_iter().map(|order| (order.id, order)).collect())
}

/// Lines by id.
pub async fn lines_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrderLineId>,
) -> Result<HashMap<OrderLineId, order_line::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), order_line::Column::Id, ids);
    let lines = order_line::Entity::find().filter(wanted).all(db).await?;
    Ok(lines.into_iter().map(|line| (line.id, line)).collect())
}

/// The lines of orders, each order's in the order of arrival.
pub async fn lines_of(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Vec<order_line::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), order_line::Column::OrderId, orders);
    let found =
        order_line::Entity::find().filter(wanted).order_by_asc(order_line::Column::Id).all(db).await?;
    let mut of: HashMap<OrderId, Vec<_>> = HashMap::new();
    for line in found {
        of.entry(line.order_id).or_default().push(line);
    }
    Ok(of)
}

/// What the buyer has paid, in minor units. An order of the store is charged before it is paid.
pub fn paid_minor(order: &order::Model) -> i64 {
    let is_unpaid = order.source == OrderSource::Store && order.paid_at.is_none();
    if is_unpaid { 0 } else { order.paid_minor }
}

/// What went back of a line in all, in minor units.
pub fn line_refunded(line: &order_line::Model) -> i64 {
    crate::rebates::amounts_of(line).refunded()
}
