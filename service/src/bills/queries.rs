//! Reading bills. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{BillId, LedgerTransferId, OrderId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, TransferReason};
use rebated_domain::money::Currency;
use rebated_entity::bill;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Key, Page, PageRequest, SortBy, fetch};

/// Which bills. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct BillFilter {
    /// Only this user's.
    pub user: Option<UserId>,
    /// Only of this month.
    pub period: Option<String>,
    /// Only in this currency.
    pub currency: Option<Currency>,
}

/// Bills, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &BillFilter,
    page: &PageRequest,
) -> Result<Page<bill::Model>, Fault> {
    let mut select = bill::Entity::find();
    if let Some(user) = filter.user {
        select = select.filter(bill::Column::UserId.eq(user));
    }
    if let Some(period) = &filter.period {
        select = select.filter(bill::Column::Period.eq(period));
    }
    if let Some(currency) = filter.currency {
        select = select.filter(bill::Column::Currency.eq(currency));
    }
    fetch(db, select, SortBy::Id(bill::Column::Id), true, page).await
}

/// Bills by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = BillId>,
) -> Result<HashMap<BillId, bill::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), bill::Column::Id, ids);
    let bills = bill::Entity::find().filter(wanted).all(db).await?;
    Ok(bills.into_iter().map(|bill| (bill.id, bill)).collect())
}

/// One movement on a bill.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct BillLine {
    /// The ledger's transfer.
    pub transfer_id: LedgerTransferId,
    /// Why money moved.
    pub reason: TransferReason,
    /// The order it is about.
    pub order_id: Option<OrderId>,
    /// The date that counts.
    pub effective_at: DateTime<Utc>,
    /// Minor units; positive in the member's favour.
    pub amount: i64,
    /// Minor units after the movement.
    pub balance: i64,
}

/// A month's movements with the balance after each; `$1` and `$2` are the accounts, `$3` and `$4` the
/// bounds of the month, `$5` the opening balance.
pub(super) const LINES: &str = "SELECT transfer_id, reason, order_id, effective_at, amount, \
    CAST($5 + sum(amount) OVER (ORDER BY effective_at, transfer_id) AS bigint) AS balance FROM (\
    SELECT e.transfer_id, t.reason, t.order_id, e.effective_at, CAST(sum(e.amount_minor) AS bigint) AS amount \
    FROM ledger_entries e JOIN ledger_transfers t ON t.id = e.transfer_id \
    WHERE e.account_id IN ($1, $2) AND e.effective_at >= $3 AND e.effective_at < $4 \
    GROUP BY e.transfer_id, t.reason, t.order_id, e.effective_at HAVING sum(e.amount_minor) <> 0) AS movements";

/// The movements of a bill by date, then transfer.
pub async fn lines(
    db: &impl ConnectionTrait,
    bill: &bill::Model,
    page: &PageRequest,
) -> Result<Page<BillLine>, Fault> {
    let account = |purpose| AccountKey::user(bill.user_id, purpose, bill.currency).id();
    let mut params: Vec<sea_orm::Value> = vec![
        account(AccountPurpose::UserAvailable).0.into(),
        account(AccountPurpose::UserOwed).0.into(),
        bill.starts_at.into(),
        bill.ends_at.into(),
        bill.opening_minor.into(),
    ];
    let mut bound = |key: Option<Key>, sign: &str| match key {
        Some(Key::TimeId(at, id)) => {
            params.extend([at.into(), id.into()]);
            let last = params.len();
            format!("AND (effective_at, transfer_id) {sign} (${}, ${last})", last - 1)
        }
        _ => String::new(),
    };
    let (after, before) = (bound(page.after, ">"), bound(page.before, "<"));
    let direction = if page.from_end { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT * FROM ({LINES}) AS lines WHERE true {after} {before} \
         ORDER BY effective_at {direction}, transfer_id {direction} LIMIT {}",
        page.size + 1
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, params);
    let mut items = BillLine::find_by_statement(statement).all(db).await?;
    let more = items.len() as u64 > page.size;
    items.truncate(usize::try_from(page.size).unwrap_or(usize::MAX));
    if page.from_end {
        items.reverse();
        return Ok(Page { items, has_next: page.before.is_some(), has_previous: more });
    }
    Ok(Page { items, has_next: more, has_previous: page.after.is_some() })
}

/// The sum of a bill's movements of one kind.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct BillTotal {
    /// Why money moved.
    pub reason: TransferReason,
    /// How many movements.
    pub count: i64,
    /// Their sum in minor units; positive in the member's favour.
    pub amount: i64,
}

/// A bill's sums by kind of movement.
pub async fn totals(db: &impl ConnectionTrait, bill: &bill::Model) -> Result<Vec<BillTotal>, Fault> {
    let account = |purpose| AccountKey::user(bill.user_id, purpose, bill.currency).id();
    let sql = "SELECT t.reason, count(DISTINCT t.id) AS count, CAST(sum(e.amount_minor) AS bigint) AS amount \
        FROM ledger_entries e JOIN ledger_transfers t ON t.id = e.transfer_id \
        WHERE e.account_id IN ($1, $2) AND e.effective_at >= $3 AND e.effective_at < $4 \
        GROUP BY t.reason ORDER BY t.reason";
    let params: [sea_orm::Value; 4] = [
        account(AccountPurpose::UserAvailable).0.into(),
        account(AccountPurpose::UserOwed).0.into(),
        bill.starts_at.into(),
        bill.ends_at.into(),
    ];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, params);
    Ok(BillTotal::find_by_statement(statement).all(db).await?)
}
