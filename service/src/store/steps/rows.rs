use rebated_domain::id::OrderId;
use rebated_entity::order_step;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::Fault;
use crate::db::{Kind, Rows, Writes};
use crate::row;

pub(super) const STEPS: &[(&str, Kind)] = &[
    ("order_id", Kind::Uuid),
    ("step", Kind::Text),
    ("state", Kind::Text),
    ("attempts", Kind::Int),
    ("at", Kind::Time),
];
pub(super) const KEEP: &str = "ON CONFLICT (order_id, step) DO NOTHING";
const SET: &str = "ON CONFLICT (order_id, step) DO UPDATE SET state = excluded.state, \
    attempts = excluded.attempts, at = excluded.at";

/// The steps of an order that is locked.
pub(in crate::store) async fn of_order_in(
    txn: &DatabaseTransaction,
    order: OrderId,
) -> Result<Vec<order_step::Model>, Fault> {
    Ok(order_step::Entity::find().filter(order_step::Column::OrderId.eq(order)).all(txn).await?)
}

/// Writes a step, new or not.
pub(super) fn save(step: &order_step::Model, writes: &mut Writes) {
    let mut rows = Rows::new(STEPS);
    rows.push(row![step.order_id, step.step, step.state, step.attempts, step.at]);
    writes.insert("order_steps", &rows, SET);
}
