use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use rebated_domain::bill::BillPeriod;
use rebated_domain::ledger::TransferReason;
use rebated_domain::money::Currency;

/// Everything that a bill's document says. Amounts are minor units of `currency`; times are in the zone in
/// which the bill's month was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillDocument {
    /// The bill's number.
    pub number: String,
    /// The member's name when the document was printed.
    pub member: String,
    /// The member's preferred language, a tag such as `zh-CN`.
    pub locale: String,
    /// The month.
    pub month: BillPeriod,
    /// The currency of every amount.
    pub currency: Currency,
    /// Balance before the first movement; negative when the member owes.
    pub opening: i64,
    /// Sum of the movements in the member's favour.
    pub credits: i64,
    /// Sum of the movements against the member, as a positive number.
    pub debits: i64,
    /// Balance after the last movement.
    pub closing: i64,
    /// The movements by date, then transfer.
    pub lines: Vec<DocumentLine>,
    /// SHA-256 of the bill's canonical text, in hexadecimal.
    pub hash: String,
    /// When the bill was issued.
    pub issued_at: DateTime<Tz>,
}

/// One movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// The date that counts.
    pub at: DateTime<Tz>,
    /// Why money moved.
    pub reason: TransferReason,
    /// The order that it is about, if it is the member's own: an inviter does not learn of the invitee's.
    pub order: Option<OrderName>,
    /// The day to which the movement belongs, if that is in a month that was closed already.
    pub late_from: Option<NaiveDate>,
    /// Positive in the member's favour.
    pub amount: i64,
    /// The balance after the movement.
    pub balance: i64,
}

/// What an order is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderName {
    /// By us.
    pub number: String,
    /// At its source.
    pub external_id: String,
}

/// The sum of the movements of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentTotal {
    /// Why money moved.
    pub reason: TransferReason,
    /// How many movements.
    pub count: usize,
    /// Their sum; positive in the member's favour.
    pub amount: i64,
}

impl BillDocument {
    /// The sums of the lines by kind, in the order in which kinds are declared.
    pub fn totals(&self) -> Vec<DocumentTotal> {
        let mut sums: BTreeMap<TransferReason, (usize, i64)> = BTreeMap::new();
        for line in &self.lines {
            let (count, amount) = sums.entry(line.reason).or_default();
            *count += 1;
            *amount += line.amount;
        }
        sums.into_iter().map(|(reason, (count, amount))| DocumentTotal { reason, count, amount }).collect()
    }

    /// The balance at the end of each day of the month.
    pub fn daily_balances(&self) -> Vec<i64> {
        let (first, end) = (self.month.first_day(), self.month.next().first_day());
        let mut lines = self.lines.iter().peekable();
        let mut balance = self.opening;
        let until = |day: NaiveDate| move |line: &&DocumentLine| line.at.date_naive() <= day;
        let days = first.iter_days().take_while(|day| *day < end);
        days.map(|day| {
            while let Some(line) = lines.next_if(until(day)) {
                balance = line.balance;
            }
            balance
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn line(day: u32, reason: TransferReason, amount: i64, balance: i64) -> DocumentLine {
        let at = chrono_tz::Asia::Shanghai.with_ymd_and_hms(2026, 2, day, 0, 0, 0).unwrap();
        DocumentLine { at, reason, order: None, late_from: None, amount, balance }
    }

    #[test]
    fn days_carry_the_balance_on_and_kinds_add_up() {
        use TransferReason::{RebateClawback, RebateCredit};
        let document = BillDocument {
            number: String::new(),
            member: String::new(),
            locale: String::new(),
            month: BillPeriod::parse("2026-02").unwrap(),
            currency: Currency::Cny,
            opening: 5,
            credits: 30,
            debits: 12,
            closing: 23,
            lines: vec![
                line(2, RebateCredit, 10, 15),
                line(2, RebateClawback, -12, 3),
                line(28, RebateCredit, 20, 23),
            ],
            hash: String::new(),
            issued_at: chrono_tz::Asia::Shanghai.with_ymd_and_hms(2026, 3, 1, 0, 5, 0).unwrap(),
        };
        let days = document.daily_balances();
        assert_eq!(days.len(), 28);
        assert_eq!((days[0], days[1], days[26], days[27]), (5, 3, 3, 23));
        let totals: Vec<_> = document.totals().iter().map(|t| (t.reason, t.count, t.amount)).collect();
        assert_eq!(totals, [(RebateCredit, 2, 30), (RebateClawback, 1, -12)]);
    }
}
