//! Goods that refunds put back into the stock.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderLineId, RefundId, UserId};
use rebated_domain::refund::ReturnKind;
use rebated_domain::store::StockMovementKind;
use rebated_entity::{order_line, refund, return_shipment, stock_movement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::stock::{Movements, goods_in};
use crate::db::Writes;
use crate::orders::lines_of_orders_in;
use crate::{Fault, Platform};

/// The platform, the time, and who moves goods.
type Here<'a> = (&'a Platform, DateTime<Utc>, UserId);

/// Puts so many items of lines back, as an inspection found them good.
pub(crate) async fn restock_in(
    txn: &DatabaseTransaction,
    here: Here<'_>,
    refund: RefundId,
    order: OrderId,
    items: &[(OrderLineId, i64)],
) -> Result<(), Fault> {
    let lines = lines_of_orders_in(txn, &[order]).await?;
    put_in(txn, here, refund, order, &lines, items).await
}

/// Puts items back that a refund took off lines which are still to be shipped in part. Lines that are not shipped at
/// all any more are put back by their order.
pub(crate) async fn keep_in(
    txn: &DatabaseTransaction,
    here: Here<'_>,
    refund: RefundId,
    order: OrderId,
    items: &[(OrderLineId, i64)],
) -> Result<(), Fault> {
    let mut lines = lines_of_orders_in(txn, &[order]).await?;
    lines.retain(|line| !line.status.is_void());
    put_in(txn, here, refund, order, &lines, items).await
}

async fn put_in(
    txn: &DatabaseTransaction,
    (platform, now, actor): Here<'_>,
    refund: RefundId,
    order: OrderId,
    lines: &[order_line::Model],
    items: &[(OrderLineId, i64)],
) -> Result<(), Fault> {
    let items: HashMap<_, _> = items.iter().copied().filter(|(_, quantity)| *quantity > 0).collect();
    let lines: Vec<_> = lines.iter().filter(|line| items.contains_key(&line.id)).collect();
    if lines.is_empty() {
        return Ok(());
    }
    let mut goods = goods_in(txn, order, &lines).await?;
    let back = back_in(txn, order).await?;
    for one in &mut goods {
        let left = one.quantity - back.get(&one.line_id).copied().unwrap_or(0);
        one.quantity = items.get(&one.line_id).copied().unwrap_or(0).min(left);
    }
    let mut movements = Movements::default();
    movements.of_refund(platform, now, refund, &goods, actor);
    let mut writes = Writes::new(txn.get_database_backend());
    movements.write(now, &mut writes);
    writes.run(txn).await
}

/// How many items of each line of an order are back already.
pub(in crate::store) async fn back_in(
    txn: &DatabaseTransaction,
    order: OrderId,
) -> Result<BTreeMap<OrderLineId, i64>, Fault> {
    let lines = order_line::Entity::find().select_only().column(order_line::Column::Id);
    let lines = lines.filter(order_line::Column::OrderId.eq(order)).into_query();
    let kinds = [StockMovementKind::Restock, StockMovementKind::Return];
    let rows = stock_movement::Entity::find()
        .filter(stock_movement::Column::LineId.in_subquery(lines))
        .filter(stock_movement::Column::Kind.is_in(kinds))
        .all(txn)
        .await?;
    let mut back = BTreeMap::new();
    for row in rows {
        if let Some(line) = row.line_id {
            *back.entry(line).or_default() += row.on_hand_change;
        }
    }
    Ok(back)
}

/// Whether a parcel of the order is on its way back that the courier turned round: its goods are restocked when they
/// have come.
pub(in crate::store) async fn is_expected_in(
    txn: &DatabaseTransaction,
    order: OrderId,
) -> Result<bool, Fault> {
    let own = refund::Entity::find().select_only().column(refund::Column::Id);
    let own = own.filter(refund::Column::OrderId.eq(order)).into_query();
    let expected = return_shipment::Entity::find()
        .filter(return_shipment::Column::RefundId.in_subquery(own))
        .filter(return_shipment::Column::Kind.eq(ReturnKind::Intercepted))
        .filter(return_shipment::Column::ReceivedAt.is_null())
        .count(txn)
        .await?;
    Ok(expected > 0)
}
