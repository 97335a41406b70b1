use rebated_domain::id::RefundId;
use rebated_entity::{balance_adjustment, balance_hold};

use crate::db::{Kind, Rows, Writes};
use crate::row;

const ADJUSTMENT_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("user_id", Kind::Uuid),
    ("currency", Kind::Text),
    ("amount_minor", Kind::Big),
    ("reason", Kind::Text),
    ("note", Kind::Text),
    ("status", Kind::Text),
    ("reverses_id", Kind::UuidOpt),
    ("requested_by", Kind::Uuid),
    ("created_at", Kind::Time),
];
const HOLD_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("user_id", Kind::Uuid),
    ("currency", Kind::Text),
    ("amount_minor", Kind::Big),
    ("reason", Kind::Text),
    ("note", Kind::Text),
    ("expires_at", Kind::TimeOpt),
    ("placed_by", Kind::Uuid),
    ("created_at", Kind::Time),
];

const COMPENSATION: &[(&str, Kind)] = &[("adjustment_id", Kind::Uuid), ("refund_id", Kind::Uuid)];

/// Adds a new adjustment to a transaction's writes, and the refund beyond which it is given.
pub(super) fn insert_adjustment(
    row: &balance_adjustment::Model,
    refund: Option<RefundId>,
    writes: &mut Writes,
) {
    let mut rows = Rows::new(ADJUSTMENT_COLUMNS);
    rows.push(row![
        row.id,
        row.user_id,
        row.currency,
        row.amount_minor,
        row.reason,
        row.note.as_str(),
        row.status,
        row.reverses_id,
        row.requested_by,
        row.created_at,
    ]);
    writes.insert("balance_adjustments", &rows, "");
    if let Some(refund) = refund {
        let mut rows = Rows::new(COMPENSATION);
        rows.push(row![row.id, refund]);
        writes.insert("refund_compensations", &rows, "");
    }
}

/// Adds a new hold to a transaction's writes.
pub(super) fn insert_hold(row: &balance_hold::Model, writes: &mut Writes) {
    let mut rows = Rows::new(HOLD_COLUMNS);
    rows.push(row![
        row.id,
        row.user_id,
        row.currency,
        row.amount_minor,
        row.reason,
        row.note.as_str(),
        row.expires_at,
        row.placed_by,
        row.created_at,
    ]);
    writes.insert("balance_holds", &rows, "");
}
