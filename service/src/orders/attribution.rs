use std::collections::HashMap;

use rebated_domain::id::{OrderId, UserId};
use rebated_domain::order::{Attribution, OrderSource};
use rebated_entity::{order, order_line};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::first_order::write_first_orders;
use super::told::told;
use super::{LineRows, OrderRows, existing, settle_order};
use crate::Fault;
use crate::db::Writes;
use crate::events::Outbox;
use crate::rebates::{BookedOrders, Buyer, ChangedLine, Desk, book_in};
use crate::users::lock_in;

/// How many earlier orders one link attributes; the rest follow with their next report.
const LIMIT: u64 = 1_000;

/// Gives a buyer the orders that arrived under references before these were linked, and books them. Locks the orders and
/// then the buyer, whose inviter is fixed from then on. Expects the posting lock to be held.
pub async fn attribute_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    source: OrderSource,
    references: impl Iterator<Item = &str>,
    buyer: UserId,
) -> Result<usize, Fault> {
    let orders = order::Entity::find()
        .filter(order::Column::Source.eq(source))
        .filter(order::Column::BuyerRef.is_in(references))
        .filter(order::Column::BuyerId.is_null())
        .order_by_asc(order::Column::Id)
        .limit(LIMIT)
        .lock_exclusive()
        .all(txn)
        .await?;
    if orders.is_empty() {
        return Ok(0);
    }
    let user = lock_in(txn, buyer).await?;
    let user = user.ok_or_else(|| Fault::Corrupt(format!("user {buyer} is gone")))?;
    let buyer = Buyer { id: user.id, inviter: user.inviter_id };
    give_in(txn, desk, orders, buyer, Attribution::Name).await
}

/// Gives a buyer orders that have none, and books them. Expects the posting lock to be held and the orders to be locked.
pub(crate) async fn give_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut orders: Vec<order::Model>,
    buyer: Buyer,
    by: Attribution,
) -> Result<usize, Fault> {
    if orders.is_empty() {
        return Ok(0);
    }
    let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
    let mut lines: HashMap<OrderId, Vec<order_line::Model>> = HashMap::new();
    let mut changed = Vec::new();
    for mut line in existing::lines_of_orders_in(txn, &ids).await? {
        line.revision += 1;
        lines.entry(line.order_id).or_default().push(line.clone());
        changed.push(ChangedLine {
            effective_at: line.modified_at,
            line,
            buyer: Some(buyer),
            is_new: false,
            refund: None,
        });
    }
    let mut writes = Writes::new(txn.get_database_backend());
    let (mut outbox, mut rows) = (Outbox::default(), OrderRows::default());
    for order in &mut orders {
        (order.buyer_id, order.attributed_by) = (Some(buyer.id), Some(by));
        let before = Some(order.status);
        settle_order(order, lines.get(&order.id).map_or(&[][..], Vec::as_slice), desk.now)?;
        rows.push(order, false);
        outbox.add(desk.platform, desk.now, &told(order, before));
    }
    rows.write(&mut writes);
    write_first_orders(orders.iter(), &mut writes);
    let booked =
        BookedOrders { orders: orders.iter().map(|order| (order.id, order)).collect(), lines: &lines };
    book_in(txn, desk, &booked, &mut changed, &mut writes, &mut outbox).await?;
    let mut line_rows = LineRows::default();
    changed.iter().for_each(|changed| line_rows.push(&changed.line, false));
    line_rows.write(&mut writes);
    outbox.write(&mut writes);
    writes.run(txn).await?;
    Ok(orders.len())
}
