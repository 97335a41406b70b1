use std::collections::HashMap;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use rebated_domain::bill::{BillPeriod, Statement, StatementLine};
use rebated_domain::id::{LedgerTransferId, UserId};
use rebated_domain::ledger::TransferReason;
use rebated_domain::money::Currency;
use rebated_entity::bill_period;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement as Sql, StreamTrait};
use uuid::Uuid;

use crate::Fault;

/// A movement of somebody's account. A bill is about what a member has, less what the member owes, so
/// that both accounts' sides of one transfer are one line.
#[derive(FromQueryResult)]
struct Row {
    owner_id: Uuid,
    currency: Currency,
    transfer_id: LedgerTransferId,
    reason: TransferReason,
    effective_at: DateTime<Utc>,
    amount: i64,
}

/// SHA-256 of a statement's canonical text.
pub(crate) fn hash_of(statement: &Statement) -> Vec<u8> {
    digest(&SHA256, statement.canonical().as_bytes()).as_ref().to_vec()
}

/// Writes the statements of everybody who had a movement in a month, one after the other: memory holds
/// one statement and the closing balances.
///
/// `closings` carries every member's last closing balance from month to month.
pub(crate) async fn statements_of_period<C: ConnectionTrait + StreamTrait>(
    db: &C,
    period: &bill_period::Model,
    closings: &mut HashMap<(UserId, Currency), i64>,
    mut with: impl FnMut(Statement),
) -> Result<(), Fault> {
    let month = BillPeriod::parse(&period.period).map_err(|error| Fault::Corrupt(error.to_string()))?;
    let sql = "SELECT a.owner_id, a.currency, e.transfer_id, t.reason, e.effective_at, \
        CAST(sum(e.amount_minor) AS bigint) AS amount \
        FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id \
        JOIN ledger_transfers t ON t.id = e.transfer_id \
        WHERE e.effective_at >= $1 AND e.effective_at < $2 \
        AND a.purpose IN ('USER_AVAILABLE', 'USER_OWED') \
        GROUP BY a.owner_id, a.currency, e.transfer_id, t.reason, e.effective_at \
        HAVING sum(e.amount_minor) <> 0 \
        ORDER BY a.owner_id, a.currency, e.effective_at, e.transfer_id";
    let params = [period.starts_at.into(), period.ends_at.into()];
    let statement = Sql::from_sql_and_values(ConnectionTrait::get_database_backend(db), sql, params);
    let mut rows = Row::find_by_statement(statement).stream(db).await?;
    let mut open: Option<Statement> = None;
    let mut close = |statement: Statement, closings: &mut HashMap<_, _>| {
        closings.insert((statement.user_id, statement.currency), statement.closing());
        with(statement);
    };
    while let Some(row) = rows.try_next().await? {
        let (user_id, currency) = (UserId(row.owner_id), row.currency);
        let other = open.take_if(|open| (open.user_id, open.currency) != (user_id, currency));
        if let Some(finished) = other {
            close(finished, closings);
        }
        let opening = closings.get(&(user_id, currency)).copied().unwrap_or(0);
        let statement = open.get_or_insert_with(|| Statement {
            user_id,
            period: month,
            currency,
            opening,
            lines: Vec::new(),
        });
        statement.lines.push(StatementLine {
            transfer_id: row.transfer_id,
            effective_at: row.effective_at,
            reason: row.reason,
            amount: row.amount,
        });
    }
    if let Some(last) = open {
        close(last, closings);
    }
    Ok(())
}
