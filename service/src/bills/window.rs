use chrono::{DateTime, Utc};
use rebated_domain::ledger::AccountPurpose;
use rebated_entity::bill;

use super::Holder;
use crate::db::{Kind, Rows};
use crate::row;

/// Which entries a bill is about. A draft, which is not stored, has one as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BillWindow {
    /// Whose.
    pub holder: Holder,
    /// The first instant of the month.
    pub starts_at: DateTime<Utc>,
    /// The first instant after it.
    pub ends_at: DateTime<Utc>,
    /// The balance before the first movement, in minor units.
    pub opening: i64,
}

impl From<&bill::Model> for BillWindow {
    fn from(bill: &bill::Model) -> Self {
        Self {
            holder: Holder { user_id: bill.user_id, currency: bill.currency },
            starts_at: bill.starts_at,
            ends_at: bill.ends_at,
            opening: bill.opening_minor,
        }
    }
}

const COLUMNS: &[(&str, Kind)] = &[
    ("place", Kind::Big),
    ("account_id", Kind::Uuid),
    ("starts_at", Kind::Time),
    ("ends_at", Kind::Time),
    ("opening", Kind::Big),
];

/// The movements of the windows in `{keys}`: both accounts' sides of a transfer are one, and none when they
/// cancel.
pub(super) const MOVEMENTS: &str = "SELECT r.place, r.opening, e.transfer_id, e.effective_at, \
    CAST(sum(e.amount_minor) AS bigint) AS amount \
    FROM {keys} JOIN ledger_entries e ON e.account_id = r.account_id \
    AND e.effective_at >= r.starts_at AND e.effective_at < r.ends_at \
    GROUP BY r.place, r.opening, e.transfer_id, e.effective_at HAVING sum(e.amount_minor) <> 0";

/// The accounts of windows, each with the window's place in the list.
pub(super) fn rows(windows: &[BillWindow]) -> Rows {
    let mut rows = Rows::new(COLUMNS);
    for (place, window) in (0i64..).zip(windows) {
        for purpose in [AccountPurpose::UserAvailable, AccountPurpose::UserOwed] {
            let account = window.holder.account(purpose);
            rows.push(row![place, account, window.starts_at, window.ends_at, window.opening]);
        }
    }
    rows
}
