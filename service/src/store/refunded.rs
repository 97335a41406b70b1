use rebated_domain::id::{OrderId, RefundId};
use rebated_domain::store::RefundProgress;
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use rebated_entity::{order, store_order};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Set};

use crate::db::Writes;
use crate::rebates::Desk;
use crate::store::life::{Cause, Moved, TransitionRefusal, lock_in, transition_in};
use crate::{Actor, Fault};

/// Of which order a refund tells, which refund it is, and who moved it.
pub(crate) type Teller<'a> = (OrderId, RefundId, &'a Actor);

/// Tells an order of the store what a refund of it does. Orders of other sources are left alone, and so are those
/// whose state the report says nothing to.
pub(crate) async fn tell_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    (order, refund, by): Teller<'_>,
    input: StoreOrderInput,
) -> Result<(), Fault> {
    let mut writes = Writes::new(txn.get_database_backend());
    let Some(locked) = lock_in(txn, desk.now, order).await? else { return Ok(()) };
    match transition_in(txn, desk, locked, input, &Cause::refund(refund, by), &mut writes).await {
        Ok(Moved::Changed(_) | Moved::Already(_)) => writes.run(txn).await,
        Err(TransitionRefusal::Fault(fault)) => Err(fault),
        // reports are never refused
        Err(refusal) => Err(Fault::Corrupt(format!("order {order}: {refusal}"))),
    }
}

/// Tells an order that a refund of it has succeeded, after the refund was booked in the same transaction. An order
/// that was not shipped, and that another refund has let go on meanwhile, is routed to it first (O09).
pub(crate) async fn tell_success_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    teller: Teller<'_>,
) -> Result<(), Fault> {
    let Some(locked) = lock_in(txn, desk.now, teller.0).await? else { return Ok(()) };
    if matches!(locked.status()?, StoreOrderStatus::Paid | StoreOrderStatus::Fulfilling) {
        tell_in(txn, desk, teller, StoreOrderInput::RefundRouted).await?;
    }
    let is_whole = locked.order.refunded_minor >= locked.order.paid_minor;
    let input = if is_whole { StoreOrderInput::RefundedInFull } else { StoreOrderInput::RefundedInPart };
    tell_in(txn, desk, teller, input).await?;
    // an order that is on its way, or at its end, does not move for it
    follow_money_in(txn, teller.0).await
}

/// How much of an order of the store is refunded, after its refunds. Its state stays; the goods do not move.
pub(crate) async fn follow_money_in(txn: &DatabaseTransaction, id: OrderId) -> Result<(), Fault> {
    let order = order::Entity::find_by_id(id).one(txn).await?;
    let (Some(order), Some(store)) = (order, store_order::Entity::find_by_id(id).one(txn).await?) else {
        return Ok(());
    };
    let progress = match order.refunded_minor {
        0 => RefundProgress::None,
        refunded if refunded < order.paid_minor => RefundProgress::Partial,
        _ => RefundProgress::Full,
    };
    if store.refund_progress == progress {
        return Ok(());
    }
    let mut row = store.into_active_model();
    row.refund_progress = Set(progress);
    row.update(txn).await?;
    Ok(())
}
