use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderTransitionId};
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};

use super::Cause;
use crate::db::{Kind, Rows, Writes};
use crate::{Platform, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("row_name", Kind::Text),
    ("input", Kind::Text),
    ("status_before", Kind::TextOpt),
    ("status_after", Kind::Text),
    ("version_before", Kind::Int),
    ("version_after", Kind::Int),
    ("cause", Kind::Text),
    ("cause_ref", Kind::TextOpt),
    ("actor_id", Kind::Uuid),
    ("at", Kind::Time),
];

/// One change of an order.
pub(super) struct Entry<'a> {
    pub order_id: OrderId,
    pub row_name: &'static str,
    pub input: StoreOrderInput,
    pub before: Option<StoreOrderStatus>,
    pub after: StoreOrderStatus,
    pub version_after: i32,
    pub cause: &'a Cause,
}

/// Adds the change to the order's log.
pub(super) fn write(platform: &Platform, now: DateTime<Utc>, entry: &Entry<'_>, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        platform.new_id::<OrderTransitionId>(now),
        entry.order_id,
        entry.row_name,
        entry.input,
        entry.before,
        entry.after,
        entry.version_after - 1,
        entry.version_after,
        entry.cause.kind,
        entry.cause.reference.clone(),
        entry.cause.actor,
        now,
    ]);
    writes.insert("order_transitions", &rows, "");
}
