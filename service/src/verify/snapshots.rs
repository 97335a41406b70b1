use rebated_entity::{bill_issue, bill_period};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, Statement};

use crate::{Fault, Platform};

/// What must hold.
pub(super) const NAME: &str = "every month-end balance is the sum of its entries";

/// The first account whose snapshot of a month, `$1`, differs from that of the month before by something else
/// than its entries from `$2` to `$3`, or that has one without entries, or entries without one.
const WRONG: &str = "SELECT {id} FROM (\
    SELECT account_id, sum(moved) AS moved, sum(snapshots) AS snapshots FROM (\
    SELECT e.account_id, CASE a.side WHEN 'CREDIT' THEN e.amount_minor ELSE -e.amount_minor END AS moved, \
    0 AS snapshots FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id \
    WHERE e.effective_at >= $2 AND e.effective_at < $3 \
    UNION ALL SELECT s.account_id, coalesce((SELECT b.balance_minor FROM ledger_snapshots b \
    WHERE b.account_id = s.account_id AND b.period < s.period ORDER BY b.period DESC LIMIT 1), 0) \
    - s.balance_minor, 1 FROM ledger_snapshots s WHERE s.period = $1) AS parts GROUP BY account_id) AS months \
    WHERE moved <> 0 OR snapshots <> 1 LIMIT 1";

/// Sums every month's entries up again, month by month. The first month takes in everything before it.
pub(super) async fn first_wrong(platform: &Platform) -> Result<Option<String>, Fault> {
    let db = platform.db.read();
    let backend = platform.db.backend();
    let id = match backend {
        DbBackend::Postgres => "account_id::text",
        _ => "lower(hex(account_id))",
    };
    let issued = Query::select().column(bill_issue::Column::Period).from(bill_issue::Entity).to_owned();
    let periods = bill_period::Entity::find().filter(bill_period::Column::Period.in_subquery(issued));
    let periods = periods.order_by_asc(bill_period::Column::Period).all(db).await?;
    let mut since = chrono::DateTime::UNIX_EPOCH;
    for period in periods {
        let params = [period.period.as_str().into(), since.into(), period.ends_at.into()];
        let sql = WRONG.replace("{id}", id);
        let row = db.query_one_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
        if let Some(row) = row {
            let account: String = row.try_get_by_index(0)?;
            return Ok(Some(format!("account {account} at the end of {}", period.period)));
        }
        since = period.ends_at;
    }
    Ok(None)
}
