use rebated_domain::id::{OrderId, UserId};
use rebated_entity::risk_hold as table;

use super::RiskError;
use crate::db::{Kind, Rows, Writes};
use crate::row;

/// What a hold is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// One order: what it pays to anybody.
    Order(OrderId),
    /// A user: what is paid to them, and what their orders pay to anybody.
    User(UserId),
}

impl Subject {
    /// The one that is named.
    pub(crate) fn of(user: Option<UserId>, order: Option<OrderId>) -> Result<Self, RiskError> {
        match (user, order) {
            (Some(user), None) => Ok(Self::User(user)),
            (None, Some(order)) => Ok(Self::Order(order)),
            _ => Err(RiskError::BadSubject),
        }
    }
}

/// Most characters of a note.
const LONGEST_NOTE: usize = 500;

/// A note that fits.
pub(super) fn check_note(note: &str) -> Result<(), RiskError> {
    let is_printable = note.chars().all(|c| !c.is_control() || c == '\n');
    let fits = !note.trim().is_empty() && note.chars().count() <= LONGEST_NOTE && is_printable;
    if fits { Ok(()) } else { Err(RiskError::BadNote) }
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("user_id", Kind::UuidOpt),
    ("order_id", Kind::UuidOpt),
    ("reason", Kind::Text),
    ("note", Kind::Text),
    ("placed_by", Kind::Uuid),
    ("placed_at", Kind::Time),
    ("released_by", Kind::UuidOpt),
    ("release_note", Kind::TextOpt),
    ("released_at", Kind::TimeOpt),
];

/// Adds a hold to a transaction's writes: a new one, or one that is released.
pub(super) fn write(hold: &table::Model, is_new: bool, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        hold.id,
        hold.user_id,
        hold.order_id,
        hold.reason,
        hold.note.as_str(),
        hold.placed_by,
        hold.placed_at,
        hold.released_by,
        hold.release_note.clone(),
        hold.released_at,
    ]);
    if is_new {
        writes.insert("risk_holds", &rows, "");
    } else {
        let set = "released_by = r.released_by, release_note = r.release_note, released_at = r.released_at";
        writes.update("risk_holds", &rows, set, "risk_holds.id = r.id");
    }
}
