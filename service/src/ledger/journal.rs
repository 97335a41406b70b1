use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerAccountId, LedgerTransferId, OrderId, UserId};
use rebated_domain::ledger::{AccountKey, EntryDraft, Side, TransferReason, check_balanced};
use rebated_domain::money::Currency;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::accounts::{Held, lock_in, open};
use crate::db::{Kind, Rows, Writes};
use crate::{Fault, row};

/// A transfer that is about to be posted.
#[derive(Clone, Debug)]
pub struct NewTransfer {
    /// Its id.
    pub id: LedgerTransferId,
    /// Kind of the object that caused it.
    pub object_type: &'static str,
    /// The object that caused it.
    pub object_id: Uuid,
    /// Which step of that object; (object, step) happens once.
    pub step: String,
    /// Why money moves.
    pub reason: TransferReason,
    /// The order that it is about.
    pub order_id: Option<OrderId>,
    /// The date that counts; moved to the present when that month is closed.
    pub effective_at: DateTime<Utc>,
    /// The two sides, or more.
    pub entries: Vec<EntryDraft>,
}

/// Transfers of one transaction, posted over locked balances and written all at once: the number of
/// statements does not depend on the number of transfers.
pub struct Journal {
    now: DateTime<Utc>,
    closed_until: Option<DateTime<Utc>>,
    balances: BTreeMap<LedgerAccountId, Held>,
    /// Accounts without a balance row that were posted to; they may not exist yet.
    unlimited: BTreeSet<AccountKey>,
    transfers: Rows,
    entries: Rows,
}

const TRANSFER_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("object_type", Kind::Text),
    ("object_id", Kind::Uuid),
    ("step", Kind::Text),
    ("reason", Kind::Text),
    ("currency", Kind::Text),
    ("order_id", Kind::UuidOpt),
    ("effective_at", Kind::Time),
    ("recorded_at", Kind::Time),
];
const ENTRY_COLUMNS: &[(&str, Kind)] = &[
    ("transfer_id", Kind::Uuid),
    ("account_id", Kind::Uuid),
    ("amount_minor", Kind::Big),
    ("seq", Kind::BigOpt),
    ("balance_after_minor", Kind::BigOpt),
    ("effective_at", Kind::Time),
];
const BALANCE_COLUMNS: &[(&str, Kind)] =
    &[("account_id", Kind::Uuid), ("balance_minor", Kind::Big), ("last_seq", Kind::Big)];

impl Journal {
    /// Opens a journal over the accounts of `users`, which stay locked until the transaction ends.
    ///
    /// Expects [`lock_for_posting_in`](super::lock_for_posting_in) to have been called.
    pub async fn open_in(
        txn: &DatabaseTransaction,
        now: DateTime<Utc>,
        users: &BTreeSet<(UserId, Currency)>,
    ) -> Result<Self, Fault> {
        let locked = lock_in(txn, now, users).await?;
        Ok(Self {
            now,
            closed_until: locked.closed_until,
            balances: locked.balances,
            unlimited: BTreeSet::new(),
            transfers: Rows::new(TRANSFER_COLUMNS),
            entries: Rows::new(ENTRY_COLUMNS),
        })
    }

    /// The balance of a locked account on its normal side, less what is reserved.
    pub fn free_balance(&self, account: &AccountKey) -> Result<i64, Fault> {
        let held = self.balances.get(&account.id()).ok_or_else(|| not_locked(account))?;
        Ok(held.balance - held.reserved)
    }

    /// Posts a transfer; refuses one that is not balanced or overdraws a limited account.
    pub fn post(&mut self, transfer: &NewTransfer) -> Result<(), Fault> {
        check_balanced(&transfer.entries).map_err(|error| {
            Fault::Corrupt(format!("{} of {}: {error}", transfer.step, transfer.object_id))
        })?;
        let effective_at = self.open_date(transfer.effective_at);
        let currency = transfer.entries[0].account.currency;
        self.transfers.push(row![
            transfer.id,
            transfer.object_type,
            transfer.object_id,
            transfer.step.as_str(),
            transfer.reason,
            currency,
            transfer.order_id,
            effective_at,
            self.now,
        ]);
        for entry in &transfer.entries {
            let (seq, balance) = self.apply(entry)?;
            self.entries.push(row![
                transfer.id,
                entry.account.id(),
                entry.amount,
                seq,
                balance,
                effective_at
            ]);
        }
        Ok(())
    }

    /// The date under which a movement of `wanted` is booked: closed months stay as they are.
    fn open_date(&self, wanted: DateTime<Utc>) -> DateTime<Utc> {
        let closed = self.closed_until.is_some_and(|until| wanted < until);
        if closed { self.now } else { wanted.min(self.now) }
    }

    fn apply(&mut self, entry: &EntryDraft) -> Result<(Option<i64>, Option<i64>), Fault> {
        if !entry.account.purpose.is_limited() {
            self.unlimited.insert(entry.account);
            return Ok((None, None));
        }
        let held = self.balances.get_mut(&entry.account.id()).ok_or_else(|| not_locked(&entry.account))?;
        let change = match entry.account.purpose.side() {
            Side::Credit => entry.amount,
            Side::Debit => -entry.amount,
        };
        let balance = held.balance.checked_add(change).filter(|after| *after >= held.reserved);
        held.balance = balance
            .ok_or_else(|| Fault::Corrupt(format!("account {} would be overdrawn", entry.account.id())))?;
        held.last_seq += 1;
        held.changed = true;
        Ok((Some(held.last_seq), Some(held.balance)))
    }

    /// Adds everything posted to a transaction's writes.
    pub fn write(&self, writes: &mut Writes) {
        let mut balances = Rows::new(BALANCE_COLUMNS);
        for (id, held) in self.balances.iter().filter(|(_, held)| held.changed) {
            balances.push(row![*id, held.balance, held.last_seq]);
        }
        open(self.unlimited.iter().copied(), self.now, writes);
        writes.insert("ledger_transfers", &self.transfers, "");
        writes.insert("ledger_entries", &self.entries, "");
        writes.update(
            "ledger_balances",
            &balances,
            "balance_minor = r.balance_minor, last_seq = r.last_seq",
            "ledger_balances.account_id = r.account_id",
        );
    }
}

fn not_locked(account: &AccountKey) -> Fault {
    Fault::Internal(format!("account {} was not locked", account.id()))
}
