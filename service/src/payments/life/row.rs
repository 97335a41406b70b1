use chrono::{DateTime, Utc};
use rebated_domain::id::{PaymentId, PaymentTransitionId};
use rebated_domain::payment::{PaymentInput, PaymentStatus};
use rebated_entity::payment;

use super::Cause;
use crate::db::{Kind, Rows, Writes};
use crate::{Platform, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("number", Kind::Text),
    ("channel", Kind::Text),
    ("scene", Kind::Text),
    ("open_id", Kind::TextOpt),
    ("app", Kind::Text),
    ("merchant", Kind::Text),
    ("subject", Kind::Text),
    ("currency", Kind::Text),
    ("amount_minor", Kind::Big),
    ("status", Kind::Text),
    ("version", Kind::Int),
    ("channel_number", Kind::TextOpt),
    ("checkout", Kind::JsonOpt),
    ("trouble", Kind::TextOpt),
    ("surplus", Kind::TextOpt),
    ("disputed_minor", Kind::BigOpt),
    ("expires_at", Kind::Time),
    ("paid_at", Kind::TimeOpt),
    ("paid_minor", Kind::Big),
    ("reserved_minor", Kind::Big),
    ("unknowns", Kind::Int),
    ("polls", Kind::Int),
    ("wake_at", Kind::TimeOpt),
    ("wake_job", Kind::UuidOpt),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
    ("refunded_minor", Kind::Big),
    ("late_minor", Kind::Big),
];
const SET: &str = "status = r.status, version = r.version, channel_number = r.channel_number, checkout = r.checkout, \
    trouble = r.trouble, surplus = r.surplus, disputed_minor = r.disputed_minor, paid_at = r.paid_at, \
    paid_minor = r.paid_minor, reserved_minor = r.reserved_minor, unknowns = r.unknowns, polls = r.polls, \
    wake_at = r.wake_at, wake_job = r.wake_job, updated_at = r.updated_at, refunded_minor = r.refunded_minor, \
    late_minor = r.late_minor";

/// Writes a payment. What it was made with never changes: a repeated call has the same words.
pub(in crate::payments) fn write(payment: &payment::Model, is_new: bool, writes: &mut Writes) {
    let payment = payment.clone();
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        payment.id,
        payment.order_id,
        payment.number,
        payment.channel,
        payment.scene,
        payment.open_id,
        payment.app,
        payment.merchant,
        payment.subject,
        payment.currency,
        payment.amount_minor,
        payment.status,
        payment.version,
        payment.channel_number,
        payment.checkout,
        payment.trouble,
        payment.surplus,
        payment.disputed_minor,
        payment.expires_at,
        payment.paid_at,
        payment.paid_minor,
        payment.reserved_minor,
        payment.unknowns,
        payment.polls,
        payment.wake_at,
        payment.wake_job,
        payment.created_at,
        payment.updated_at,
        payment.refunded_minor,
        payment.late_minor,
    ]);
    match is_new {
        true => writes.insert("payments", &rows, ""),
        false => writes.update("payments", &rows, SET, "payments.id = r.id"),
    }
}

const LOG: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("payment_id", Kind::Uuid),
    ("row_name", Kind::Text),
    ("input", Kind::Text),
    ("status_before", Kind::TextOpt),
    ("status_after", Kind::Text),
    ("version_before", Kind::Int),
    ("version_after", Kind::Int),
    ("cause", Kind::Text),
    ("cause_ref", Kind::TextOpt),
    ("note", Kind::TextOpt),
    ("actor_id", Kind::Uuid),
    ("at", Kind::Time),
];

/// One change of a payment.
pub(in crate::payments) struct Entry<'a> {
    pub payment_id: PaymentId,
    pub row_name: &'static str,
    pub input: PaymentInput,
    pub before: Option<PaymentStatus>,
    pub after: PaymentStatus,
    pub version_after: i32,
    pub note: Option<&'a str>,
    pub cause: &'a Cause,
}

/// Adds the change to the payment's log.
pub(in crate::payments) fn write_log(
    platform: &Platform,
    now: DateTime<Utc>,
    entry: &Entry<'_>,
    writes: &mut Writes,
) {
    let mut rows = Rows::new(LOG);
    rows.push(row![
        platform.new_id::<PaymentTransitionId>(now),
        entry.payment_id,
        entry.row_name,
        entry.input,
        entry.before,
        entry.after,
        entry.version_after - 1,
        entry.version_after,
        entry.cause.kind,
        entry.cause.reference.clone(),
        entry.note.map(str::to_owned),
        entry.cause.actor,
        now,
    ]);
    writes.insert("payment_transitions", &rows, "");
}
