use std::pin::pin;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use rebated_domain::bill::{BillPeriod, Statement, StatementLine};
use rebated_domain::ledger::AccountPurpose;
use sea_orm::{ConnectionTrait, Statement as Sql, StreamTrait};

use super::Holder;
use crate::db::{Kind, Rows};
use crate::{Fault, row};

const KEYS: &[(&str, Kind)] = &[("place", Kind::Big), ("account_id", Kind::Uuid)];

/// The entries of some accounts in a month, in no order: sorting a member's own is cheaper than having the
/// database sort everybody's.
const ENTRIES: &str = "SELECT r.place, e.transfer_id, t.reason, e.effective_at, e.amount_minor FROM";
const JOINED: &str = "JOIN ledger_entries e ON e.account_id = r.account_id \
    AND e.effective_at >= $1 AND e.effective_at < $2 \
    JOIN ledger_transfers t ON t.id = e.transfer_id";

/// SHA-256 of a statement's canonical text.
pub(crate) fn hash_of(statement: &Statement) -> Vec<u8> {
    digest(&SHA256, statement.canonical().as_bytes()).as_ref().to_vec()
}

/// The month of some statements.
pub(crate) struct Month {
    pub(crate) period: BillPeriod,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
}

/// Writes the statements of holders, given what each had before the month, in one statement of SQL. Who had no
/// movement gets one without lines.
///
/// A bill is about what a member has, less what the member owes, so that both accounts' sides of one transfer
/// are one line, and none when they cancel.
pub(crate) async fn statements_of<C: ConnectionTrait + StreamTrait>(
    db: &C,
    month: &Month,
    openings: &[(Holder, i64)],
) -> Result<Vec<Statement>, Fault> {
    let mut keys = Rows::new(KEYS);
    let mut statements = Vec::with_capacity(openings.len());
    for (place, (holder, opening)) in openings.iter().enumerate() {
        let place = i64::try_from(place).map_err(|error| Fault::Internal(error.to_string()))?;
        for purpose in [AccountPurpose::UserAvailable, AccountPurpose::UserOwed] {
            keys.push(row![place, holder.account(purpose)]);
        }
        let Holder { user_id, currency } = *holder;
        let (period, opening, lines) = (month.period, *opening, Vec::new());
        statements.push(Statement { user_id, period, currency, opening, lines });
    }
    if keys.is_empty() {
        return Ok(statements);
    }
    let backend = ConnectionTrait::get_database_backend(db);
    let mut params = vec![month.starts_at.into(), month.ends_at.into()];
    let source = keys.source(backend, &mut params);
    let sql = format!("{ENTRIES} {source} {JOINED}");
    let mut entries = pin!(db.stream_raw(Sql::from_sql_and_values(backend, sql, params)).await?);
    while let Some(entry) = entries.try_next().await? {
        let place = usize::try_from(entry.try_get_by_index::<i64>(0)?).ok();
        let statement = place.and_then(|place| statements.get_mut(place));
        let statement = statement.ok_or_else(|| Fault::Internal("an entry that nobody asked for".into()))?;
        statement.lines.push(StatementLine {
            transfer_id: entry.try_get_by_index(1)?,
            reason: entry.try_get_by_index(2)?,
            effective_at: entry.try_get_by_index(3)?,
            amount: entry.try_get_by_index(4)?,
        });
    }
    statements.iter_mut().for_each(|statement| settle(&mut statement.lines));
    Ok(statements)
}

/// Puts lines in order, makes one of those of one transfer, and drops what cancels.
fn settle(lines: &mut Vec<StatementLine>) {
    lines.sort_unstable_by_key(|line| (line.effective_at, line.transfer_id));
    lines.dedup_by(|later, kept| {
        let is_same = later.transfer_id == kept.transfer_id;
        kept.amount += if is_same { later.amount } else { 0 };
        is_same
    });
    lines.retain(|line| line.amount != 0);
}
