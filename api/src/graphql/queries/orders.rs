//! Reading orders.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use rebated_domain::id::UserId;
use rebated_service::access;
use rebated_service::orders::queries::{self, OrderFilter as Narrowing};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{COUNT_LIMIT, KeyKind, List, PageArgs, wants_total};
use crate::graphql::context::Ask;
use crate::graphql::prefetch::orders_with;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::order::Order;
use crate::graphql::types::order_words::{OrderSource, OrderStatus};
use crate::graphql::types::store_words::OrderCancellationState;
use crate::graphql::{SortDirection, bad_argument, decode_or_nothing, denied, fault};

const NEWEST: List = List::new("orders.placedAt.desc", KeyKind::TimeId);
const OLDEST: List = List::new("orders.placedAt.asc", KeyKind::TimeId);

connection! {
    /// A page of orders.
    OrderConnection,
    /// An order and where it stands in its list.
    OrderEdge: Order
}

/// Which orders. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct OrderFilter {
    /// Only in one of these states, at most 20.
    status: Option<Vec<OrderStatus>>,
    /// Only from one of these sources, at most 10.
    source: Option<Vec<OrderSource>>,
    /// Placed at or after this instant.
    placed_from: Option<DateTime>,
    /// Placed before this instant.
    placed_before: Option<DateTime>,
    /// Only those on hold (true), by an open dispute or by a person, or those that are not (false).
    on_hold: Option<bool>,
    /// Only the order with this number at its source.
    external_id: Option<String>,
    /// Only orders of the store with a wish to cancel them that is in this state.
    cancellation: Option<OrderCancellationState>,
    /// Only this buyer's; for whom the caller may not read there is none.
    buyer_id: Option<ID>,
}

/// By what orders are sorted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderSortField {
    /// When they were placed.
    PlacedAt,
}

/// How orders are sorted. Without it: newest first.
#[derive(InputObject)]
pub struct OrderSort {
    /// By what.
    field: OrderSortField,
    /// In which direction.
    direction: SortDirection,
}

/// A page of orders: of one buyer, or of all that the filter leaves.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: Option<OrderFilter>,
    sort: Option<OrderSort>,
    buyer: Option<UserId>,
) -> Result<OrderConnection> {
    let descending = sort.is_none_or(|OrderSort { field: OrderSortField::PlacedAt, direction }| {
        direction == SortDirection::Desc
    });
    let list = if descending { NEWEST } else { OLDEST };
    let request = args.request(&list)?;
    let narrowing = narrowing(filter.unwrap_or_default(), buyer)?;
    let db = ctx.platform().db.read();
    let page = queries::page(db, &narrowing, descending, &request).await.map_err(fault)?;
    let total = match wants_total(ctx) {
        true => Some(queries::count(db, &narrowing, COUNT_LIMIT).await.map_err(fault)?),
        false => None,
    };
    let asked = ctx.look_ahead().field("edges").field("node");
    let keys: Vec<Key> = page.items.iter().map(|row| Key::TimeId(row.placed_at, row.id.0)).collect();
    let (has_next, has_previous) = (page.has_next, page.has_previous);
    let orders = orders_with(ctx, &asked, page.items).await?;
    let items = keys.into_iter().zip(orders).collect();
    let page = rebated_service::page::Page { items, has_next, has_previous };
    Ok(OrderConnection::new(list, page, total))
}

fn narrowing(filter: OrderFilter, buyer: Option<UserId>) -> Result<Narrowing> {
    if filter.status.as_ref().is_some_and(|list| list.len() > 20) {
        return Err(bad_argument("filter.status", "has more than 20 items"));
    }
    if filter.source.as_ref().is_some_and(|list| list.len() > 10) {
        return Err(bad_argument("filter.source", "has more than 10 items"));
    }
    let asked = filter.buyer_id.as_ref().map(decode_or_nothing);
    Ok(Narrowing {
        buyer: match (buyer, asked) {
            (Some(own), Some(asked)) if own != asked => Some(UserId(uuid::Uuid::nil())),
            (own, asked) => own.or(asked),
        },
        statuses: filter.status.unwrap_or_default().into_iter().map(Into::into).collect(),
        sources: filter.source.unwrap_or_default().into_iter().map(Into::into).collect(),
        placed_from: filter.placed_from.map(Into::into),
        placed_before: filter.placed_before.map(Into::into),
        held: filter.on_hold,
        external_id: filter.external_id,
        cancellation: filter.cancellation.map(Into::into),
    })
}

/// Reading orders.
#[derive(Default)]
pub struct OrderQueries;

/// Reading orders.
#[Object]
impl OrderQueries {
    /// One order by its global id or by the platform's number; null when there is none that the caller
    /// may see. Exactly one argument is expected.
    async fn order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: Option<ID>,
        #[graphql(desc = "The platform's number.")] number: Option<String>,
    ) -> Option<Result<Order>> {
        find(ctx, id, number).await.transpose()
    }

    /// Orders: of all members for staff and for bots with the scope, else the caller's own.
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of a connection")]
    async fn orders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<OrderFilter>,
        #[graphql(desc = "The order of the list. Default: newest first.")] sort: Option<OrderSort>,
    ) -> Option<Result<OrderConnection>> {
        let read = async {
            let buyer = access::own_or_all(ctx.actor(), access::read_orders).map_err(denied)?;
            list(ctx, PageArgs::new(first, after, last, before), filter, sort, buyer).await
        };
        Some(read.await)
    }
}

async fn find(ctx: &Context<'_>, id: Option<ID>, number: Option<String>) -> Result<Option<Order>> {
    let row = match (id, number) {
        (Some(id), None) => ctx.loaders().one(decode_or_nothing::<rebated_domain::id::OrderId>(&id)).await?,
        (None, Some(number)) => queries::by_number(ctx.platform().db.read(), &number).await.map_err(fault)?,
        _ => return Err(bad_argument("id", "or `number` must be given, not both")),
    };
    let seen = row.filter(|row| access::sees(ctx.actor(), row.buyer_id, access::read_orders));
    Ok(seen.map(Order::from))
}
