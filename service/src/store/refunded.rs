use rebated_domain::id::{OrderId, RefundId};
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::db::Writes;
use crate::rebates::Desk;
use crate::store::life::{Cause, Moved, TransitionRefusal, lock_in, transition_in};
use crate::{Actor, Fault};

/// Tells an order of the store that a refund of it has succeeded, after the refund was booked in the same transaction.
/// Orders of other sources are left alone.
///
/// Before the order is shipped the refund is routed to it first (O09), since refunds here are granted and paid at once.
pub(crate) async fn tell_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    order: OrderId,
    refund: RefundId,
    decided_by: &Actor,
) -> Result<(), Fault> {
    let cause = Cause::refund(refund, decided_by);
    let Some(locked) = lock_in(txn, desk.now, order).await? else { return Ok(()) };
    if matches!(locked.status()?, StoreOrderStatus::Paid | StoreOrderStatus::Fulfilling) {
        move_in(txn, desk, order, StoreOrderInput::RefundRouted, &cause).await?;
    }
    let is_whole = locked.order.refunded_minor >= locked.order.paid_minor;
    let input = if is_whole { StoreOrderInput::RefundedInFull } else { StoreOrderInput::RefundedInPart };
    move_in(txn, desk, order, input, &cause).await
}

async fn move_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    order: OrderId,
    input: StoreOrderInput,
    cause: &Cause,
) -> Result<(), Fault> {
    let mut writes = Writes::new(txn.get_database_backend());
    let Some(locked) = lock_in(txn, desk.now, order).await? else { return Ok(()) };
    match transition_in(txn, desk, locked, input, cause, &mut writes).await {
        Ok(Moved::Changed(_) | Moved::Already(_)) => writes.run(txn).await,
        Err(TransitionRefusal::Fault(fault)) => Err(fault),
        // reports are never refused
        Err(refusal) => Err(Fault::Corrupt(format!("order {order}: {refusal}"))),
    }
}
