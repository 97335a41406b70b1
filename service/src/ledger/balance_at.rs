use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::LedgerAccountId;
use rebated_domain::ledger::Side;
use sea_orm::{ConnectionTrait, Statement};

use crate::db::{Kind, Rows};
use crate::{Fault, row};

const COLUMNS: &[(&str, Kind)] = &[("account_id", Kind::Uuid), ("is_credit", Kind::Bool)];

/// The month whose snapshots are used for `$1`: the last one before it of which all bills are issued.
const LAST_MONTH: &str = "SELECT p.period, p.ends_at FROM bill_issues i \
    JOIN bill_periods p ON p.period = i.period WHERE p.ends_at <= $1 ORDER BY p.ends_at DESC LIMIT 1";

/// What was carried over that month's end, `$1`, and the entries from then, `$2`, until `$3`.
const SUMS: &str = "SELECT r.account_id, \
    (SELECT s.balance_minor FROM ledger_snapshots s \
     WHERE s.account_id = r.account_id AND s.period <= $1 ORDER BY s.period DESC LIMIT 1), \
    (SELECT CAST(sum(CASE WHEN r.is_credit THEN e.amount_minor ELSE -e.amount_minor END) AS bigint) \
     FROM ledger_entries e \
     WHERE e.account_id = r.account_id AND e.effective_at >= $2 AND e.effective_at < $3) FROM";

/// The balances of accounts just before an instant, in minor units on each account's normal side: the sum of
/// the entries whose effective date lies before it. An account without any is left out.
///
/// Two statements, however many accounts: one snapshot and the entries since then, so that the cost does not
/// grow with the account's history.
pub async fn balance_at(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = (LedgerAccountId, Side)>,
    at: DateTime<Utc>,
) -> Result<HashMap<LedgerAccountId, i64>, Fault> {
    let mut keys = Rows::new(COLUMNS);
    for (id, side) in accounts {
        keys.push(row![id, side == Side::Credit]);
    }
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = db.get_database_backend();
    let last = db.query_one_raw(Statement::from_sql_and_values(backend, LAST_MONTH, [at.into()])).await?;
    let (period, since) = match last {
        Some(month) => (month.try_get_by_index(0)?, month.try_get_by_index(1)?),
        None => (String::new(), DateTime::<Utc>::UNIX_EPOCH),
    };
    let mut params = vec![period.into(), since.into(), at.into()];
    let source = keys.source(backend, &mut params);
    let sums = Statement::from_sql_and_values(backend, format!("{SUMS} {source}"), params);
    let mut balances = HashMap::new();
    for row in db.query_all_raw(sums).await? {
        let (carried, moved): (Option<i64>, Option<i64>) =
            (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        if carried.is_some() || moved.is_some() {
            let balance = carried.unwrap_or(0) + moved.unwrap_or(0);
            balances.insert(row.try_get_by_index(0)?, balance);
        }
    }
    Ok(balances)
}
