use chrono::{DateTime, Utc};
use rebated_domain::id::LedgerAccountId;
use rebated_domain::ledger::Side;
use rebated_entity::bill_period;
use sea_orm::{ConnectionTrait, Statement};

use crate::db::{Kind, Rows, Writes};
use crate::{Fault, row};

const KEYS: &[(&str, Kind)] = &[("account_id", Kind::Uuid), ("is_credit", Kind::Bool)];
const SNAPSHOTS: &[(&str, Kind)] =
    &[("account_id", Kind::Uuid), ("period", Kind::Text), ("balance_minor", Kind::Big)];

/// What was carried into the month, `$1`, and the entries from its first instant, `$2`, to the first
/// instant after it, `$3`.
const SUMS: &str = "SELECT r.account_id, \
    (SELECT s.balance_minor FROM ledger_snapshots s \
     WHERE s.account_id = r.account_id AND s.period < $1 ORDER BY s.period DESC LIMIT 1), \
    (SELECT CAST(sum(CASE WHEN r.is_credit THEN e.amount_minor ELSE -e.amount_minor END) AS bigint) \
     FROM ledger_entries e \
     WHERE e.account_id = r.account_id AND e.effective_at >= $2 AND e.effective_at < $3) FROM";

/// One account's month, in minor units on the account's normal side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthEnd {
    /// The account.
    pub account_id: LedgerAccountId,
    /// The balance before the month.
    pub opening: i64,
    /// By how much it changed; none when there was no entry.
    pub moved: Option<i64>,
}

/// Reads the months of accounts. All months before it must have their snapshots.
pub(crate) async fn month_ends(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = (LedgerAccountId, Side)>,
    month: &bill_period::Model,
) -> Result<Vec<MonthEnd>, Fault> {
    let mut keys = Rows::new(KEYS);
    for (id, side) in accounts {
        keys.push(row![id, side == Side::Credit]);
    }
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let mut params = vec![month.period.as_str().into(), month.starts_at.into(), month.ends_at.into()];
    let source = keys.source(backend, &mut params);
    let sums = Statement::from_sql_and_values(backend, format!("{SUMS} {source}"), params);
    let mut ends = Vec::with_capacity(keys.len());
    for row in db.query_all_raw(sums).await? {
        let opening: Option<i64> = row.try_get_by_index(1)?;
        ends.push(MonthEnd {
            account_id: row.try_get_by_index(0)?,
            opening: opening.unwrap_or(0),
            moved: row.try_get_by_index(2)?,
        });
    }
    Ok(ends)
}

/// Adds the snapshots of the accounts that moved to a transaction's writes. Those that exist stay.
pub(crate) fn write_snapshots(ends: &[MonthEnd], period: &str, writes: &mut Writes) {
    let mut rows = Rows::new(SNAPSHOTS);
    for end in ends {
        if let Some(moved) = end.moved {
            rows.push(row![end.account_id, period, end.opening + moved]);
        }
    }
    writes.insert("ledger_snapshots", &rows, "ON CONFLICT DO NOTHING");
}

/// The oldest entry's date. It asks every account for its own: there is no index by date
/// alone that would answer at once.
pub(crate) async fn oldest_entry(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, Fault> {
    let sql = "SELECT min(oldest) FROM (SELECT (SELECT e.effective_at FROM ledger_entries e \
        WHERE e.account_id = a.id ORDER BY e.effective_at LIMIT 1) AS oldest FROM ledger_accounts a) AS each";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
}
