use std::collections::HashMap;

use rebated_domain::id::OrderLineId;
use rebated_entity::{order, refund, refund_line};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::Fault;
use crate::db::Writes;
use crate::events::Outbox;
use crate::orders::{LineRows, OrderRows, lines_of_orders_in, settle_order, told};
use crate::rebates::{BookedOrders, Buyer, ChangedLine, Desk, book_in};
use crate::users::queries as users;

/// What a refund that has reached the buyer does: its lines count it as refunded, the order's sums
/// follow, and convergent posting takes the rebates back. With the sign -1 the money has come back from the
/// buyer's bank, and the same goes the other way. Expects the posting lock to be held.
pub(super) async fn settle_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut order: order::Model,
    (refund, parts): (&refund::Model, &[refund_line::Model]),
    sign: i64,
) -> Result<(), Fault> {
    let parts: HashMap<OrderLineId, i64> =
        parts.iter().map(|part| (part.line_id, sign * part.amount_minor)).collect();
    let buyer = match order.buyer_id {
        Some(id) => users::by_id(txn, id).await?.map(|user| Buyer { id, inviter: user.inviter_id }),
        None => None,
    };
    let mut lines = lines_of_orders_in(txn, &[order.id]).await?;
    let mut changed = Vec::new();
    for line in &mut lines {
        let Some(part) = parts.get(&line.id) else { continue };
        line.platform_refunded_minor += part;
        line.revision += 1;
        let line = line.clone();
        let refund = Some(refund.id);
        changed.push(ChangedLine { line, buyer, effective_at: desk.now, is_new: false, refund });
    }
    let mut writes = Writes::new(txn.get_database_backend());
    let (mut outbox, mut order_rows, mut line_rows) =
        (Outbox::default(), OrderRows::default(), LineRows::default());
    let before = Some(order.status);
    settle_order(&mut order, &lines, desk.now)?;
    order_rows.push(&order, false);
    order_rows.write(&mut writes);
    outbox.add(desk.platform, desk.now, &told(&order, before));
    let lines = HashMap::from([(order.id, lines)]);
    let booked = BookedOrders { orders: HashMap::from([(order.id, &order)]), lines: &lines };
    book_in(txn, desk, &booked, &mut changed, &mut writes, &mut outbox).await?;
    changed.iter().for_each(|changed| line_rows.push(&changed.line, false));
    line_rows.write(&mut writes);
    outbox.write(&mut writes);
    writes.run(txn).await
}
