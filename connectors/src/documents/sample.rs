//! Bills to test printers with.

use chrono::{DateTime, TimeZone};
use chrono_tz::{Asia, Tz};
use rebated_domain::bill::BillPeriod;
use rebated_domain::ledger::TransferReason;
use rebated_domain::money::Currency;
use rebated_service::bills::documents::{BillDocument, DocumentLine, OrderName};

fn at(month: u32, day: u32) -> DateTime<Tz> {
    Asia::Shanghai.with_ymd_and_hms(2026, month, day, 8, 30, 0).unwrap()
}

/// A movement in September; an empty order is none. The balance is filled in by [`bill`].
pub fn line(day: u32, amount: i64, order: &str) -> DocumentLine {
    let reason = if amount < 0 { TransferReason::RebateClawback } else { TransferReason::RebateCredit };
    let name = || OrderName { number: format!("O-{order}"), external_id: order.to_owned() };
    let order = (!order.is_empty()).then(name);
    DocumentLine { at: at(9, day), reason, order, late_from: None, amount, balance: 0 }
}

/// A bill of September with an opening balance of 12.50 yuan.
pub fn bill(mut lines: Vec<DocumentLine>) -> BillDocument {
    let opening = 1_250;
    let mut balance = opening;
    for line in &mut lines {
        balance += line.amount;
        line.balance = balance;
    }
    let sum = |wanted: fn(i64) -> bool| -> i64 {
        lines.iter().map(|line| line.amount).filter(|amount| wanted(*amount)).sum()
    };
    BillDocument {
        number: "B202609-1ABCDEFGHJ".into(),
        member: "李小明".into(),
        locale: "zh-CN".into(),
        month: BillPeriod::parse("2026-09").unwrap(),
        currency: Currency::Cny,
        opening,
        credits: sum(|amount| amount > 0),
        debits: -sum(|amount| amount < 0),
        closing: balance,
        hash: "7d1f".repeat(16),
        issued_at: at(10, 1),
        lines,
    }
}
