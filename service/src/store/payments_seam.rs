//! Where orders meet payments. Orders are moved by [`transition_in`](super::life::transition_in) alone: a payment
//! pays an order by `StoreOrderInput::Paid` in the transaction of its own change, and what an order wants of its
//! payments is asked here.

use rebated_entity::order;
use sea_orm::DatabaseTransaction;

use crate::db::Writes;
use crate::rebates::Desk;
use crate::{Fault, Platform};

/// Closes the open payments of an order that has expired or was cancelled (O05), in the transaction of that change.
/// The order is locked. What must be called outside is a job in `writes`.
///
/// There are no payments yet, so there is nothing to close.
pub async fn close_payments_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    order: &order::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let _ = (txn, platform, order, writes);
    Ok(())
}

/// Turns what the buyer has prepaid into sales when the order is completed (O16). The order is locked, and the
/// posting lock is held.
///
/// Nothing is prepaid in the ledger yet, so there is nothing to turn.
pub async fn book_revenue_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    order: &order::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let _ = (txn, desk, order, writes);
    Ok(())
}
