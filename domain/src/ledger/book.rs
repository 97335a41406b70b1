use std::collections::BTreeMap;

use super::{AccountKey, EntryDraft, Side, TransferRefusal, check_balanced};

/// The balance of an account that has a limit, in minor units on the account's normal side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Sum of what was posted; never below `reserved`.
    pub posted: i64,
    /// What pending transfers will take if they are confirmed; never below zero. What they would bring
    /// does not count before it is there.
    pub reserved: i64,
    /// Number of the last posted entry.
    pub seq: i64,
}

impl Balance {
    /// What can still be moved or reserved.
    pub const fn free(&self) -> i64 {
        self.posted - self.reserved
    }
}

/// One entry after it was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The account.
    pub account: AccountKey,
    /// Minor units: positive credits the account.
    pub amount: i64,
    /// The balance afterwards; none for an account without a limit.
    pub after: Option<Balance>,
}

/// A place in the history of a [`Book`].
#[derive(Clone, Copy, Debug)]
pub struct Mark(usize);

/// The balances that a transaction holds locked, and the rules by which they change: nothing unbalanced,
/// nothing overdrawn, with what is reserved counted as gone.
#[derive(Clone, Debug, Default)]
pub struct Book {
    accounts: BTreeMap<AccountKey, Balance>,
    undo: Vec<(AccountKey, Balance)>,
}

impl Book {
    /// A book over locked balances. Accounts with a limit that are not in it cannot be used.
    pub fn new(accounts: impl IntoIterator<Item = (AccountKey, Balance)>) -> Self {
        Self { accounts: accounts.into_iter().collect(), undo: Vec::new() }
    }

    /// The balance of an account; none when it has no limit or is not locked.
    pub fn balance(&self, account: &AccountKey) -> Option<Balance> {
        self.accounts.get(account).copied()
    }

    /// Whether every account of `entries` that needs a balance is in the book.
    pub fn covers(&self, entries: &[EntryDraft]) -> bool {
        let known =
            |account: &AccountKey| !account.purpose.is_limited() || self.accounts.contains_key(account);
        entries.iter().all(|entry| known(&entry.account))
    }

    /// Where the book stands, to come back to.
    pub fn mark(&self) -> Mark {
        Mark(self.undo.len())
    }

    /// Takes back everything since `mark`.
    pub fn back_to(&mut self, mark: Mark) {
        for (account, before) in self.undo.split_off(mark.0).into_iter().rev() {
            self.accounts.insert(account, before);
        }
    }

    /// Moves money.
    pub fn post(&mut self, entries: &[EntryDraft]) -> Result<Vec<Applied>, TransferRefusal> {
        check_balanced(entries)?;
        self.apply(entries, |balance, change| {
            let posted = balance.posted.checked_add(change).ok_or(TransferRefusal::Overflow)?;
            let seq = balance.seq + 1;
            Ok(Balance { posted, seq, ..balance })
        })
    }

    /// Reserves what the entries would take.
    pub fn reserve(&mut self, entries: &[EntryDraft]) -> Result<Vec<Applied>, TransferRefusal> {
        check_balanced(entries)?;
        self.apply(entries, |balance, change| {
            let taken = change.min(0).checked_neg().ok_or(TransferRefusal::Overflow)?;
            let reserved = balance.reserved.checked_add(taken).ok_or(TransferRefusal::Overflow)?;
            Ok(Balance { reserved, ..balance })
        })
    }

    /// Frees what the entries of a pending transfer had reserved.
    pub fn release(&mut self, pending: &[EntryDraft]) -> Vec<Applied> {
        let released: Vec<_> =
            pending.iter().map(|entry| EntryDraft { amount: -entry.amount, ..*entry }).collect();
        let freed = self.apply(&released, |balance, change| {
            Ok(Balance { reserved: balance.reserved - change.max(0), ..balance })
        });
        freed.expect("a reservation can always be given back")
    }

    /// Changes the balance of every limited account, or none. `change` is in the account's own direction.
    fn apply(
        &mut self,
        entries: &[EntryDraft],
        change: impl Fn(Balance, i64) -> Result<Balance, TransferRefusal>,
    ) -> Result<Vec<Applied>, TransferRefusal> {
        // a limited account without its balance would be moved without its limit
        assert!(self.covers(entries), "a limited account of a transfer is not locked");
        let mut applied = Vec::with_capacity(entries.len());
        for entry in entries {
            let after = match self.accounts.get(&entry.account) {
                Some(before) => Some(limited(change(*before, on_normal_side(entry)?)?)?),
                None => None,
            };
            applied.push(Applied { account: entry.account, amount: entry.amount, after });
        }
        for entry in &applied {
            if let Some(after) = entry.after
                && let Some(before) = self.accounts.insert(entry.account, after)
            {
                self.undo.push((entry.account, before));
            }
        }
        Ok(applied)
    }
}

fn limited(balance: Balance) -> Result<Balance, TransferRefusal> {
    let fits = balance.reserved >= 0 && balance.posted >= balance.reserved;
    if fits { Ok(balance) } else { Err(TransferRefusal::ExceedsBalance) }
}

/// The amount in the account's own direction: positive when it grows.
fn on_normal_side(entry: &EntryDraft) -> Result<i64, TransferRefusal> {
    match entry.account.purpose.side() {
        Side::Credit => Ok(entry.amount),
        Side::Debit => entry.amount.checked_neg().ok_or(TransferRefusal::Overflow),
    }
}

#[cfg(test)]
mod tests;
