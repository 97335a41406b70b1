use rebated_entity::store_order;

use crate::db::{Kind, Rows, Writes};
use crate::row;

const COLUMNS: &[(&str, Kind)] = &[
    ("order_id", Kind::Uuid),
    ("refund_progress", Kind::Text),
    ("note", Kind::TextOpt),
    ("carrier", Kind::TextOpt),
    ("tracking_number", Kind::TextOpt),
    ("shipped_at", Kind::TimeOpt),
    ("tries", Kind::Int),
    ("wake_at", Kind::TimeOpt),
    ("wake_job", Kind::UuidOpt),
];
const SET: &str = "refund_progress = r.refund_progress, carrier = r.carrier, tracking_number = r.tracking_number, \
    shipped_at = r.shipped_at, tries = r.tries, wake_at = r.wake_at, wake_job = r.wake_job";

/// Writes what only orders of the store have.
pub(in crate::store) fn write(store: &store_order::Model, is_new: bool, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        store.order_id,
        store.refund_progress,
        store.note.clone(),
        store.carrier.clone(),
        store.tracking_number.clone(),
        store.shipped_at,
        store.tries,
        store.wake_at,
        store.wake_job,
    ]);
    match is_new {
        true => writes.insert("store_orders", &rows, ""),
        false => writes.update("store_orders", &rows, SET, "store_orders.order_id = r.order_id"),
    }
}
