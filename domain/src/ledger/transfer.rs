use super::AccountKey;
use crate::code::codes;

codes! {
    /// Why money moved.
    pub enum TransferReason {
        /// A network's commission was reported, amended or taken back.
        Commission = "COMMISSION",
        /// A rebate was announced, or its estimate changed.
        RebateEstimate = "REBATE_ESTIMATE",
        /// A rebate became available.
        RebateCredit = "REBATE_CREDIT",
        /// A credited rebate was taken back, in whole or in part.
        RebateClawback = "REBATE_CLAWBACK",
        /// Finance corrected a balance by hand.
        Adjustment = "ADJUSTMENT",
        /// Finance undid an adjustment.
        Reversal = "REVERSAL",
        /// Part of a balance was put on hold, taken, or given free again.
        Hold = "HOLD",
    }
}

/// One side of a transfer that is about to be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryDraft {
    /// The account.
    pub account: AccountKey,
    /// Minor units: positive credits the account, negative debits it.
    pub amount: i64,
}

/// Why a transfer cannot be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransferError {
    /// Debits and credits differ.
    #[error("the entries of a transfer must add up to zero")]
    Unbalanced,
    /// Entries of two currencies.
    #[error("a transfer has one currency")]
    MixedCurrencies,
    /// Fewer than two entries, one of zero, or an account named twice.
    #[error("a transfer has at least two entries, none of zero, each on another account")]
    BadEntries,
}

/// Refuses a transfer that would create or lose money.
pub fn check_balanced(entries: &[EntryDraft]) -> Result<(), TransferError> {
    let Some(first) = entries.first() else { return Err(TransferError::BadEntries) };
    if entries.iter().any(|entry| entry.account.currency != first.account.currency) {
        return Err(TransferError::MixedCurrencies);
    }
    let repeated = |i: usize| entries[..i].iter().any(|earlier| earlier.account == entries[i].account);
    if entries.len() < 2 || entries.iter().any(|e| e.amount == 0) || (0..entries.len()).any(repeated) {
        return Err(TransferError::BadEntries);
    }
    let sum: i128 = entries.iter().map(|entry| i128::from(entry.amount)).sum();
    if sum == 0 { Ok(()) } else { Err(TransferError::Unbalanced) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::AccountPurpose;
    use crate::money::Currency;

    fn entry(purpose: AccountPurpose, currency: Currency, amount: i64) -> EntryDraft {
        EntryDraft { account: AccountKey::platform(purpose, currency), amount }
    }

    #[test]
    fn only_balanced_transfers_of_one_currency_pass() {
        use AccountPurpose::{NetworkReceivable as Receivable, PlatformMargin as Margin};
        use Currency::{Cny, Usd};
        let check = |a, b| check_balanced(&[a, b]);
        assert_eq!(check(entry(Receivable, Cny, -5), entry(Margin, Cny, 5)), Ok(()));
        assert_eq!(check(entry(Receivable, Cny, -5), entry(Margin, Cny, 4)), Err(TransferError::Unbalanced));
        assert_eq!(
            check(entry(Receivable, Cny, -5), entry(Margin, Usd, 5)),
            Err(TransferError::MixedCurrencies)
        );
        assert_eq!(check(entry(Margin, Cny, -5), entry(Margin, Cny, 5)), Err(TransferError::BadEntries));
        assert_eq!(check(entry(Receivable, Cny, 0), entry(Margin, Cny, 0)), Err(TransferError::BadEntries));
        assert_eq!(check_balanced(&[]), Err(TransferError::BadEntries));
    }
}
