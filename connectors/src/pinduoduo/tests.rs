use rebated_domain::money::{Currency, Money};
use rebated_domain::order::OrderStatus::{AwaitingPayment, Invalid, Paid, Received, Settled};
use rebated_domain::order::ProblemCode::{self, *};
use rebated_domain::order::{FieldProblem, LineSnapshot, OrderSource};

use super::line::snapshot;
use crate::{Format, ReadOptions, Record, read};

const SAMPLE: &str = include_str!("../../../docs/samples/pinduoduo.json");

const ROW: &str = r#"{"order_sn": "261001-1", "goods_id": 7, "goods_name": "Tea", "goods_quantity": 1,
    "goods_price": 1990, "order_amount": 1790, "promotion_amount": 179, "order_status": 2,
    "order_create_time": 1790856000, "order_pay_time": 1790856010, "order_receive_time": null,
    "order_settle_time": 0, "order_modify_at": 1790856030, "custom_parameters": ""}"#;

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
        read(Format::Pinduoduo, &ReadOptions::default(), SAMPLE.as_bytes()).map(Result::unwrap).collect();
    let [first, settled, punished] = &records[..] else { panic!("{records:?}") };
    let first = &first.snapshot;
    assert_eq!((first.source, first.account.as_str()), (OrderSource::Pinduoduo, "default"));
    assert_eq!((first.line_key.as_str(), &first.line_key), ("261001-100000000000001", &first.order_ref));
    assert_eq!((first.status, first.held, first.quantity), (Paid, false, 1));
    assert_eq!((first.title.as_str(), first.sku.as_deref()), ("红茶 袋装", Some("700000001")));
    assert_eq!(first.buyer_ref.as_deref(), Some("member-42"));
    assert_eq!((first.category.as_deref(), first.merchant.as_deref()), (Some("6398"), Some("300001")));
    assert_eq!((first.unit_price, first.paid, first.refunded), (cny(1990), cny(1790), cny(0)));
    assert_eq!((first.commission, first.commission_returned), (Some(cny(179)), None));
    assert_eq!(first.placed_at.timestamp(), 1_790_856_000);
    assert_eq!(first.paid_at.unwrap().timestamp(), 1_790_856_010);
    assert_eq!((first.received_at, first.settled_at), (None, None));
    assert_eq!(first.modified_at.timestamp(), 1_790_856_030);

    let settled = &settled.snapshot;
    assert_eq!((settled.status, settled.buyer_ref.as_deref()), (Settled, Some("member-43")));
    assert_eq!(settled.received_at.unwrap().timestamp(), 1_791_200_000);
    assert_eq!(settled.settled_at.unwrap().timestamp(), 1_792_500_000);
    let punished = &punished.snapshot;
    assert_eq!((punished.status, punished.held, punished.buyer_ref.as_deref()), (Received, true, None));
}

#[test]
fn states_follow_the_table() {
    let status = |code: i32| with("\"order_status\": 2", &format!("\"order_status\": {code}")).unwrap();
    let table = [
        (-1, AwaitingPayment),
        (0, Paid),
        (1, Paid),
        (2, Received),
        (3, Received),
        (4, Invalid),
        (5, Settled),
        (8, Invalid),
    ];
    for (code, want) in table {
        assert_eq!((status(code).status, status(code).held), (want, false), "{code}");
    }
    assert_eq!((status(10).status, status(10).held), (Paid, true));
    // Without a time of its own, a settlement happened when the order last changed.
    assert_eq!(status(5).settled_at, Some(status(5).modified_at));
    assert_eq!(status(2).settled_at, None);
}

#[test]
fn the_buyer_is_who_the_link_named() {
    let buyer = |parameters: &str| {
        with(r#""custom_parameters": """#, &format!("\"custom_parameters\": {parameters}")).unwrap().buyer_ref
    };
    assert_eq!(buyer(r#""{\"uid\":\"u1\",\"sid\":\"s\"}""#).as_deref(), Some("u1"));
    assert_eq!(buyer(r#""{\"uid\":12345678901234567890}""#).as_deref(), Some("12345678901234567890"));
    assert_eq!(buyer(r#""{\"uid\":\"\"}""#), None);
    assert_eq!(buyer(r#""{\"sid\":\"s\"}""#).as_deref(), Some(r#"{"sid":"s"}"#));
    assert_eq!(buyer(r#"" plain ""#).as_deref(), Some("plain"));
    assert_eq!(buyer(&format!("\"{}\"", "x".repeat(200))).unwrap().len(), 128);
    assert_eq!(buyer("\"  \""), None);
    assert_eq!(buyer("null"), None);
}

#[test]
fn a_number_of_zero_is_no_product() {
    let sku = |fields: &str| with("\"goods_id\": 7", fields).unwrap().sku;
    assert_eq!(sku(r#""goods_id": 0, "goods_sign": "c9X_a""#).as_deref(), Some("c9X_a"));
    assert_eq!(sku(r#""goods_id": 0"#), None);
}

#[test]
fn bad_values_name_the_field_of_the_network() {
    let cases: [(&str, &str, &str, ProblemCode); 11] = [
        (": 1790,", ": -1790,", "order_amount", Negative),
        (": 1790,", ": 17.905,", "order_amount", NotANumber),
        (": 1790,", ": null,", "order_amount", Missing),
        (": 1790,", ": 9000000000000000000,", "order_amount", OutOfRange),
        (": 179,", ": null,", "promotion_amount", Missing),
        ("\"order_status\": 2", "\"order_status\": 7", "order_status", UnknownStatus),
        ("\"261001-1\"", "261001", "order_sn", WrongType),
        ("\"261001-1\"", "\"\"", "order_sn", Missing),
        ("\"Tea\"", "\"T\\u0000a\"", "goods_name", ControlCharacter),
        ("1790856000", "\"yesterday\"", "order_create_time", NotANumber),
        ("1790856000", "1790856000000", "order_create_time", InvalidTime),
    ];
    for (from, to, field, code) in cases {
        let problems = with(from, to).expect_err(to);
        let found: Vec<_> = problems.iter().map(|p| (p.field.as_str(), p.code)).collect();
        assert_eq!(found, [(field, code)], "{to}");
    }
}
