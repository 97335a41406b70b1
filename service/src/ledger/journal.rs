use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::ledger::{
    AccountKey, AccountPurpose, Applied, Balance, Book, TransferPhase, TransferRefusal,
};
use rebated_domain::money::Currency;
use sea_orm::DatabaseTransaction;

use super::accounts::{Locked, lock_in, open};
use super::rows::{Booked, Head, LedgerRows};
use super::transfer::NewTransfer;
use crate::db::{Kind, Rows, Writes};
use crate::{Fault, row};

/// Transfers of one transaction, decided over locked balances and written all at once: the number of
/// statements does not depend on the number of transfers.
pub struct Journal {
    now: DateTime<Utc>,
    closed_until: Option<DateTime<Utc>>,
    /// The balances as they were locked.
    before: BTreeMap<AccountKey, Balance>,
    pub(super) book: Book,
    /// Accounts without a balance row that were posted to; they may not exist yet.
    unlimited: BTreeSet<AccountKey>,
    rows: LedgerRows,
}

const USER_PURPOSES: [AccountPurpose; 3] =
    [AccountPurpose::UserAvailable, AccountPurpose::UserPending, AccountPurpose::UserOwed];
const BALANCE_COLUMNS: &[(&str, Kind)] = &[
    ("account_id", Kind::Uuid),
    ("balance_minor", Kind::Big),
    ("reserved_minor", Kind::Big),
    ("last_seq", Kind::Big),
];

impl Journal {
    /// Opens a journal over the accounts of `users`, which stay locked until the transaction ends.
    ///
    /// Expects [`lock_for_posting_in`](super::lock_for_posting_in) to have been called.
    pub async fn open_in(
        txn: &DatabaseTransaction,
        now: DateTime<Utc>,
        users: &BTreeSet<(UserId, Currency)>,
    ) -> Result<Self, Fault> {
        let of = |(user, currency): &(UserId, Currency)| {
            USER_PURPOSES.map(|purpose| AccountKey::user(*user, purpose, *currency))
        };
        Self::over_in(txn, now, users.iter().flat_map(of)).await
    }

    /// Opens a journal over accounts; those without a limit are left out.
    pub(super) async fn over_in(
        txn: &DatabaseTransaction,
        now: DateTime<Utc>,
        accounts: impl IntoIterator<Item = AccountKey>,
    ) -> Result<Self, Fault> {
        let Locked { balances, closed_until } = lock_in(txn, now, accounts).await?;
        Ok(Self {
            now,
            closed_until,
            book: Book::new(balances.iter().map(|(account, balance)| (*account, *balance))),
            before: balances,
            unlimited: BTreeSet::new(),
            rows: LedgerRows::default(),
        })
    }

    /// When the transaction is recorded.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The balance of a locked account on its normal side, less what is reserved.
    pub fn free_balance(&self, account: &AccountKey) -> Result<i64, Fault> {
        let balance = self.book.balance(account);
        Ok(balance.ok_or_else(|| Fault::Internal(format!("account {} was not locked", account.id())))?.free())
    }

    /// Posts a transfer that has to be right: a refusal is a fault of ours.
    pub fn post(&mut self, transfer: &NewTransfer) -> Result<(), Fault> {
        let booked = self.decide(transfer, TransferPhase::Single).map_err(|refusal| {
            let cause = &transfer.cause;
            Fault::Corrupt(format!("{} of {}: {refusal}", cause.step, cause.object_id))
        })?;
        self.add(&booked);
        Ok(())
    }

    /// Applies a transfer to the book; nothing is written before [`Self::add`].
    pub(super) fn decide(
        &mut self,
        transfer: &NewTransfer,
        phase: TransferPhase,
    ) -> Result<Booked, TransferRefusal> {
        let entries = transfer.legs.resolve(|account| self.book.balance(account));
        debug_assert!(self.book.covers(&entries), "every limited account of a transfer is locked");
        let (moved, pending) = match phase {
            TransferPhase::Pending => (Vec::new(), self.book.reserve(&entries)?),
            _ => (self.book.post(&entries)?, Vec::new()),
        };
        let wanted = transfer.effective_at.unwrap_or(self.now);
        let effective_at = self.open_date(wanted);
        let head = Head {
            id: transfer.id,
            phase,
            cause: transfer.cause.clone(),
            currency: entries[0].account.currency,
            order_id: transfer.order_id,
            refund_id: transfer.refund_id,
            pending_id: None,
            reverses_id: transfer.reverses_id,
            effective_at,
            occurred_at: (wanted < effective_at).then_some(wanted),
            expires_at: None,
            input_hash: None,
        };
        Ok(Booked { head, moved, pending })
    }

    /// Puts down what was decided.
    pub(super) fn add(&mut self, booked: &Booked) {
        let touched: [&[Applied]; 2] = [&booked.moved, &booked.pending];
        let accounts = touched.into_iter().flatten().map(|applied| applied.account);
        self.unlimited.extend(accounts.filter(|account| !account.purpose.is_limited()));
        self.rows.push(booked, self.now);
    }

    /// The date under which a movement of `wanted` is booked: closed months stay as they are.
    pub(super) fn open_date(&self, wanted: DateTime<Utc>) -> DateTime<Utc> {
        let closed = self.closed_until.is_some_and(|until| wanted < until);
        if closed { self.now } else { wanted.min(self.now) }
    }

    /// Adds everything booked to a transaction's writes.
    pub fn write(&self, writes: &mut Writes) {
        let mut balances = Rows::new(BALANCE_COLUMNS);
        for (account, before) in &self.before {
            if let Some(after) = self.book.balance(account).filter(|after| after != before) {
                balances.push(row![account.id(), after.posted, after.reserved, after.seq]);
            }
        }
        open(self.unlimited.iter().copied(), self.now, writes);
        self.rows.write(writes);
        writes.update(
            "ledger_balances",
            &balances,
            "balance_minor = r.balance_minor, reserved_minor = r.reserved_minor, last_seq = r.last_seq",
            "ledger_balances.account_id = r.account_id",
        );
    }
}
