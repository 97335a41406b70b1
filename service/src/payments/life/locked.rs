use chrono::{DateTime, Utc};
use rebated_domain::id::PaymentId;
use rebated_domain::payment::{PaymentStatus, Surplus};
use rebated_domain::store_order::StoreOrderStatus;
use rebated_entity::payment;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::Fault;
use crate::store::life;

/// A payment whose row is locked, and before it the posting lock and the order.
#[derive(Clone, Debug)]
pub(in crate::payments) struct Locked {
    pub order: life::Locked,
    pub payment: payment::Model,
    /// What the payment is if it is paid now and the order does not wait for it.
    pub surplus: Surplus,
}

impl Locked {
    /// Whether the order waits for its payment.
    pub fn order_waits(&self) -> Result<bool, Fault> {
        Ok(self.order.status()? == StoreOrderStatus::AwaitingPayment)
    }
}

/// Locks a payment. None when there is no such payment.
pub(in crate::payments) async fn lock_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    id: PaymentId,
) -> Result<Option<Locked>, Fault> {
    // of which order it is never changes
    let Some(seen) = payment::Entity::find_by_id(id).one(txn).await? else { return Ok(None) };
    let order = life::lock_in(txn, now, seen.order_id).await?;
    let order = order.ok_or_else(|| Fault::Corrupt(format!("payment {id} is of no order of the store")))?;
    let row = payment::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    let payment = row.ok_or_else(|| Fault::Corrupt(format!("payment {id} is gone")))?;
    let kept = payment::Entity::find()
        .filter(payment::Column::OrderId.eq(payment.order_id))
        .filter(payment::Column::Id.ne(id))
        .filter(payment::Column::Status.eq(PaymentStatus::Paid))
        .filter(payment::Column::Surplus.is_null())
        .count(txn)
        .await?;
    let surplus = if kept > 0 { Surplus::Second } else { Surplus::Late };
    Ok(Some(Locked { order, payment, surplus }))
}
