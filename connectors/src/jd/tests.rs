use rebated_domain::money::{Currency, Money};
use rebated_domain::order::OrderStatus::{AwaitingPayment, Invalid, Paid, Received, Settled};
use rebated_domain::order::ProblemCode::{self, *};
use rebated_domain::order::{FieldProblem, LineSnapshot, OrderSource};

use super::line::{snapshot, snapshot_as_of};
use crate::{Format, ReadOptions, Record, read};

const SAMPLE: &str = include_str!("../../../docs/samples/jd.json");

const ROW: &str = r#"{"id": "901", "orderId": 310, "orderTime": "2026-10-01 20:00:00", "finishTime": "2026-10-06 12:00:00",
    "modifyTime": "2026-10-07 20:00:00", "skuId": 11, "skuName": "Tea", "skuNum": 3, "skuReturnNum": 0,
    "skuFrozenNum": 0, "price": 4.5, "estimateCosPrice": 10.0, "estimateFee": 0.61, "actualCosPrice": 9.9,
    "actualFee": 0.59, "validCode": 17, "subUnionId": "", "payMonth": "0", "goodsInfo": null,
    "categoryInfo": {"cid1": null, "cid1Name": "Food"}}"#;

fn with(from: &str, to: &str) -> Result<LineSnapshot, Vec<FieldProblem>> {
    assert!(ROW.contains(from), "{from}");
    snapshot(&ROW.replacen(from, to, 1), &ReadOptions::default())
}

fn cny(minor: i64) -> Money {
    Money::new(minor, Currency::Cny)
}

#[test]
fn the_sample_reads_as_documented() {
    let records: Vec<Record> =
        read(Format::Jd, &ReadOptions::default(), SAMPLE.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(records.len(), 6);
    let first = &records[0].snapshot;
    assert_eq!((first.source, first.account.as_str()), (OrderSource::Jd, "default"));
    assert_eq!((first.line_key.as_str(), first.order_ref.as_str()), ("990000000000000001", "310000000001"));
    assert_eq!((first.status, first.held, first.quantity), (Paid, false, 2));
    assert_eq!((first.title.as_str(), first.sku.as_deref()), ("绿茶 礼盒", Some("100000000011")));
    assert_eq!(first.buyer_ref.as_deref(), Some("member_42"));
    assert_eq!((first.category.as_deref(), first.merchant.as_deref()), (Some("食品饮料"), Some("云上茶园")));
    assert_eq!((first.unit_price, first.paid, first.refunded), (cny(5990), cny(9980), cny(0)));
    assert_eq!((first.commission, first.commission_returned), (Some(cny(449)), Some(cny(0))));
    assert_eq!(first.placed_at.to_rfc3339(), "2026-10-01T12:00:00+00:00");
    assert_eq!(first.modified_at.to_rfc3339(), "2026-10-01T12:00:30+00:00");
    assert_eq!((first.paid_at, first.received_at, first.settled_at), (None, None, None));

    let settled = &records[1].snapshot;
    assert_eq!((settled.status, settled.refunded, settled.commission), (Settled, cny(3333), Some(cny(333))));
    assert_eq!(settled.received_at.unwrap().to_rfc3339(), "2026-10-06T04:00:00+00:00");
    assert_eq!(settled.settled_at.unwrap().to_rfc3339(), "2026-11-19T16:00:00+00:00");
    assert_eq!((records[2].snapshot.status, records[2].snapshot.held), (Paid, true));
    assert_eq!((records[3].snapshot.status, records[3].snapshot.held), (Invalid, false));
}

#[test]
fn an_order_of_the_older_call_gives_a_line_per_item() {
    let records: Vec<Record> =
        read(Format::Jd, &ReadOptions::default(), SAMPLE.as_bytes()).skip(4).map(Result::unwrap).collect();
    let [first, second] = &records[..] else { panic!("{records:?}") };
    assert_eq!(first.snapshot.line_key, "310000000005-4900001");
    assert_eq!(second.snapshot.line_key, "310000000005-4900002");
    assert_eq!(first.snapshot.order_ref, second.snapshot.order_ref);
    assert_eq!((first.snapshot.paid, second.snapshot.paid), (cny(2880), cny(990)));
    assert_eq!((first.snapshot.status, first.snapshot.held), (Paid, true));
    assert_eq!((second.snapshot.status, second.snapshot.held), (Invalid, false));
    assert_eq!(first.snapshot.placed_at.to_rfc3339(), "2026-10-02T12:00:00+00:00");
    assert_eq!(first.snapshot.modified_at, first.snapshot.placed_at);
    assert_eq!(first.snapshot.category.as_deref(), Some("1320"));
    let document: serde_json::Value = serde_json::from_str(&second.document).unwrap();
    assert_eq!(document["orderId"], 310_000_000_005_u64);
    assert_eq!(document["skuList"].as_array().unwrap().len(), 1);
}

#[test]
fn states_follow_the_table() {
    let status = |code: &str| with(": 17", &format!(": {code}")).map(|line| (line.status, line.held));
    for code in ["15", "24"] {
        assert_eq!(status(code), Ok((AwaitingPayment, false)));
    }
    assert_eq!(status("16"), Ok((Paid, false)));
    assert_eq!(status("17"), Ok((Received, false)));
    assert_eq!(status("18"), Ok((Settled, false)));
    for code in (2..=12).chain([14]).chain(19..=23) {
        assert_eq!(status(&code.to_string()), Ok((Invalid, false)), "{code}");
    }
    for code in [13, 25, 26, 27, 28] {
        assert_eq!(status(&code.to_string()), Ok((Received, true)), "{code}");
    }
}

#[test]
fn a_completed_line_settles_on_the_day_in_pay_month() {
    let on = |month: &str| with("\"payMonth\": \"0\"", &format!("\"payMonth\": {month}")).unwrap();
    assert_eq!(on("20261008").status, Received);
    // The row last changed at 20:00 on the 7th in China.
    assert_eq!(on("20261007").status, Settled);
    assert_eq!(on("\"20261007\"").settled_at.unwrap().to_rfc3339(), "2026-10-06T16:00:00+00:00");
    let old = with(": 17", ": 18").unwrap();
    assert_eq!(old.settled_at, old.received_at);
}

#[test]
fn the_day_of_settlement_comes_without_a_change_of_the_row() {
    let row = ROW.replace("\"payMonth\": \"0\"", "\"payMonth\": 20261020");
    let on = |time: &str| {
        let now = chrono::DateTime::parse_from_rfc3339(time).unwrap().to_utc();
        snapshot_as_of(&row, &ReadOptions::default(), Some(now)).unwrap()
    };
    assert_eq!(on("2026-10-19T23:59:59+08:00").status, Received);
    let settled = on("2026-10-20T00:00:00+08:00");
    assert_eq!(settled.status, Settled);
    assert_eq!(settled.settled_at.unwrap().to_rfc3339(), "2026-10-19T16:00:00+00:00");
    assert_eq!(settled.modified_at, snapshot(&row, &ReadOptions::default()).unwrap().modified_at);
}

/// `balanceExt` tells in which month what was paid or taken back; `actualFee` is what that comes to.
#[test]
fn what_is_taken_back_in_a_later_month_is_in_the_fee_already() {
    let row = ROW.replace(
        "\"actualFee\": 0.59",
        "\"actualFee\": 0.39, \"balanceExt\": \"{20261020:0.59,20261120:-0.2}\"",
    );
    let line = snapshot(&row, &ReadOptions::default()).unwrap();
    assert_eq!((line.commission, line.commission_returned), (Some(cny(39)), Some(cny(0))));
}

#[test]
fn figures_follow_completion_and_returns() {
    let line = with("Tea", "Tea").unwrap();
    assert_eq!((line.commission, line.paid), (Some(cny(59)), cny(1000)));
    let returned = with("\"skuReturnNum\": 0", "\"skuReturnNum\": 1").unwrap();
    assert_eq!(returned.refunded, cny(333));
    let gone = with("\"actualFee\": 0.59", "\"actualFee\": 0.0").unwrap();
    assert_eq!(gone.commission, Some(cny(0)));
    let row = ROW.replace(": 17", ": 16").replace("\"actualFee\": 0.59", "\"actualFee\": 0.0");
    assert_eq!(snapshot(&row, &ReadOptions::default()).unwrap().commission, Some(cny(61)));
    assert!(with("\"skuFrozenNum\": 0", "\"skuFrozenNum\": 1").unwrap().held);
}

#[test]
fn bad_values_name_the_field_of_the_network() {
    let cases: [(&str, &str, &str, ProblemCode); 16] = [
        (": 10.0", ": -10.0", "estimateCosPrice", Negative),
        (": 10.0", ": 10.005", "estimateCosPrice", TooPrecise),
        (": 10.0", ": 1.0E7", "estimateCosPrice", NotANumber),
        (": 10.0", ": null", "estimateCosPrice", Missing),
        (": 0.59", ": -0.59", "actualFee", Negative),
        (": 17", ": -1", "validCode", UnknownStatus),
        (": 17", ": 99", "validCode", UnknownStatus),
        ("\"901\"", "9.01e2", "id", WrongType),
        ("\"901\"", "null", "id", Missing),
        (": 310", ": {}", "orderId", WrongType),
        ("\"Tea\"", "\"T\\u0000a\"", "skuName", ControlCharacter),
        (": 3,", ": 3.5,", "skuNum", NotANumber),
        ("\"skuReturnNum\": 0", "\"skuReturnNum\": 4", "skuReturnNum", OutOfRange),
        ("\"skuReturnNum\": 0", "\"skuReturnNum\": -1", "skuReturnNum", Negative),
        ("\"2026-10-01 20:00:00\"", "1552977336", "orderTime", InvalidTime),
        ("\"payMonth\": \"0\"", "\"payMonth\": 202610", "payMonth", InvalidTime),
    ];
    for (from, to, field, code) in cases {
        let problems = with(from, to).expect_err(to);
        let found: Vec<_> = problems.iter().map(|p| (p.field.as_str(), p.code)).collect();
        assert_eq!(found, [(field, code)], "{to}");
    }
}
