use rebated_domain::id::{OrderId, RefundId};
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::machine::{GoodsFacts, GoodsPlace};
use rebated_domain::refund::{RefundPayout, RefundStatus};
use rebated_domain::store::StepState;
use rebated_entity::{order, order_step, payment, refund, refund_line};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::Fault;
use crate::ledger::lock_for_posting_in;
use crate::refunds::queries;

/// A refund whose row is locked, and before it the posting lock, its order and its payment.
#[derive(Clone, Debug)]
pub struct Locked {
    /// The order.
    pub order: order::Model,
    /// The payment that it goes back from; none when the platform did not collect the money.
    pub payment: Option<payment::Model>,
    /// The refund.
    pub refund: refund::Model,
    /// Which parts of which lines go back.
    pub lines: Vec<refund_line::Model>,
    /// What all refunds of the order come to that are not refused, withdrawn or failed, this one among them.
    pub order_sum_minor: i64,
    /// Where the goods are.
    pub goods: GoodsFacts,
}

/// Locks a refund. None when there is no such refund.
pub async fn lock_in(txn: &DatabaseTransaction, id: RefundId) -> Result<Option<Locked>, Fault> {
    // of which order and payment it is never changes
    let Some(seen) = refund::Entity::find_by_id(id).one(txn).await? else { return Ok(None) };
    lock_for_posting_in(txn).await?;
    let order = order::Entity::find_by_id(seen.order_id).lock_exclusive().one(txn).await?;
    let order = order.ok_or_else(|| Fault::Corrupt(format!("refund {id} is of no order")))?;
    let payment = match seen.payment_id {
        Some(payment) => payment::Entity::find_by_id(payment).lock_exclusive().one(txn).await?,
        None => None,
    };
    let row = refund::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    let refund = row.ok_or_else(|| Fault::Corrupt(format!("refund {id} is gone")))?;
    let lines = queries::lines_of(txn, [id]).await?.remove(&id).unwrap_or_default();
    let order_sum_minor = held_of_order_in(txn, order.id).await?;
    let goods = goods_in(txn, &order, &refund).await?;
    Ok(Some(Locked { order, payment, refund, lines, order_sum_minor, goods }))
}

/// What the refunds of an order come to that hold a part of what was paid.
pub(in crate::refunds) async fn held_of_order_in(
    txn: &DatabaseTransaction,
    order: OrderId,
) -> Result<i64, Fault> {
    let over = RefundStatus::ALL.iter().copied().filter(|status| !status.holds_capacity());
    let amounts: Vec<i64> = refund::Entity::find()
        .filter(refund::Column::OrderId.eq(order))
        .filter(refund::Column::Status.is_not_in(over))
        .select_only()
        .column(refund::Column::AmountMinor)
        .into_tuple()
        .all(txn)
        .await?;
    Ok(amounts.into_iter().sum())
}

/// What is known of the goods. Where the platform did not collect the money it does not move goods either.
pub(in crate::refunds) async fn goods_in(
    db: &impl ConnectionTrait,
    order: &order::Model,
    refund: &refund::Model,
) -> Result<GoodsFacts, Fault> {
    let tries = u32::try_from(refund.tries).unwrap_or(0);
    if refund.payout == RefundPayout::Recorded {
        return Ok(GoodsFacts { tries, ..GoodsFacts::default() });
    }
    let queued = order_step::Entity::find()
        .filter(order_step::Column::OrderId.eq(order.id))
        .filter(order_step::Column::State.eq(StepState::Queued))
        .count(db)
        .await?;
    let place = match order.status {
        OrderStatus::Shipped => GoodsPlace::OnTheWay,
        OrderStatus::Received | OrderStatus::Settled => GoodsPlace::AtTheBuyer,
        _ => GoodsPlace::Here,
    };
    Ok(GoodsFacts { tasks_open: queued > 0, tries, place, no_return: refund.no_return, has_tracking: false })
}
