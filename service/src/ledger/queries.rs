//! Reading the ledger. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerAccountId, LedgerTransferId, OrderId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, TransferReason};
use rebated_domain::money::Currency;
use rebated_entity::{ledger_account, ledger_balance, ledger_entry, ledger_pending_entry, ledger_transfer};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

pub use super::balance_at::balance_at;
use super::reserved_at::reserved_at;
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// A user's balances in one currency, in minor units; none is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserBalance {
    /// The currency.
    pub currency: Currency,
    /// Can be withdrawn.
    pub available: i64,
    /// Announced, not yet available.
    pub pending: i64,
    /// Reserved for a withdrawal.
    pub frozen: i64,
    /// Still to be given back.
    pub owed: i64,
}

impl UserBalance {
    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self { currency, available: 0, pending: 0, frozen: 0, owed: 0 }
    }
}

/// The balances of users, one per currency in which they ever had a movement, sorted by currency.
pub async fn balances_of(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, Vec<UserBalance>>, Fault> {
    let accounts = accounts_of(db, users).await?;
    let ids = accounts.iter().map(|account| account.id);
    let wanted = any_of(db.get_database_backend(), ledger_balance::Column::AccountId, ids);
    let rows = ledger_balance::Entity::find().filter(wanted).all(db).await?;
    let stored: HashMap<_, _> =
        rows.into_iter().map(|row| (row.account_id, (row.balance_minor, row.reserved_minor))).collect();
    Ok(by_user(&accounts, |account| stored.get(&account).copied()))
}

/// The balances of users just before an instant, by effective date, one per currency in which they had had a
/// movement. See [`balance_at`] for what counts; frozen is what transfers dated before had reserved and none
/// dated before had settled.
///
/// An amount of a month that is still open can change when a report is dated back, and can be negative between
/// two movements that were booked in another order than that of their dates.
pub async fn balances_of_at(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = UserId>,
    at: DateTime<Utc>,
) -> Result<HashMap<UserId, Vec<UserBalance>>, Fault> {
    let accounts = accounts_of(db, users).await?;
    let balances = balance_at(db, accounts.iter().map(|account| (account.id, account.side)), at).await?;
    let available = accounts.iter().filter(|account| account.purpose == AccountPurpose::UserAvailable);
    let reserved = reserved_at(db, available.map(|account| account.id), at).await?;
    let reserved = |account| reserved.get(&account).copied().unwrap_or(0);
    Ok(by_user(&accounts, |account| balances.get(&account).map(|balance| (*balance, reserved(account)))))
}

async fn accounts_of(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = UserId>,
) -> Result<Vec<ledger_account::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), ledger_account::Column::OwnerId, users);
    Ok(ledger_account::Entity::find().filter(wanted).all(db).await?)
}

/// Puts accounts together by user and currency, given the balance of each and what is reserved of it.
fn by_user(
    accounts: &[ledger_account::Model],
    balance: impl Fn(LedgerAccountId) -> Option<(i64, i64)>,
) -> HashMap<UserId, Vec<UserBalance>> {
    let mut of: HashMap<UserId, Vec<UserBalance>> = HashMap::new();
    for account in accounts {
        let Some((balance, reserved)) = balance(account.id) else { continue };
        let list = of.entry(UserId(account.owner_id)).or_default();
        let at = match list.iter().position(|balance| balance.currency == account.currency) {
            Some(at) => at,
            None => {
                list.push(UserBalance::zero(account.currency));
                list.len() - 1
            }
        };
        match account.purpose {
            AccountPurpose::UserAvailable => {
                list[at].available = balance - reserved;
                list[at].frozen = reserved;
            }
            AccountPurpose::UserPending => list[at].pending = balance,
            AccountPurpose::UserOwed => list[at].owed = balance,
            AccountPurpose::NetworkReceivable
            | AccountPurpose::PlatformMargin
            | AccountPurpose::PlatformSubsidy
            | AccountPurpose::PlatformAdjustment
            | AccountPurpose::OrderPrepayment
            | AccountPurpose::AlipayClearing
            | AccountPurpose::WechatPayClearing
            | AccountPurpose::PaymentSuspense
            | AccountPurpose::StoreSales
            | AccountPurpose::RefundPayable
            | AccountPurpose::Bank => {}
        }
    }
    of.values_mut().for_each(|list| list.sort_by_key(|balance| balance.currency));
    of
}

/// One movement of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// The account's side of it.
    pub entry: ledger_entry::Model,
    /// The whole of it.
    pub transfer: ledger_transfer::Model,
}

/// Which movements. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct MovementFilter {
    /// Only for one of these reasons.
    pub reasons: Option<Vec<TransferReason>>,
    /// Only those whose effective date is this or later.
    pub effective_from: Option<DateTime<Utc>>,
    /// Only those whose effective date is earlier.
    pub effective_to: Option<DateTime<Utc>>,
    /// Only those about this order.
    pub order: Option<OrderId>,
}

/// The movements of a user's account, newest first. The sequence is the account's own, so that pages
/// stay as they are while new movements arrive.
pub async fn movements(
    db: &impl ConnectionTrait,
    account: AccountKey,
    filter: &MovementFilter,
    page: &PageRequest,
) -> Result<Page<Movement>, Fault> {
    let mut select = ledger_entry::Entity::find().filter(ledger_entry::Column::AccountId.eq(account.id()));
    if let Some(from) = filter.effective_from {
        select = select.filter(ledger_entry::Column::EffectiveAt.gte(from));
    }
    if let Some(to) = filter.effective_to {
        select = select.filter(ledger_entry::Column::EffectiveAt.lt(to));
    }
    if let Some(order) = filter.order {
        // the order's own transfers are few, and have an index
        let about = ledger_transfer::Column::OrderId.eq(order);
        select = select.filter(ledger_entry::Column::TransferId.in_subquery(transfers_where(about)));
    }
    if let Some(reasons) = &filter.reasons {
        // looked up for each entry of the account until the page is full
        let same = (ledger_transfer::Entity, ledger_transfer::Column::Id);
        let same = Expr::col(same).equals((ledger_entry::Entity, ledger_entry::Column::TransferId));
        let for_reason = ledger_transfer::Column::Reason.is_in(reasons.iter().copied());
        select = select.filter(Expr::exists(transfers_where(same.and(for_reason))));
    }
    let entries = fetch(db, select, SortBy::Seq(ledger_entry::Column::Seq), true, page).await?;
    let mut transfers = transfers_by_ids(db, entries.items.iter().map(|entry| entry.transfer_id)).await?;
    let mut items = Vec::with_capacity(entries.items.len());
    for entry in entries.items {
        let transfer = transfers.remove(&entry.transfer_id);
        let transfer = transfer.ok_or_else(|| Fault::Corrupt("an entry without a transfer".into()))?;
        items.push(Movement { entry, transfer });
    }
    Ok(Page { items, has_next: entries.has_next, has_previous: entries.has_previous })
}

fn transfers_where(condition: SimpleExpr) -> SelectStatement {
    let mut select = Query::select();
    select.column(ledger_transfer::Column::Id).from(ledger_transfer::Entity).and_where(condition);
    select
}

/// Transfers by id.
pub async fn transfers_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = LedgerTransferId>,
) -> Result<HashMap<LedgerTransferId, ledger_transfer::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), ledger_transfer::Column::Id, ids);
    let found = ledger_transfer::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|transfer| (transfer.id, transfer)).collect())
}

/// Which transfers.
#[derive(Clone, Debug, Default)]
pub struct TransferFilter {
    /// Only about this order.
    pub order: Option<OrderId>,
}

/// Transfers, newest first.
pub async fn transfers(
    db: &impl ConnectionTrait,
    filter: &TransferFilter,
    page: &PageRequest,
) -> Result<Page<ledger_transfer::Model>, Fault> {
    let mut select = ledger_transfer::Entity::find();
    if let Some(order) = filter.order {
        select = select.filter(ledger_transfer::Column::OrderId.eq(order));
    }
    fetch(db, select, SortBy::Id(ledger_transfer::Column::Id), true, page).await
}

/// The entries of transfers, with their accounts.
pub async fn entries_of(
    db: &impl ConnectionTrait,
    transfers: impl IntoIterator<Item = LedgerTransferId>,
) -> Result<HashMap<LedgerTransferId, Vec<(ledger_entry::Model, ledger_account::Model)>>, Fault> {
    let backend = db.get_database_backend();
    let wanted = any_of(backend, ledger_entry::Column::TransferId, transfers);
    let entries = ledger_entry::Entity::find().filter(wanted).all(db).await?;
    let wanted = any_of(backend, ledger_account::Column::Id, entries.iter().map(|entry| entry.account_id));
    let accounts = ledger_account::Entity::find().filter(wanted).all(db).await?;
    let accounts: HashMap<_, _> = accounts.into_iter().map(|account| (account.id, account)).collect();
    let mut of: HashMap<LedgerTransferId, Vec<_>> = HashMap::new();
    for entry in entries {
        let account = accounts.get(&entry.account_id).cloned();
        let account = account.ok_or_else(|| Fault::Corrupt("an entry without an account".into()))?;
        of.entry(entry.transfer_id).or_default().push((entry, account));
    }
    of.values_mut().for_each(|list| list.sort_by_key(|(entry, _)| entry.account_id));
    Ok(of)
}

/// What transfers reserve or free, with the accounts.
pub async fn reserved_of(
    db: &impl ConnectionTrait,
    transfers: impl IntoIterator<Item = LedgerTransferId>,
) -> Result<HashMap<LedgerTransferId, Vec<(ledger_pending_entry::Model, ledger_account::Model)>>, Fault> {
    let backend = db.get_database_backend();
    let wanted = any_of(backend, ledger_pending_entry::Column::TransferId, transfers);
    let entries = ledger_pending_entry::Entity::find().filter(wanted).all(db).await?;
    let wanted = any_of(backend, ledger_account::Column::Id, entries.iter().map(|entry| entry.account_id));
    let accounts = ledger_account::Entity::find().filter(wanted).all(db).await?;
    let accounts: HashMap<_, _> = accounts.into_iter().map(|account| (account.id, account)).collect();
    let mut of: HashMap<LedgerTransferId, Vec<_>> = HashMap::new();
    for entry in entries {
        let account = accounts.get(&entry.account_id).cloned();
        let account = account.ok_or_else(|| Fault::Corrupt("an entry without an account".into()))?;
        of.entry(entry.transfer_id).or_default().push((entry, account));
    }
    of.values_mut().for_each(|list| list.sort_by_key(|(entry, _)| entry.account_id));
    Ok(of)
}

/// One line of the trial balance: all accounts of one purpose and currency together.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct TrialBalanceLine {
    /// What the accounts are for.
    pub purpose: AccountPurpose,
    /// Their currency.
    pub currency: Currency,
    /// How many accounts.
    pub accounts: i64,
    /// Sum of the debits in minor units.
    pub debits: i64,
    /// Sum of the credits in minor units.
    pub credits: i64,
}

/// All debits and credits by purpose and currency: per currency they are equal, or the books are wrong.
pub async fn trial_balance(db: &impl ConnectionTrait) -> Result<Vec<TrialBalanceLine>, Fault> {
    let sql = "SELECT a.purpose, a.currency, count(DISTINCT a.id) AS accounts, \
        CAST(coalesce(sum(CASE WHEN e.amount_minor < 0 THEN -e.amount_minor ELSE 0 END), 0) AS bigint) AS debits, \
        CAST(coalesce(sum(CASE WHEN e.amount_minor > 0 THEN e.amount_minor ELSE 0 END), 0) AS bigint) AS credits \
        FROM ledger_accounts a LEFT JOIN ledger_entries e ON e.account_id = a.id \
        GROUP BY a.purpose, a.currency ORDER BY a.currency, a.purpose";
    let statement = Statement::from_string(db.get_database_backend(), sql);
    Ok(TrialBalanceLine::find_by_statement(statement).all(db).await?)
}
