use rebated_domain::money::{Currency, Money};
use rebated_domain::network::{AfterSale, AfterSaleEffect};
use rebated_domain::order::OrderStatus::{AwaitingPayment, Invalid, Paid, Received, Settled};
use rebated_domain::order::ProblemCode::{self, *};
use rebated_domain::order::{FieldProblem, LineSnapshot, OrderSource};

use super::line::snapshot;
use super::{refund, refund_page};
use crate::page::PageError;
use crate::{FileError, Format, ReadError, ReadOptions, Record, read};

const SAMPLE: &str = include_str!("../../../docs/samples/taobao.json");
const REFUNDS: &str = include_str!("../../../docs/samples/taobao-refunds.json");

const ROW: &str = r#"{"trade_id": "91", "trade_parent_id": "90", "tk_status": 12, "refund_tag": 0,
    "item_title": "Tea", "item_id": 77, "item_num": 2, "item_price": "6.00", "alipay_total_price": "11.00",
    "pub_share_pre_fee": "0.50", "pub_share_fee": "0.40", "alimama_share_fee": "0.05",
    "tk_create_time": "2026-10-01 20:00:00", "tk_paid_time": "2026-10-01 20:01:20", "tk_earning_time": "--"}"#;

fn with(from: &str, to: &str) -> Result<LineSnapshot, Vec<FieldProblem>> {
    assert!(ROW.contains(from), "{from}");
    snapshot(&ROW.replacen(from, to, 1), &ReadOptions::default())
}

/// The refunds of a page, the wrong ones among them.
pub(super) fn refunds(page: &str) -> Result<Vec<Result<AfterSale, Vec<FieldProblem>>>, PageError> {
    let rows = refund_page::rows(page)?;
    Ok(rows.iter().map(|row| refund::refund(row, &ReadOptions::default())).collect())
}

fn cny(minor: i64) -> Money {
    Money::new(minor, Currency::Cny)
}

#[test]
fn the_sample_reads_as_documented() {
    let options = ReadOptions { account: "mm_1".into(), ..ReadOptions::default() };
    let records: Vec<Record> =
        read(Format::Taobao, &options, SAMPLE.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(records.len(), 3);
    let first = &records[0].snapshot;
    assert_eq!((first.source, first.account.as_str()), (OrderSource::Taobao, "mm_1"));
    assert_eq!(first.line_key, "9000000000000000001");
    assert_eq!(first.order_ref, "9000000000000000100");
    assert_eq!((first.status, first.held, first.quantity), (Paid, false, 2));
    assert_eq!((first.title.as_str(), first.sku.as_deref()), ("春茶 100克", Some("T5mA0k-001")));
    assert_eq!(first.buyer_ref.as_deref(), Some("relation:7100001"));
    assert_eq!((first.category.as_deref(), first.merchant.as_deref()), (Some("茶叶"), Some("山泉茶庄")));
    assert_eq!((first.unit_price, first.paid, first.refunded), (cny(6000), cny(11000), cny(0)));
    assert_eq!((first.commission, first.commission_returned), (Some(cny(495)), None));
    assert_eq!(first.placed_at.to_rfc3339(), "2026-10-01T12:00:00+00:00");
    assert_eq!(first.paid_at.unwrap().to_rfc3339(), "2026-10-01T12:01:10+00:00");
    assert_eq!((first.received_at, first.settled_at), (None, None));
    assert_eq!(first.modified_at.to_rfc3339(), "2026-10-01T12:01:20+00:00");
    assert!(records[0].document.contains("\"adzone_id\": 110000000001"));

    let settled = &records[1].snapshot;
    assert_eq!((settled.status, settled.held), (Settled, true));
    assert_eq!(settled.commission, Some(cny(135)));
    assert_eq!(settled.buyer_ref.as_deref(), Some("special:8200002"));
    assert_eq!(settled.settled_at.unwrap().to_rfc3339(), "2026-10-09T03:00:00+00:00");
    let void = &records[2].snapshot;
    assert_eq!((void.status, void.buyer_ref.as_deref(), void.merchant.as_deref()), (Invalid, None, None));
}

#[test]
fn states_follow_the_table() {
    for (code, want) in
        [("11", AwaitingPayment), ("12", Paid), ("13", Invalid), ("14", Received), ("3", Settled)]
    {
        assert_eq!(with(": 12", &format!(": {code}")).unwrap().status, want);
        assert_eq!(with(": 12", &format!(": \"{code}\"")).unwrap().status, want);
    }
    // Without a time of its own, a settlement happened when the row last changed.
    let settled = with(": 12", ": 3").unwrap();
    assert_eq!(settled.settled_at, Some(settled.modified_at));
    assert_eq!(settled.commission, Some(cny(35)));
}

#[test]
fn an_order_that_was_never_paid_has_no_figures() {
    let row = ROW.replace(": 12", ": 11").replace("\"11.00\"", "\"--\"").replace("\"0.50\"", "\"\"");
    let unpaid = snapshot(&row, &ReadOptions::default()).unwrap();
    assert_eq!((unpaid.paid, unpaid.commission), (cny(0), None));
}

#[test]
fn without_a_modification_time_the_latest_known_one_counts() {
    let row = with("\"--\"", "\"2026-10-09 00:00:00\"").unwrap();
    assert_eq!(row.modified_at.to_rfc3339(), "2026-10-08T16:00:00+00:00");
}

#[test]
fn amounts_and_ids_never_pass_through_a_float() {
    let line = with("\"91\"", "12345678901234567891").unwrap();
    assert_eq!(line.line_key, "12345678901234567891");
    assert_eq!(with("\"11.00\"", "9007199254740.93").unwrap().paid, cny(900_719_925_474_093));
}

#[test]
fn a_fee_above_the_commission_leaves_nothing() {
    assert_eq!(with("\"0.05\"", "\"0.60\"").unwrap().commission, Some(cny(0)));
}

#[test]
fn bad_values_name_the_field_of_the_network() {
    let cases: [(&str, &str, &str, ProblemCode); 17] = [
        ("\"11.00\"", "\"-11.00\"", "alipay_total_price", Negative),
        ("\"11.00\"", "\"11.005\"", "alipay_total_price", TooPrecise),
        ("\"11.00\"", "\"1e3\"", "alipay_total_price", NotANumber),
        ("\"11.00\"", "\"--\"", "alipay_total_price", Missing),
        ("\"11.00\"", "true", "alipay_total_price", WrongType),
        ("\"0.50\"", "\"-0.50\"", "pub_share_pre_fee", Negative),
        ("\"0.50\"", "null", "pub_share_pre_fee", Missing),
        (": 12", ": 99", "tk_status", UnknownStatus),
        (": 12", ": \"paid\"", "tk_status", NotANumber),
        (": 12", ": null", "tk_status", Missing),
        ("\"91\"", "9.1e1", "trade_id", WrongType),
        ("\"91\"", "[91]", "trade_id", WrongType),
        ("\"91\"", "\"\"", "trade_id", Missing),
        ("\"Tea\"", "\"T\\u0000a\"", "item_title", ControlCharacter),
        ("2026-10-01 20:00:00", "2026-10-01T20:00:00", "tk_create_time", InvalidTime),
        ("2026-10-01 20:00:00", "2026-13-01 20:00:00", "tk_create_time", InvalidTime),
        ("\"trade_parent_id\"", "\"trade_id\"", "trade_id", Malformed),
    ];
    for (from, to, field, code) in cases {
        let problems = with(from, to).expect_err(to);
        assert!(problems.iter().any(|p| (p.field.as_str(), p.code) == (field, code)), "{to}: {problems:?}");
        // A row with two names for one field also lacks the other.
        assert!(problems.len() == 1 || code == Malformed, "{to}: {problems:?}");
    }
}

#[test]
fn one_bad_row_does_not_stop_the_page() {
    let page = SAMPLE.replacen("\"110.00\"", "\"-110.00\"", 1);
    let mut items = read(Format::Taobao, &ReadOptions::default(), std::io::Cursor::new(page));
    let Some(Err(ReadError::Record(failure))) = items.next() else { panic!("a negative amount was taken") };
    assert_eq!((failure.position, failure.problems.len()), (1, 1));
    assert_eq!(items.filter(Result::is_ok).count(), 2);
}

#[test]
fn refund_pages_are_read_apart_from_orders() {
    let error = read(Format::Taobao, &ReadOptions::default(), REFUNDS.as_bytes()).next();
    assert!(matches!(error, Some(Err(ReadError::File(FileError::UnsupportedPage(_))))));

    let refund = refunds(REFUNDS).unwrap().remove(0).unwrap();
    assert_eq!((refund.case_key.as_str(), refund.line_key.as_str()), ("5001", "9000000000000000002"));
    assert_eq!(refund.order_ref, "9000000000000000100");
    assert_eq!((refund.effect, refund.refunded), (AfterSaleEffect::Deduct, cny(1000)));
    // 0.50 with the technical fee, 0.05 of which the network returns.
    assert_eq!(refund.commission_returned, cny(45));
    assert_eq!(refund.modified_at.to_rfc3339(), "2026-10-27T02:00:05+00:00");

    let bad = REFUNDS.replace("\"refund_status\": 13", "\"refund_status\": 7").replace("\"10.00\"", "\"-1\"");
    let problems = refunds(&bad).unwrap().remove(0).unwrap_err();
    let found: Vec<_> = problems.iter().map(|p| (p.field.as_str(), p.code)).collect();
    assert_eq!(found, [("refund_status", UnknownStatus), ("refund_fee", Negative)]);
    assert!(refunds(SAMPLE).is_err());
}
