use std::io::{BufReader, Read, repeat};

use rebated_domain::money::{Currency, Money};
use rebated_domain::order::ProblemCode::{self, *};
use rebated_domain::order::{OrderSource, OrderStatus};

use crate::{Format, ReadError, ReadOptions, Record, RecordFailure, Records, read};

const SAMPLE: &str = include_str!("../../../docs/samples/orders.jsonl");

fn records(text: impl Into<Vec<u8>>) -> Records {
    read(Format::Rebated, &ReadOptions::default(), BufReader::new(std::io::Cursor::new(text.into())))
}

fn problems(item: Result<Record, ReadError>) -> Vec<(String, ProblemCode)> {
    let Err(ReadError::Record(RecordFailure { problems, .. })) = item else { panic!("{item:?}") };
    problems.into_iter().map(|problem| (problem.field, problem.code)).collect()
}

/// A good record with one `"name": value` replaced.
fn with(from: &str, to: &str) -> String {
    let good = r#"{"orderRef": "100", "lineKey": "100-1", "status": "PAID", "title": "Tea", "currency": "CNY", "paid": "12.50", "placedAt": "2026-10-01T08:00:00+08:00", "modifiedAt": "2026-10-01T08:00:05+08:00"}"#;
    assert!(good.contains(from), "{from}");
    good.replace(from, to)
}

#[track_caller]
fn refuses(line: impl Into<Vec<u8>>, want: &[(&str, ProblemCode)]) {
    let found = problems(records(line).next().expect("a record"));
    let want: Vec<_> = want.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect();
    assert_eq!(found, want);
}

#[test]
fn the_sample_reads_as_documented() {
    let read: Vec<Record> = records(SAMPLE).map(Result::unwrap).collect();
    assert_eq!(read.iter().map(|record| record.position).collect::<Vec<_>>(), [1, 2, 3]);
    let full = &read[0].snapshot;
    let cny = |minor| Money::new(minor, Currency::Cny);
    assert_eq!((full.source, full.account.as_str()), (OrderSource::Import, "shop-7"));
    assert_eq!(
        (full.order_ref.as_str(), full.line_key.as_str()),
        ("20261001000000000001", "20261001000000000001-1")
    );
    assert_eq!((full.status, full.held, full.quantity), (OrderStatus::Settled, false, 2));
    assert_eq!((full.unit_price, full.paid, full.refunded), (cny(4990), cny(9480), cny(0)));
    assert_eq!((full.commission, full.commission_returned), (Some(cny(474)), Some(cny(0))));
    assert_eq!(full.placed_at.to_rfc3339(), "2026-10-01T01:15:00+00:00");
    assert_eq!(full.settled_at.map(|at| at.to_rfc3339()), Some("2026-10-20T00:00:00+00:00".into()));
    assert_eq!(read[0].document, SAMPLE.lines().next().unwrap());
    let small = &read[1].snapshot;
    assert_eq!((small.account.as_str(), small.quantity, small.commission), ("default", 1, None));
    assert_eq!((small.unit_price, small.buyer_ref.as_deref()), (small.paid, None));
    assert_eq!(read[2].snapshot.paid, Money::new(1500, Currency::Jpy));
}

#[test]
fn every_kind_of_bad_value_names_its_field() {
    refuses(with(r#""12.50""#, r#""-12.50""#), &[("paid", Negative)]);
    refuses(with(r#""12.50""#, r#""12.505""#), &[("paid", TooPrecise)]);
    refuses(with(r#""12.50""#, r#""12,50""#), &[("paid", NotANumber)]);
    refuses(with(r#""12.50""#, r#""99999999999999999999""#), &[("paid", OutOfRange)]);
    refuses(with(r#""12.50""#, "12.50"), &[("paid", WrongType)]);
    refuses(with(r#""CNY""#, r#""XYZ""#), &[("currency", UnknownCurrency)]);
    refuses(with(r#""PAID""#, r#""paid""#), &[("status", UnknownStatus)]);
    refuses(with(r#""PAID""#, r#""SETTLED""#), &[("settledAt", Missing)]);
    refuses(with(r#""100-1""#, "1001"), &[("lineKey", WrongType)]);
    refuses(with(r#""100-1""#, r#""""#), &[("lineKey", Missing)]);
    refuses(with(r#""Tea""#, "\"Te\\u0000a\""), &[("title", ControlCharacter)]);
    refuses(with(r#""Tea""#, r#""Te\ud800a""#), &[("title", Malformed)]);
    refuses(with("Tea", &"t".repeat(501)), &[("title", TooLong)]);
    refuses(with("08:00:00+08:00", "08:00:00"), &[("placedAt", InvalidTime)]);
    refuses(with("2026-10-01T08:00:00", "1999-10-01T08:00:00"), &[("placedAt", InvalidTime)]);
    refuses(with("08:00:05", "23:59:60"), &[("modifiedAt", InvalidTime)]);
    refuses(with(r#""orderRef""#, r#""source": "EBAY", "orderRef""#), &[("source", UnknownSource)]);
    refuses(with(r#""orderRef""#, r#""quantity": "2", "orderRef""#), &[("quantity", WrongType)]);
    refuses(with(r#""orderRef""#, r#""quantity": 1.5, "orderRef""#), &[("quantity", NotANumber)]);
    refuses(with(r#""orderRef""#, r#""quantity": -1, "orderRef""#), &[("quantity", Negative)]);
    refuses(with(r#""orderRef""#, r#""held": "yes", "orderRef""#), &[("held", WrongType)]);
    refuses(with(r#""orderRef""#, r#""orderref": "1", "orderRef""#), &[("orderref", UnknownField)]);
    refuses(with(r#""orderRef""#, r#""title": "x", "orderRef""#), &[("title", Malformed)]);
    refuses(with(r#""orderRef""#, r#""refunded": "12.51", "orderRef""#), &[("refunded", OutOfRange)]);
}

#[test]
fn all_problems_come_at_once_and_none_follows_from_another() {
    let everything = [
        ("status", Missing),
        ("currency", Missing),
        ("paid", Missing),
        ("placedAt", Missing),
        ("modifiedAt", Missing),
        ("orderRef", Missing),
        ("lineKey", Missing),
        ("title", Missing),
    ];
    refuses("{}", &everything);
    let bad_paid = with(r#""12.50""#, r#""x", "refunded": "3", "commission": 1, "commissionReturned": "1""#);
    refuses(bad_paid, &[("commission", WrongType), ("paid", NotANumber)]);
    let bad_currency = with(r#""CNY""#, r#""BHD", "refunded": "1.500""#);
    refuses(bad_currency, &[("currency", UnknownCurrency)]);
}

#[test]
fn a_line_that_is_no_record_is_reported_as_a_whole() {
    refuses("{\"paid\": \"1\"", &[("", Malformed)]);
    refuses("[]", &[("", Malformed)]);
    refuses("\"secret\"", &[("", Malformed)]);
    refuses(*b"{\"title\": \"\xff\"}", &[("", Malformed)]);
    refuses(with("Tea", "T\0a"), &[("", ControlCharacter)]);
}

#[test]
fn ids_keep_every_digit() {
    let line = with(r#""100-1""#, r#""12345678901234567890""#);
    let record = records(line).next().unwrap().unwrap();
    assert_eq!(record.snapshot.line_key, "12345678901234567890");
}

#[test]
fn reading_goes_on_after_a_line_of_10_mb() {
    let good = with("Tea", "Tea");
    let file = std::io::Cursor::new("{\"title\": \"")
        .chain(repeat(b'x').take(10_000_000))
        .chain(std::io::Cursor::new(format!("\"}}\n{good}\n")));
    let mut items = read(Format::Rebated, &ReadOptions::default(), BufReader::new(file));
    assert_eq!(problems(items.next().unwrap()), [(String::new(), TooLarge)]);
    assert_eq!(items.next().unwrap().unwrap().position, 2);
    assert!(items.next().is_none());
}

#[test]
fn options_fill_what_records_leave_out() {
    let options = ReadOptions { account: "a1".into(), default_currency: Some(Currency::Jpy) };
    let line = with(r#""currency": "CNY", "paid": "12.50""#, r#""paid": "12""#);
    let record = read(Format::Rebated, &options, std::io::Cursor::new(line)).next().unwrap().unwrap();
    assert_eq!(record.snapshot.account, "a1");
    assert_eq!(record.snapshot.paid, Money::new(12, Currency::Jpy));
}

#[test]
fn a_price_is_rounded_down() {
    let line = with(r#""12.50""#, r#""10.00", "quantity": 3"#);
    let record = records(line).next().unwrap().unwrap();
    assert_eq!(record.snapshot.unit_price, Money::new(333, Currency::Cny));
}
