//! Where orders meet payments. Orders are moved by [`transition_in`](super::life::transition_in) alone: a payment
//! pays an order by `StoreOrderInput::Paid` in the transaction of its own change, and what an order wants of its
//! payments is asked here.

use rebated_entity::order;
use sea_orm::DatabaseTransaction;

use crate::db::Writes;
use crate::payments::{books, life};
use crate::rebates::Desk;
use crate::{Fault, Platform};

/// Closes the open payments of an order that has expired or was cancelled (O05), in the transaction of that change.
/// The order is locked. What must be called outside is a job in `writes`.
pub async fn close_payments_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    order: &order::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    life::close_in(txn, (platform, platform.now()), order.id, None, writes).await
}

/// Turns what the buyer has prepaid into sales when the order is completed (O16). The order is locked, and the
/// posting lock is held. What is prepaid beyond the order's price stays: it goes back.
pub async fn book_revenue_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    order: &order::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    // the books of payments are written at once, in this transaction
    let _ = writes;
    books::book_revenue_in(txn, desk.now, order).await
}
