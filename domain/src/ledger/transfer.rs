use super::{AccountKey, TransferRefusal};
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
        /// An order of the store is complete: what was prepaid is sold.
        OrderRevenue = "ORDER_REVENUE",
        /// A buyer paid by a channel.
        PaymentCapture = "PAYMENT_CAPTURE",
        /// A payment that no order takes went back.
        PaymentReturn = "PAYMENT_RETURN",
        /// Money came to a channel that no payment accounts for, or somebody has cleared it up.
        PaymentSuspense = "PAYMENT_SUSPENSE",
        /// Money went back to the payer of an order.
        Refund = "REFUND",
        /// The buyer's bank sent refunded money back.
        RefundReturned = "REFUND_RETURNED",
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

/// Refuses a transfer that would create or lose money, mix currencies, name an account twice, or move
/// more than a number holds.
pub fn check_balanced(entries: &[EntryDraft]) -> Result<(), TransferRefusal> {
    let Some(first) = entries.first() else { return Err(TransferRefusal::BadEntries) };
    if entries.iter().any(|entry| entry.account.currency != first.account.currency) {
        return Err(TransferRefusal::MixedCurrencies);
    }
    let repeated = |i: usize| entries[..i].iter().any(|earlier| earlier.account == entries[i].account);
    if entries.len() < 2 || entries.iter().any(|e| e.amount == 0) || (0..entries.len()).any(repeated) {
        return Err(TransferRefusal::BadEntries);
    }
    let sum = |side: fn(i64) -> bool| -> i128 {
        entries.iter().map(|entry| entry.amount).filter(|amount| side(*amount)).map(i128::from).sum()
    };
    let (credits, debits) = (sum(|amount| amount > 0), sum(|amount| amount < 0));
    match credits + debits {
        0 if credits > i128::from(i64::MAX) => Err(TransferRefusal::Overflow),
        0 => Ok(()),
        _ => Err(TransferRefusal::Unbalanced),
    }
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
        assert_eq!(
            check(entry(Receivable, Cny, -5), entry(Margin, Cny, 4)),
            Err(TransferRefusal::Unbalanced)
        );
        assert_eq!(
            check(entry(Receivable, Cny, -5), entry(Margin, Usd, 5)),
            Err(TransferRefusal::MixedCurrencies)
        );
        assert_eq!(check(entry(Margin, Cny, -5), entry(Margin, Cny, 5)), Err(TransferRefusal::BadEntries));
        assert_eq!(check(entry(Receivable, Cny, 0), entry(Margin, Cny, 0)), Err(TransferRefusal::BadEntries));
        assert_eq!(check_balanced(&[]), Err(TransferRefusal::BadEntries));
        let largest = [
            entry(Receivable, Cny, i64::MIN),
            entry(Margin, Cny, i64::MAX),
            entry(AccountPurpose::PlatformAdjustment, Cny, 1),
        ];
        assert_eq!(check_balanced(&largest), Err(TransferRefusal::Overflow));
    }
}
