use rebated_domain::id::OrderId;
use rebated_domain::payment::PaymentStatus;
use rebated_entity::{order, payment};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use crate::Fault;

/// Locks an order: the parent of its refunds, and so always first.
pub(super) async fn order_in(txn: &DatabaseTransaction, id: OrderId) -> Result<Option<order::Model>, Fault> {
    Ok(order::Entity::find_by_id(id).lock_exclusive().one(txn).await?)
}

/// Locks the payment that an order keeps: the one that paid it. None when the platform did not collect the money.
pub(super) async fn kept_payment_in(
    txn: &DatabaseTransaction,
    order: OrderId,
) -> Result<Option<payment::Model>, Fault> {
    let kept = payment::Entity::find()
        .filter(payment::Column::OrderId.eq(order))
        .filter(payment::Column::Status.eq(PaymentStatus::Paid))
        .filter(payment::Column::Surplus.is_null())
        .lock_exclusive();
    Ok(kept.one(txn).await?)
}
