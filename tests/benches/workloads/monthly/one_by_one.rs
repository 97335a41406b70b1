use aws_lc_rs::digest::{SHA256, digest};
use rebated_domain::bill::{Statement as Bill, StatementLine};
use rebated_domain::id::{LedgerAccountId, UserId};
use rebated_domain::money::Currency;
use rebated_service::db::transact;
use rebated_service::{Fault, Platform};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

use super::members::Members;
use super::month::{Month, uuid_type};

const LINES: &str = "SELECT e.transfer_id, t.reason, e.effective_at, e.amount_minor, e.balance_after_minor \
    FROM ledger_entries e JOIN ledger_transfers t ON t.id = e.transfer_id \
    WHERE e.account_id = $1 AND e.effective_at >= $2 AND e.effective_at < $3 \
    ORDER BY e.effective_at, e.transfer_id";
const BILL: &str = "INSERT INTO bench_one_by_one (user_id, opening, credits, debits, closing, lines, hash) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// One user after another, as it is usually written: a SELECT, the sums and the hash, an INSERT. All in one
/// transaction, so that nobody waits for the disk ten thousand times.
pub async fn run(platform: &Platform, members: &Members, month: &Month) -> anyhow::Result<()> {
    let backend = platform.db.backend();
    let bytes = if uuid_type(backend) == "uuid" { "bytea" } else { "BLOB" };
    let table = format!(
        "CREATE TABLE bench_one_by_one (user_id {} NOT NULL, opening bigint NOT NULL, credits bigint NOT NULL, \
         debits bigint NOT NULL, closing bigint NOT NULL, lines bigint NOT NULL, hash {bytes} NOT NULL)",
        uuid_type(backend)
    );
    Ok(transact(&platform.db, async |txn| {
        txn.execute_unprepared("DROP TABLE IF EXISTS bench_one_by_one").await?;
        txn.execute_unprepared(&table).await?;
        for (user, account) in members.iter() {
            bill_in(txn, month, user, account).await?;
        }
        Ok::<_, Fault>(())
    })
    .await?)
}

async fn bill_in(
    txn: &DatabaseTransaction,
    month: &Month,
    user_id: UserId,
    account: LedgerAccountId,
) -> Result<(), Fault> {
    let backend = txn.get_database_backend();
    let params = [account.0.into(), month.starts_at.into(), month.ends_at.into()];
    let rows = txn.query_all_raw(Statement::from_sql_and_values(backend, LINES, params)).await?;
    let mut bill =
        Bill { user_id, period: month.period, currency: Currency::Cny, opening: 0, lines: Vec::new() };
    for row in rows {
        let amount: i64 = row.try_get_by_index(3)?;
        if bill.lines.is_empty() {
            bill.opening = row.try_get_by_index::<i64>(4)? - amount;
        }
        bill.lines.push(StatementLine {
            transfer_id: row.try_get_by_index(0)?,
            effective_at: row.try_get_by_index(2)?,
            reason: row.try_get_by_index(1)?,
            amount,
        });
    }
    let hash = digest(&SHA256, bill.canonical().as_bytes()).as_ref().to_vec();
    let lines = i64::try_from(bill.lines.len()).unwrap_or(i64::MAX);
    let params = [
        user_id.0.into(),
        bill.opening.into(),
        bill.credits().into(),
        bill.debits().into(),
        bill.closing().into(),
        lines.into(),
        hash.into(),
    ];
    txn.execute_raw(Statement::from_sql_and_values(backend, BILL, params)).await?;
    Ok(())
}
