use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rebated_domain::id::LedgerAccountId;
use rebated_domain::ledger::{AccountKey, Balance};
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, Statement};

use crate::db::{Kind, Rows, Writes, for_update};
use crate::{Fault, row};

/// The locked balances of a transaction, and how far the books are closed.
pub(super) struct Locked {
    pub(super) balances: BTreeMap<AccountKey, Balance>,
    pub(super) closed_until: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct BalanceRow {
    account_id: LedgerAccountId,
    balance_minor: i64,
    reserved_minor: i64,
    last_seq: i64,
    closed_until: Option<DateTime<Utc>>,
}

const ACCOUNT_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("owner_id", Kind::Uuid),
    ("purpose", Kind::Text),
    ("currency", Kind::Text),
    ("side", Kind::Text),
    ("created_at", Kind::Time),
];
const BALANCE_COLUMNS: &[(&str, Kind)] = &[
    ("account_id", Kind::Uuid),
    ("balance_minor", Kind::Big),
    ("reserved_minor", Kind::Big),
    ("last_seq", Kind::Big),
];
const KEY_COLUMNS: &[(&str, Kind)] = &[("account_id", Kind::Uuid)];

/// Locks those of `accounts` that have a limit, in the order of their ids, opening what does not exist yet.
pub(super) async fn lock_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    accounts: impl IntoIterator<Item = AccountKey>,
) -> Result<Locked, Fault> {
    let limited = accounts.into_iter().filter(|key| key.purpose.is_limited());
    let keys: BTreeMap<LedgerAccountId, AccountKey> = limited.map(|key| (key.id(), key)).collect();
    let mut rows = read_in(txn, keys.keys()).await?;
    if rows.len() < keys.len() {
        let known: BTreeSet<LedgerAccountId> = rows.iter().map(|row| row.account_id).collect();
        let missing: Vec<_> =
            keys.iter().filter(|(id, _)| !known.contains(id)).map(|(_, key)| *key).collect();
        open_in(txn, now, &missing).await?;
        rows = read_in(txn, keys.keys()).await?;
    }
    let closed_until = match rows.first() {
        Some(row) => row.closed_until,
        None => closed_until_in(txn).await?,
    };
    let balance = |row: BalanceRow| {
        let balance = Balance { posted: row.balance_minor, reserved: row.reserved_minor, seq: row.last_seq };
        (keys[&row.account_id], balance)
    };
    Ok(Locked { balances: rows.into_iter().map(balance).collect(), closed_until })
}

async fn read_in(
    txn: &DatabaseTransaction,
    ids: impl Iterator<Item = &LedgerAccountId>,
) -> Result<Vec<BalanceRow>, Fault> {
    let backend = txn.get_database_backend();
    let mut keys = Rows::new(KEY_COLUMNS);
    ids.for_each(|id| keys.push(row![*id]));
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let lock = for_update(backend);
    let sql = format!(
        "SELECT t.account_id, t.balance_minor, t.reserved_minor, t.last_seq, \
         (SELECT max(ends_at) FROM bill_periods) AS closed_until \
         FROM ledger_balances t JOIN {source} ON t.account_id = r.account_id ORDER BY t.account_id {lock}"
    );
    Ok(BalanceRow::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(txn).await?)
}

async fn closed_until_in(txn: &DatabaseTransaction) -> Result<Option<DateTime<Utc>>, Fault> {
    let sql = "SELECT max(ends_at) FROM bill_periods";
    let row = txn.query_one_raw(Statement::from_string(txn.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
}

/// Adds the rows of accounts that may not exist yet to a transaction's writes.
pub(super) fn open(accounts: impl IntoIterator<Item = AccountKey>, now: DateTime<Utc>, writes: &mut Writes) {
    let mut rows = Rows::new(ACCOUNT_COLUMNS);
    for key in accounts {
        rows.push(row![key.id(), key.owner.uuid(), key.purpose, key.currency, key.purpose.side(), now]);
    }
    writes.insert("ledger_accounts", &rows, "ON CONFLICT DO NOTHING");
}

async fn open_in(txn: &DatabaseTransaction, now: DateTime<Utc>, missing: &[AccountKey]) -> Result<(), Fault> {
    let mut balances = Rows::new(BALANCE_COLUMNS);
    for key in missing {
        balances.push(row![key.id(), 0i64, 0i64, 0i64]);
    }
    let mut writes = Writes::new(txn.get_database_backend());
    open(missing.iter().copied(), now, &mut writes);
    writes.insert("ledger_balances", &balances, "ON CONFLICT DO NOTHING");
    writes.run(txn).await
}
