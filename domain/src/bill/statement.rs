use chrono::{DateTime, SecondsFormat, Utc};

use super::{BillKey, BillPeriod};
use crate::id::{LedgerTransferId, UserId};
use crate::ledger::TransferReason;
use crate::money::Currency;

/// One movement of a member's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// The ledger's transfer.
    pub transfer_id: LedgerTransferId,
    /// The date that counts.
    pub effective_at: DateTime<Utc>,
    /// Why money moved.
    pub reason: TransferReason,
    /// Minor units; positive in the member's favour.
    pub amount: i64,
}

/// One member's movements of one month in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Whose.
    pub user_id: UserId,
    /// Of which month.
    pub period: BillPeriod,
    /// In which currency.
    pub currency: Currency,
    /// Balance before the first movement, in minor units; negative when the member owes.
    pub opening: i64,
    /// The movements by date, then transfer.
    pub lines: Vec<StatementLine>,
}

impl Statement {
    /// What identifies the bill.
    pub fn key(&self) -> BillKey {
        BillKey { user_id: self.user_id, currency: self.currency, period: self.period }
    }

    /// Sum of the movements in the member's favour.
    pub fn credits(&self) -> i64 {
        self.lines.iter().map(|line| line.amount.max(0)).sum()
    }

    /// Sum of the movements against the member, as a positive number.
    pub fn debits(&self) -> i64 {
        self.lines.iter().map(|line| (-line.amount).max(0)).sum()
    }

    /// Balance after the last movement.
    pub fn closing(&self) -> i64 {
        self.opening + self.credits() - self.debits()
    }

    /// The text that the bill's hash covers, with a version tag first. Anybody who holds the bill can
    /// write it again: one line for the head, one per movement, one for the closing balance.
    pub fn canonical(&self) -> String {
        let mut text = format!(
            "rebated-bill-v1\n{} {} {}\nopening {}\n",
            self.user_id, self.period, self.currency, self.opening
        );
        for line in &self.lines {
            let at = line.effective_at.to_rfc3339_opts(SecondsFormat::Micros, true);
            text.push_str(&format!("{at} {} {} {}\n", line.transfer_id, line.reason, line.amount));
        }
        text.push_str(&format!("closing {}\n", self.closing()));
        text
    }
}
