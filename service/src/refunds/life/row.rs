use rebated_entity::{order, payment, refund, refund_line};

use crate::db::{Kind, Rows, Writes};
use crate::row;

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("number", Kind::Text),
    ("order_id", Kind::Uuid),
    ("trigger", Kind::Text),
    ("reason", Kind::Text),
    ("note", Kind::TextOpt),
    ("status", Kind::Text),
    ("currency", Kind::Text),
    ("amount_minor", Kind::Big),
    ("requested_by", Kind::Uuid),
    ("decided_by", Kind::UuidOpt),
    ("decision_note", Kind::TextOpt),
    ("auto_approve_at", Kind::TimeOpt),
    ("created_at", Kind::Time),
    ("decided_at", Kind::TimeOpt),
    ("updated_at", Kind::Time),
    ("version", Kind::Int),
    ("payout", Kind::Text),
    ("payment_id", Kind::UuidOpt),
    ("asked_minor", Kind::Big),
    ("route", Kind::TextOpt),
    ("no_return", Kind::Bool),
    ("risk", Kind::TextOpt),
    ("evidence", Kind::JsonOpt),
    ("assigned_to", Kind::UuidOpt),
    ("first_approval_by", Kind::UuidOpt),
    ("turn", Kind::Int),
    ("proof", Kind::Text),
    ("failures", Kind::Int),
    ("unknowns", Kind::Int),
    ("polls", Kind::Int),
    ("tries", Kind::Int),
    ("channel_number", Kind::TextOpt),
    ("trouble", Kind::TextOpt),
    ("called_at", Kind::TimeOpt),
    ("unknown_since", Kind::TimeOpt),
    ("succeeded_at", Kind::TimeOpt),
    ("reserves", Kind::Int),
    ("has_reserve", Kind::Bool),
    ("returned_turn", Kind::BigOpt),
    ("owes_buyer", Kind::Bool),
    ("wake_at", Kind::TimeOpt),
    ("wake_job", Kind::UuidOpt),
];
const SET: &str = "status = r.status, amount_minor = r.amount_minor, decided_by = r.decided_by, \
    decision_note = r.decision_note, auto_approve_at = r.auto_approve_at, decided_at = r.decided_at, \
    updated_at = r.updated_at, version = r.version, route = r.route, risk = r.risk, assigned_to = r.assigned_to, \
    first_approval_by = r.first_approval_by, turn = r.turn, proof = r.proof, failures = r.failures, \
    unknowns = r.unknowns, polls = r.polls, tries = r.tries, channel_number = r.channel_number, \
    trouble = r.trouble, called_at = r.called_at, unknown_since = r.unknown_since, succeeded_at = r.succeeded_at, \
    reserves = r.reserves, has_reserve = r.has_reserve, returned_turn = r.returned_turn, \
    owes_buyer = r.owes_buyer, wake_at = r.wake_at, wake_job = r.wake_job";

/// Writes a refund. What was asked for, and why, never changes.
pub(in crate::refunds) fn write(refund: &refund::Model, is_new: bool, writes: &mut Writes) {
    let refund = refund.clone();
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        refund.id,
        refund.number,
        refund.order_id,
        refund.trigger,
        refund.reason,
        refund.note,
        refund.status,
        refund.currency,
        refund.amount_minor,
        refund.requested_by,
        refund.decided_by,
        refund.decision_note,
        refund.auto_approve_at,
        refund.created_at,
        refund.decided_at,
        refund.updated_at,
        refund.version,
        refund.payout,
        refund.payment_id,
        refund.asked_minor,
        refund.route,
        refund.no_return,
        refund.risk,
        refund.evidence,
        refund.assigned_to,
        refund.first_approval_by,
        refund.turn,
        refund.proof,
        refund.failures,
        refund.unknowns,
        refund.polls,
        refund.tries,
        refund.channel_number,
        refund.trouble,
        refund.called_at,
        refund.unknown_since,
        refund.succeeded_at,
        refund.reserves,
        refund.has_reserve,
        refund.returned_turn,
        refund.owes_buyer,
        refund.wake_at,
        refund.wake_job,
    ]);
    match is_new {
        true => writes.insert("refunds", &rows, ""),
        false => writes.update("refunds", &rows, SET, "refunds.id = r.id"),
    }
}

const LINE: &[(&str, Kind)] = &[
    ("refund_id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("amount_minor", Kind::Big),
    ("quantity", Kind::Big),
    ("asked_minor", Kind::Big),
];

fn line_rows(lines: &[refund_line::Model]) -> Rows {
    let mut rows = Rows::new(LINE);
    for line in lines {
        rows.push(row![line.refund_id, line.line_id, line.amount_minor, line.quantity, line.asked_minor]);
    }
    rows
}

/// Writes the lines of a new refund.
pub(super) fn write_lines(lines: &[refund_line::Model], writes: &mut Writes) {
    writes.insert("refund_lines", &line_rows(lines), "");
}

/// Writes the amounts of lines that an inspection has lowered.
pub(in crate::refunds) fn write_line_amounts(lines: &[refund_line::Model], writes: &mut Writes) {
    let matching = "refund_lines.refund_id = r.refund_id AND refund_lines.line_id = r.line_id";
    writes.update("refund_lines", &line_rows(lines), "amount_minor = r.amount_minor", matching);
}

const HELD: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("refund_reserved_minor", Kind::Big),
    ("refund_capacity_minor", Kind::Big),
    ("version", Kind::Int),
];

/// Writes what refunds hold of an order; its CHECK has the last word.
pub(super) fn write_order(order: &order::Model, writes: &mut Writes) {
    let mut rows = Rows::new(HELD);
    rows.push(row![order.id, order.refund_reserved_minor, order.refund_capacity_minor, order.version]);
    let set = "refund_reserved_minor = r.refund_reserved_minor, refund_capacity_minor = r.refund_capacity_minor, \
        version = r.version";
    writes.update("orders", &rows, set, "orders.id = r.id");
}

const GONE: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("reserved_minor", Kind::Big),
    ("refunded_minor", Kind::Big),
    ("late_minor", Kind::Big),
];

/// Writes what goes back of a payment; its CHECK has the last word. The payment's own life goes on from its version.
pub(super) fn write_payment(payment: &payment::Model, writes: &mut Writes) {
    let mut rows = Rows::new(GONE);
    rows.push(row![payment.id, payment.reserved_minor, payment.refunded_minor, payment.late_minor]);
    let set =
        "reserved_minor = r.reserved_minor, refunded_minor = r.refunded_minor, late_minor = r.late_minor";
    writes.update("payments", &rows, set, "payments.id = r.id");
}
