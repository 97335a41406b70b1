use std::collections::HashMap;

use rebated_domain::order::OrderStatus;
use rebated_entity::{first_settled_order, order, order_line, order_pricing};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{LineRows, OrderRows, existing, settle_order};
use crate::Fault;
use crate::db::Writes;
use crate::events::Outbox;
use crate::rebates::{BookedOrders, Buyer, ChangedLine, Desk, book_in};

/// Takes an order from its buyer: what is booked for it is taken back, as for an order that is declared void, and what
/// was fixed when it was first priced is forgotten. Whoever gets it next is priced anew.
///
/// Expects the posting lock to be held, the order to be locked, and none of its rebates to be credited.
pub(crate) async fn take_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut order: order::Model,
    buyer: Buyer,
) -> Result<order::Model, Fault> {
    let stored = existing::lines_of_orders_in(txn, &[order.id]).await?;
    let void = |line: &order_line::Model| order_line::Model {
        status: OrderStatus::Invalid,
        revision: line.revision + 1,
        ..line.clone()
    };
    let lines = HashMap::from([(order.id, stored.iter().map(void).collect::<Vec<_>>())]);
    let mut changed: Vec<ChangedLine> = lines.values().flatten().map(|line| voided(line, buyer)).collect();
    let (mut writes, mut outbox) = (Writes::new(txn.get_database_backend()), Outbox::default());
    let booked = BookedOrders { orders: HashMap::from([(order.id, &order)]), lines: &lines };
    book_in(txn, desk, &booked, &mut changed, &mut writes, &mut outbox).await?;
    // the lines themselves are what their source says
    let states: HashMap<_, _> = stored.iter().map(|line| (line.id, line.status)).collect();
    let mut rows = LineRows::default();
    let mut after = Vec::new();
    for line in changed {
        let status = states.get(&line.line.id).copied().unwrap_or(line.line.status);
        let line = order_line::Model { status, ..line.line };
        rows.push(&line, false);
        after.push(line);
    }
    (order.buyer_id, order.attributed_by) = (None, None);
    settle_order(&mut order, &after, desk.now)?;
    let mut orders = OrderRows::default();
    orders.push(&order, false);
    orders.write(&mut writes);
    rows.write(&mut writes);
    outbox.write(&mut writes);
    writes.run(txn).await?;
    order_pricing::Entity::delete_by_id(order.id).exec(txn).await?;
    let first = first_settled_order::Column::OrderId.eq(order.id);
    first_settled_order::Entity::delete_many().filter(first).exec(txn).await?;
    Ok(order)
}

fn voided(line: &order_line::Model, buyer: Buyer) -> ChangedLine {
    ChangedLine {
        line: line.clone(),
        buyer: Some(buyer),
        effective_at: line.modified_at,
        is_new: false,
        refund: None,
    }
}
