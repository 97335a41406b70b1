use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::{Value, json};

/// Over how many days, up to now, the orders are spread.
pub const DAYS: i64 = 120;
/// How many lines an imported order has.
pub const LINES: u64 = 2;

/// Under which name the source knows a member.
pub fn buyer_ref(member: usize) -> String {
    format!("c{member}")
}

/// What the source reports about one line of the order with that number, out of `orders`.
///
/// The numbers look like chance and depend on nothing but the order's.
pub fn imported(order: u64, orders: u64, line: u64, member: usize, now: DateTime<Utc>) -> Value {
    let seconds = DAYS * 86_400;
    let age = seconds - i64::try_from(order * seconds.unsigned_abs() / orders).unwrap_or(0);
    let placed = now - Duration::seconds(age);
    let (received, settled) = (placed + Duration::days(4), placed + Duration::days(14));
    let mut record = sold(&format!("o{order}"), &format!("o{order}-{line}"), member, placed);
    let mixed = (order * LINES + line).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    let paid = 1_000 + mixed % 40_000;
    record["paid"] = major(paid);
    record["commission"] = major(paid / 10);
    let (status, modified) = match () {
        () if order % 25 == 24 => ("INVALID", (placed + Duration::days(1)).min(now)),
        () if settled <= now => ("SETTLED", settled),
        () if received <= now => ("RECEIVED", received),
        () => ("PAID", placed),
    };
    record["status"] = status.into();
    record["modifiedAt"] = time(modified);
    if matches!(status, "RECEIVED" | "SETTLED") {
        record["receivedAt"] = time(received);
    }
    if status == "SETTLED" {
        record["settledAt"] = time(settled);
    }
    record
}

/// What the source reports about a line that has just been paid.
pub fn sold(order_ref: &str, line_key: &str, member: usize, at: DateTime<Utc>) -> Value {
    json!({
        "source": "TAOBAO", "orderRef": order_ref, "lineKey": line_key, "buyerRef": buyer_ref(member),
        "status": "PAID", "title": "Hand-drip coffee pot with a glass server", "sku": "610225588",
        "category": "Kitchen", "merchant": "Mountain Coffee", "quantity": 1, "currency": "CNY",
        "paid": "129.00", "commission": "12.90",
        "placedAt": time(at), "paidAt": time(at), "modifiedAt": time(at),
    })
}

/// A time as records spell it.
pub fn time(at: DateTime<Utc>) -> Value {
    at.to_rfc3339_opts(SecondsFormat::Secs, true).into()
}

fn major(minor: u64) -> Value {
    format!("{}.{:02}", minor / 100, minor % 100).into()
}
