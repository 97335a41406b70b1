use chrono::{DateTime, Utc};
use rebated_domain::id::{RefundAttemptId, RefundId, RefundTransitionId};
use rebated_domain::refund::RefundStatus;
use rebated_domain::refund::machine::RefundInput;

use super::draft::Draft;
use crate::db::{Kind, Rows, Writes};
use crate::{Platform, row};

const LOG: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("refund_id", Kind::Uuid),
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

/// One change of a refund.
pub(super) struct Entry {
    /// The row of the table that applied, and behind a plus sign the one that chose the way.
    pub row_name: String,
    pub input: RefundInput,
    pub before: Option<RefundStatus>,
    pub after: RefundStatus,
    pub version_after: i32,
    pub number: String,
    pub note: Option<String>,
}

/// Adds the changes to the refund's log.
pub(super) fn write_log(platform: &Platform, now: DateTime<Utc>, draft: &Draft<'_>, writes: &mut Writes) {
    let mut rows = Rows::new(LOG);
    for entry in &draft.entries {
        rows.push(row![
            platform.new_id::<RefundTransitionId>(now),
            draft.locked.refund.id,
            entry.row_name.clone(),
            entry.input,
            entry.before,
            entry.after,
            entry.version_after - 1,
            entry.version_after,
            entry.number.clone(),
            draft.cause.kind,
            draft.cause.reference.clone(),
            entry.note.clone(),
            draft.cause.recorded_as(),
            now,
        ]);
    }
    writes.insert("refund_transitions", &rows, "");
}

/// A call to a channel, as it is kept before it is made.
pub(in crate::refunds) struct Attempt {
    pub id: RefundAttemptId,
    pub refund_id: RefundId,
    pub number: String,
    pub amount_minor: i64,
    pub body_hash: Vec<u8>,
}

impl Attempt {
    /// Adds it to the writes of the change that commits its number.
    pub fn write(self, now: DateTime<Utc>, writes: &mut Writes) {
        let mut rows = Rows::new(ATTEMPT);
        rows.push(row![self.id, self.refund_id, self.number, self.amount_minor, self.body_hash, now]);
        writes.insert("refund_attempts", &rows, "");
    }
}

const ATTEMPT: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("refund_id", Kind::Uuid),
    ("number", Kind::Text),
    ("amount_minor", Kind::Big),
    ("body_hash", Kind::Bytes),
    ("called_at", Kind::Time),
];

const ANSWER: &[(&str, Kind)] =
    &[("id", Kind::Uuid), ("answer", Kind::Text), ("trouble", Kind::TextOpt), ("answered_at", Kind::Time)];

/// What the channel said to a call.
pub(in crate::refunds) struct Answered<'a> {
    pub id: RefundAttemptId,
    pub input: RefundInput,
    pub trouble: Option<&'a str>,
}

/// Adds the answer to the call.
pub(in crate::refunds) fn write_answer(answered: &Answered<'_>, now: DateTime<Utc>, writes: &mut Writes) {
    let mut rows = Rows::new(ANSWER);
    rows.push(row![answered.id, answered.input, answered.trouble.map(str::to_owned), now]);
    let set = "answer = r.answer, trouble = r.trouble, answered_at = r.answered_at";
    writes.update("refund_attempts", &rows, set, "refund_attempts.id = r.id");
}
