//! Reading the ledger. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{LedgerTransferId, OrderId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose};
use rebated_domain::money::Currency;
use rebated_entity::{ledger_account, ledger_balance, ledger_entry, ledger_pending_entry, ledger_transfer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

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
    let wanted = any_of(db.get_database_backend(), ledger_account::Column::OwnerId, users);
    let accounts = ledger_account::Entity::find().filter(wanted).all(db).await?;
    let ids = accounts.iter().map(|account| account.id);
    let wanted = any_of(db.get_database_backend(), ledger_balance::Column::AccountId, ids);
    let rows = ledger_balance::Entity::find().filter(wanted).all(db).await?;
    let stored: HashMap<_, _> = rows.into_iter().map(|row| (row.account_id, row)).collect();
    let mut of: HashMap<UserId, Vec<UserBalance>> = HashMap::new();
    for account in accounts {
        let Some(row) = stored.get(&account.id) else { continue };
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
                list[at].available = row.balance_minor - row.reserved_minor;
                list[at].frozen = row.reserved_minor;
            }
            AccountPurpose::UserPending => list[at].pending = row.balance_minor,
            AccountPurpose::UserOwed => list[at].owed = row.balance_minor,
            AccountPurpose::NetworkReceivable
            | AccountPurpose::PlatformMargin
            | AccountPurpose::PlatformAdjustment => {}
        }
    }
    of.values_mut().for_each(|list| list.sort_by_key(|balance| balance.currency));
    Ok(of)
}

/// One movement of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// The account's side of it.
    pub entry: ledger_entry::Model,
    /// The whole of it.
    pub transfer: ledger_transfer::Model,
}

/// The movements of a user's account, newest first. The sequence is the account's own, so that pages
/// stay as they are while new movements arrive.
pub async fn movements(
    db: &impl ConnectionTrait,
    account: AccountKey,
    page: &PageRequest,
) -> Result<Page<Movement>, Fault> {
    let select = ledger_entry::Entity::find().filter(ledger_entry::Column::AccountId.eq(account.id()));
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
