use rebated_domain::order::ProblemCode::{self, *};

use crate::{FIELDS, FileError, Format, ReadError, ReadOptions, Record, Records, read};

const SAMPLE: &str = include_str!("../../../docs/samples/orders.csv");
const LINES: &str = include_str!("../../../docs/samples/orders.jsonl");

fn records(text: impl Into<Vec<u8>>) -> Records {
    read(Format::Csv, &ReadOptions::default(), std::io::Cursor::new(text.into()))
}

const HEADER: &str = "orderRef,lineKey,status,held,title,quantity,currency,paid,placedAt,modifiedAt";
const GOOD: &str = "100,100-1,PAID,,Tea,2,CNY,12.50,2026-10-01T08:00:00+08:00,2026-10-01T08:00:05+08:00";

#[track_caller]
fn refuses(from: &str, to: &str, want: &[(&str, ProblemCode)]) {
    assert!(GOOD.contains(from), "{from}");
    let file = format!("{HEADER}\n\n{}\n{GOOD}\n", GOOD.replacen(from, to, 1));
    let mut items = records(file);
    let Some(Err(ReadError::Record(failure))) = items.next() else { panic!("{from} -> {to} was taken") };
    assert_eq!(failure.position, 3);
    let found: Vec<_> =
        failure.problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
    assert_eq!(found, want);
    let next = 4 + to.matches('\n').count() as u64;
    assert_eq!(items.next().unwrap().unwrap().position, next);
}

#[test]
fn the_sample_says_the_same_as_the_json_lines() {
    let sheet: Vec<Record> = records(SAMPLE).map(Result::unwrap).collect();
    let lines = read(Format::Rebated, &ReadOptions::default(), LINES.as_bytes()).map(Result::unwrap);
    let snapshots: Vec<_> = sheet.iter().map(|record| record.snapshot.clone()).collect();
    assert_eq!(snapshots, lines.map(|record| record.snapshot).collect::<Vec<_>>());
    assert_eq!(sheet[0].position, 2);
    let document: serde_json::Value = serde_json::from_str(&sheet[1].document).unwrap();
    assert_eq!(document["paid"], "35.00");
    assert!(document.get("buyerRef").is_none());
}

#[test]
fn bad_cells_name_their_line_and_column() {
    refuses("12.50", "-12.50", &[("paid", Negative)]);
    refuses("12.50", "12.505", &[("paid", TooPrecise)]);
    refuses("CNY", "XYZ", &[("currency", UnknownCurrency)]);
    refuses("PAID", "GONE", &[("status", UnknownStatus)]);
    refuses("Tea", "T\0a", &[("title", ControlCharacter)]);
    refuses("Tea", "\"T\na\"x", &[("title", ControlCharacter)]);
    refuses(",2,", ",two,", &[("quantity", NotANumber)]);
    refuses(",2,", ",99999999999999999999,", &[("quantity", OutOfRange)]);
    refuses("PAID,,", "PAID,yes,", &[("held", WrongType)]);
    refuses("100-1", "", &[("lineKey", Missing)]);
    refuses("100-1,", "", &[("", Malformed)]);
    refuses("100-1,", "100-1,,", &[("", Malformed)]);
    refuses("Tea", &"x".repeat(10_000_000), &[("", TooLarge)]);
}

#[test]
fn the_header_must_be_right_before_anything_is_read() {
    let fatal = |header: &str| match records(format!("{header}\n{GOOD}\n")).next() {
        Some(Err(ReadError::File(error))) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(fatal(&format!("{HEADER},colour")), FileError::UnknownColumn(name) if name == "colour"));
    assert!(matches!(fatal(&format!("{HEADER},paid")), FileError::DuplicateColumn(name) if name == "paid"));
    assert!(matches!(fatal(&HEADER.replace(",paid", "")), FileError::MissingColumn("paid")));
    assert!(matches!(records("").next(), Some(Err(ReadError::File(FileError::BadHeader)))));
    assert!(records("").nth(1).is_none());
}

#[test]
fn every_field_is_a_column() {
    let header = FIELDS.join(",");
    let file = format!("\u{feff}{header}\r\n{}\r\n", ",".repeat(FIELDS.len() - 1));
    let Some(Err(ReadError::Record(failure))) = records(file).next() else {
        panic!("an empty row was taken")
    };
    assert_eq!(failure.problems.len(), 8);
}
