//! Look-ahead: what a page of orders is asked for is read with it, each relation once and all of
//! them together, before any field is resolved.

use std::collections::HashMap;
use std::future::Future;

use async_graphql::{Context, Lookahead, Result};
use rebated_domain::id::{OrderId, UserId};
use rebated_entity::{order, order_line, rebate, refund};
use rebated_service::{Fault, orders, rebates, refunds, users};

use super::context::Ask;
use super::error::fault;
use super::types::order::Order;
use super::types::user::User;

/// What was read together with an order. `None` was not asked for.
#[derive(Clone, Default)]
pub struct Prefetched {
    /// Its lines.
    pub lines: Option<Vec<order_line::Model>>,
    /// Its rebates.
    pub rebates: Option<Vec<rebate::Model>>,
    /// Its refunds.
    pub refunds: Option<Vec<refund::Model>>,
    /// Its buyer.
    pub buyer: Option<User>,
}

/// Turns rows into orders together with what `asked`, the selection on one order, wants of them.
pub async fn orders_with(
    ctx: &Context<'_>,
    asked: &Lookahead<'_>,
    rows: Vec<order::Model>,
) -> Result<Vec<Order>> {
    let db = ctx.platform().db.read();
    let ids: Vec<OrderId> = rows.iter().map(|row| row.id).collect();
    let buyers: Vec<UserId> = rows.iter().filter_map(|row| row.buyer_id).collect();
    let wants = |field| !ids.is_empty() && asked.field(field).exists();
    let (lines, rebates, refunds, buyers) = tokio::try_join!(
        when(wants("lines"), orders::queries::lines_of(db, ids.iter().copied())),
        when(wants("rebates"), rebates::queries::of_orders(db, ids.iter().copied())),
        when(wants("refunds"), refunds::queries::of_orders(db, ids.iter().copied())),
        when(wants("buyer") && !buyers.is_empty(), users::queries::by_ids(db, buyers.iter().copied())),
    )
    .map_err(fault)?;
    let (mut lines, mut rebates, mut refunds) = (lines, rebates, refunds);
    let buyers: Option<HashMap<UserId, User>> =
        buyers.map(|found| found.into_iter().map(|(id, row)| (id, User::from(row))).collect());
    let with = |row: order::Model| Order {
        with: Prefetched {
            lines: take(&mut lines, &row.id),
            rebates: take(&mut rebates, &row.id),
            refunds: take(&mut refunds, &row.id),
            buyer: row.buyer_id.and_then(|id| buyers.as_ref()?.get(&id).cloned()),
        },
        row: row.into(),
    };
    Ok(rows.into_iter().map(with).collect())
}

async fn when<T>(
    wanted: bool,
    read: impl Future<Output = std::result::Result<T, Fault>>,
) -> std::result::Result<Option<T>, Fault> {
    if wanted { read.await.map(Some) } else { Ok(None) }
}

fn take<T>(of: &mut Option<HashMap<OrderId, Vec<T>>>, id: &OrderId) -> Option<Vec<T>> {
    of.as_mut().map(|of| of.remove(id).unwrap_or_default())
}
