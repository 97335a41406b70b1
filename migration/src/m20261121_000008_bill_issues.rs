//! Months are closed first and their bills issued after that, and each leaves the balances at its end.
//!
//! Bills are read by member and month, so that `ledger_entries` gets an index that starts with the account. It
//! ends with the amount, so that sums are made from the index alone.
//! What is read by month alone is read by nobody who waits: a small index is enough for that.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

/// Months closed before this change had their bills issued in the same transaction. `balance_minor` is on the
/// account's normal side, as in `ledger_balances`.
const TABLES: &str = "
    CREATE TABLE bill_issues (
        period text NOT NULL PRIMARY KEY REFERENCES bill_periods (period),
        bill_count {big} NOT NULL CHECK (bill_count >= 0),
        issued_at {time} NOT NULL
    ) {table};
    INSERT INTO bill_issues (period, bill_count, issued_at)
        SELECT p.period, (SELECT count(*) FROM bills b WHERE b.period = p.period), p.closed_at
        FROM bill_periods p;

    CREATE TABLE ledger_snapshots (
        account_id {uuid} NOT NULL,
        period text NOT NULL REFERENCES bill_periods (period),
        balance_minor {big} NOT NULL,
        PRIMARY KEY (account_id, period)
    ) {table};
    INSERT INTO ledger_snapshots (account_id, period, balance_minor)
        SELECT account_id, period, CAST(sum(moved) OVER (PARTITION BY account_id ORDER BY period) AS {big})
        FROM (SELECT e.account_id, p.period,
            sum(CASE a.side WHEN 'CREDIT' THEN e.amount_minor ELSE -e.amount_minor END) AS moved
            FROM bill_periods p
            JOIN ledger_entries e ON e.effective_at >= p.starts_at AND e.effective_at < p.ends_at
            JOIN ledger_accounts a ON a.id = e.account_id
            GROUP BY e.account_id, p.period) AS months;

    CREATE INDEX ledger_entries_account ON ledger_entries (account_id, effective_at, transfer_id, amount_minor);
    DROP INDEX ledger_entries_effective;
    CREATE INDEX bills_newest ON bills (starts_at, id)
";

/// Rows come nearly in the order of their dates, which is what a BRIN index lives on.
const BY_MONTH_POSTGRES: &str = "CREATE INDEX ledger_entries_month ON ledger_entries USING brin (effective_at) WITH (pages_per_range = 32)";
const BY_MONTH_SQLITE: &str = "CREATE INDEX ledger_entries_month ON ledger_entries (effective_at)";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::dialect::run(manager, TABLES).await?;
        let by_month = match manager.get_database_backend() {
            DbBackend::Postgres => BY_MONTH_POSTGRES,
            _ => BY_MONTH_SQLITE,
        };
        manager.get_connection().execute_unprepared(by_month).await?;
        append_only::seal(manager, &["bill_issues", "ledger_snapshots"]).await
    }
}
