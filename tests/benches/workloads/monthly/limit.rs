use rebated_service::db::transact;
use rebated_service::{Fault, Platform};
use sea_orm::{ConnectionTrait, Statement};

use super::month::{Month, uuid_type};

const SUMS: &str = "INSERT INTO bench_limit (user_id, credits, debits, lines) \
    SELECT a.owner_id, sum(CASE WHEN e.amount_minor > 0 THEN e.amount_minor ELSE 0 END), \
    sum(CASE WHEN e.amount_minor < 0 THEN -e.amount_minor ELSE 0 END), count(*) \
    FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id \
    WHERE e.effective_at >= $1 AND e.effective_at < $2 AND a.purpose IN ('USER_AVAILABLE', 'USER_OWED') \
    GROUP BY a.owner_id, a.currency";

/// The sums of everybody's month in one statement: no opening balance, no hash, no event. Whatever issues
/// bills from the entries does at least this.
pub async fn run(platform: &Platform, month: &Month) -> anyhow::Result<()> {
    let backend = platform.db.backend();
    let table = format!(
        "CREATE TABLE bench_limit (user_id {} NOT NULL, credits bigint NOT NULL, \
         debits bigint NOT NULL, lines bigint NOT NULL)",
        uuid_type(backend)
    );
    let params = [month.starts_at.into(), month.ends_at.into()];
    Ok(transact(&platform.db, async |txn| {
        txn.execute_unprepared("DROP TABLE IF EXISTS bench_limit").await?;
        txn.execute_unprepared(&table).await?;
        txn.execute_raw(Statement::from_sql_and_values(backend, SUMS, params)).await?;
        Ok::<_, Fault>(())
    })
    .await?)
}
