use rebated_domain::id::{OrderId, RefundId};
use rebated_entity::{order, refund};
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};

use super::RefundError;
use crate::Fault;

/// Locks an order: the parent of its refunds, and so always first.
pub(super) async fn order_in(txn: &DatabaseTransaction, id: OrderId) -> Result<Option<order::Model>, Fault> {
    Ok(order::Entity::find_by_id(id).lock_exclusive().one(txn).await?)
}

/// Locks a refund and, before it, its order.
pub(super) async fn refund_in(
    txn: &DatabaseTransaction,
    id: RefundId,
) -> Result<(order::Model, refund::Model), RefundError> {
    let unlocked = refund::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
    let order_id = unlocked.ok_or(RefundError::RefundNotFound)?.order_id;
    let order = order_in(txn, order_id).await?.ok_or(RefundError::OrderNotFound)?;
    let refund = refund::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    Ok((order, refund.ok_or(RefundError::RefundNotFound)?))
}
