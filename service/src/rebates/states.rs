use rebated_domain::rule::FirstSettled;
use uuid::Uuid;

use super::Desk;
use super::orders::{ChangedLine, amounts_of};
use crate::db::{Kind, Rows, Writes};
use crate::row;

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("revision", Kind::Int),
    ("paid_minor", Kind::Big),
    ("source_refunded_minor", Kind::Big),
    ("platform_refunded_minor", Kind::Big),
    ("commission_minor", Kind::BigOpt),
    ("commission_returned_minor", Kind::BigOpt),
    ("quantity", Kind::Big),
    ("earns", Kind::Bool),
    ("first_settled", Kind::Text),
];

/// What pricing saw of lines, in the order in which it saw them: the input of back-tests.
pub(super) struct LineStates(Rows);

impl Default for LineStates {
    fn default() -> Self {
        Self(Rows::new(COLUMNS))
    }
}

impl LineStates {
    pub(super) fn push(&mut self, desk: &Desk<'_>, changed: &ChangedLine, first_settled: FirstSettled) {
        let line = &changed.line;
        let amounts = amounts_of(line);
        // the counters are locked by now: the time of this id is the place among those who wait for them
        let id: Uuid = desk.platform.new_id(desk.platform.now());
        self.0.push(row![
            id,
            line.order_id,
            line.id,
            line.revision,
            amounts.paid,
            amounts.refunded_by_source,
            amounts.refunded_by_platform,
            amounts.commission,
            amounts.commission_returned,
            line.quantity,
            line.status.earns(),
            first_settled,
        ]);
    }

    pub(super) fn write(&self, writes: &mut Writes) {
        writes.insert("order_line_states", &self.0, "");
    }
}
