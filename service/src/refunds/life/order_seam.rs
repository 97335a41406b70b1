//! What a change of a refund does to its order.

use rebated_domain::id::OrderId;
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::RefundStatus;
use rebated_domain::refund::machine::{RefundEffect, ReserveHeld};
use rebated_domain::store_order::StoreOrderInput;
use rebated_entity::refund;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

use super::draft::Draft;
use crate::Fault;
use crate::refunds::settle;
use crate::store::refunded;

/// Tells the order, in the order of the effects. The refund's own rows are written.
pub(super) async fn follow_in(txn: &DatabaseTransaction, draft: &Draft<'_>) -> Result<(), Fault> {
    let (desk, refund) = (draft.desk, &draft.locked.refund);
    let here = (refund.order_id, refund.id, &draft.cause.actor);
    for effect in &draft.effects {
        match effect {
            RefundEffect::StopShipping => {
                refunded::tell_in(txn, desk, here, StoreOrderInput::RefundRouted).await?;
            }
            RefundEffect::ExpectReturn => {
                refunded::tell_in(txn, desk, here, StoreOrderInput::Intercepted).await?;
            }
            RefundEffect::AddRefunded => {
                settle::settle_in(txn, desk, draft.locked.order.clone(), (refund, &draft.locked.lines), 1)
                    .await?;
                refunded::tell_success_in(txn, desk, here).await?;
            }
            RefundEffect::SubtractRefunded => {
                settle::settle_in(txn, desk, draft.locked.order.clone(), (refund, &draft.locked.lines), -1)
                    .await?;
                refunded::follow_money_in(txn, refund.order_id).await?;
            }
            RefundEffect::FreeOrder if may_go_on_in(txn, draft).await? => {
                refunded::tell_in(txn, desk, here, StoreOrderInput::RefundEnded).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether an order that is being cancelled may go on: no other refund of it is on its way to the buyer.
async fn may_go_on_in(txn: &DatabaseTransaction, draft: &Draft<'_>) -> Result<bool, Fault> {
    let order: OrderId = draft.locked.order.id;
    if draft.locked.order.status != OrderStatus::Cancelling {
        return Ok(false);
    }
    let paying = RefundStatus::ALL.iter().copied().filter(|status| status.holds_reserve() != ReserveHeld::No);
    let others = refund::Entity::find()
        .filter(refund::Column::OrderId.eq(order))
        .filter(refund::Column::Id.ne(draft.locked.refund.id))
        .filter(refund::Column::Status.is_in(paying))
        .count(txn)
        .await?;
    Ok(others == 0)
}
