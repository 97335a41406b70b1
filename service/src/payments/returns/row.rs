use chrono::{DateTime, Utc};
use rebated_domain::id::PaymentTransitionId;
use rebated_domain::refund::machine::{RefundInput, RefundStatus};
use rebated_entity::payment_return;

use crate::db::{Kind, Rows, Writes};
use crate::payments::life::Cause;
use crate::{Platform, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("payment_id", Kind::Uuid),
    ("number", Kind::Text),
    ("turn", Kind::Int),
    ("currency", Kind::Text),
    ("amount_minor", Kind::Big),
    ("status", Kind::Text),
    ("version", Kind::Int),
    ("failures", Kind::Int),
    ("unknowns", Kind::Int),
    ("polls", Kind::Int),
    ("channel_number", Kind::TextOpt),
    ("trouble", Kind::TextOpt),
    ("called_at", Kind::TimeOpt),
    ("unknown_since", Kind::TimeOpt),
    ("succeeded_at", Kind::TimeOpt),
    ("wake_at", Kind::TimeOpt),
    ("wake_job", Kind::UuidOpt),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
];
const SET: &str = "number = r.number, turn = r.turn, status = r.status, version = r.version, failures = r.failures, \
    unknowns = r.unknowns, polls = r.polls, channel_number = r.channel_number, trouble = r.trouble, \
    called_at = r.called_at, unknown_since = r.unknown_since, succeeded_at = r.succeeded_at, wake_at = r.wake_at, \
    wake_job = r.wake_job, updated_at = r.updated_at";

/// Writes a return.
pub(super) fn write(row: &payment_return::Model, is_new: bool, writes: &mut Writes) {
    let row = row.clone();
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        row.id,
        row.payment_id,
        row.number,
        row.turn,
        row.currency,
        row.amount_minor,
        row.status,
        row.version,
        row.failures,
        row.unknowns,
        row.polls,
        row.channel_number,
        row.trouble,
        row.called_at,
        row.unknown_since,
        row.succeeded_at,
        row.wake_at,
        row.wake_job,
        row.created_at,
        row.updated_at,
    ]);
    match is_new {
        true => writes.insert("payment_returns", &rows, ""),
        false => writes.update("payment_returns", &rows, SET, "payment_returns.id = r.id"),
    }
}

const LOG: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("return_id", Kind::Uuid),
    ("row_name", Kind::Text),
    ("input", Kind::Text),
    ("status_before", Kind::TextOpt),
    ("status_after", Kind::Text),
    ("version_before", Kind::Int),
    ("version_after", Kind::Int),
    ("number", Kind::Text),
    ("cause", Kind::Text),
    ("cause_ref", Kind::TextOpt),
    ("note", Kind::TextOpt),
    ("actor_id", Kind::Uuid),
    ("at", Kind::Time),
];

/// One change of a return; `row` is as it is afterwards.
pub(super) struct Entry<'a> {
    pub row: &'a payment_return::Model,
    pub row_name: &'static str,
    pub input: RefundInput,
    pub before: Option<RefundStatus>,
    pub note: Option<&'a str>,
    pub cause: &'a Cause,
}

/// Adds the change to the return's log.
pub(super) fn write_log(platform: &Platform, now: DateTime<Utc>, entry: &Entry<'_>, writes: &mut Writes) {
    let row = entry.row;
    let mut rows = Rows::new(LOG);
    rows.push(row![
        platform.new_id::<PaymentTransitionId>(now),
        row.id,
        entry.row_name,
        entry.input,
        entry.before,
        row.status,
        row.version - 1,
        row.version,
        row.number.clone(),
        entry.cause.kind,
        entry.cause.reference.clone(),
        entry.note.map(str::to_owned),
        entry.cause.actor,
        now,
    ]);
    writes.insert("payment_return_transitions", &rows, "");
}
