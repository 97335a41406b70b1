use chrono::{DateTime, Utc};
use rebated_domain::id::OrderId;
use rebated_domain::order::OrderSource;
use rebated_domain::refund::RefundStatus;
use rebated_domain::store_order::{StoreOrderFacts, StoreOrderStatus};
use rebated_entity::{order, order_line, refund, store_order};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::Fault;
use crate::ledger::lock_for_posting_in;
use crate::orders::lines_of_orders_in;

/// An order of the store whose row is locked, with what is known of it.
#[derive(Clone, Debug)]
pub struct Locked {
    /// The order.
    pub order: order::Model,
    /// Its lines.
    pub lines: Vec<order_line::Model>,
    /// What only orders of the store have. The courier and the number of the parcel are put here before `Ship`.
    pub store: store_order::Model,
    /// What the machine is told. What only the caller knows, such as what the courier says, is put here.
    pub facts: StoreOrderFacts,
}

impl Locked {
    /// Where the order is in its life.
    pub fn status(&self) -> Result<StoreOrderStatus, Fault> {
        let status = StoreOrderStatus::try_from(self.order.status);
        status.map_err(|error| Fault::Corrupt(format!("order {}: {error}", self.order.id)))
    }
}

/// Locks an order of the store, and before it the posting lock: moving an order may book. None when there is no
/// such order, or when it is of another source.
pub async fn lock_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    id: OrderId,
) -> Result<Option<Locked>, Fault> {
    lock_for_posting_in(txn).await?;
    let order = order::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    let Some(order) = order.filter(|order| order.source == OrderSource::Store) else { return Ok(None) };
    let store = store_order::Entity::find_by_id(id).one(txn).await?;
    // orders with the source `STORE` that were imported from files have no life here
    let Some(store) = store else { return Ok(None) };
    let lines = lines_of_orders_in(txn, &[id]).await?;
    let open = refund::Entity::find()
        .filter(refund::Column::OrderId.eq(id))
        .filter(refund::Column::Status.is_in(RefundStatus::open()))
        .count(txn)
        .await?;
    let facts = StoreOrderFacts {
        stock_is_set_aside: false,
        is_held: open > 0,
        is_delivered: false,
        refund_is_open: open > 0,
        tries: u32::try_from(store.tries).unwrap_or(0),
        is_due: store.wake_at.is_some_and(|at| at <= now),
    };
    Ok(Some(Locked { order, lines, store, facts }))
}
