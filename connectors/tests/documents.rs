//! The documents of the record format say what the code does.

use rebated_connectors::{FIELDS, Format};
use rebated_domain::money::Currency;
use rebated_domain::order::{OrderSource, OrderStatus, ProblemCode};
use serde_json::Value;

const GUIDE: &str = include_str!("../../docs/IMPORT.md");
const SCHEMA: &str = include_str!("../../docs/order-record.schema.json");

fn codes<T: ToString>(all: &[T]) -> Vec<String> {
    all.iter().map(T::to_string).collect()
}

#[test]
fn the_guide_names_every_field_code_and_format() {
    let formats = codes(&Format::ALL);
    let words = [
        codes(&FIELDS),
        formats,
        codes(ProblemCode::ALL),
        codes(Currency::ALL),
        codes(OrderSource::ALL),
        codes(OrderStatus::ALL),
    ];
    for word in words.concat() {
        assert!(GUIDE.contains(&format!("`{word}`")), "IMPORT.md does not name {word}");
    }
}

#[test]
fn the_schema_has_the_same_fields_and_codes() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let fields = &schema["properties"];
    let names: Vec<&String> = fields.as_object().unwrap().keys().collect();
    assert_eq!(names, FIELDS.iter().collect::<Vec<_>>());
    let listed = |field: &str| -> Vec<String> {
        let all = fields[field]["enum"].as_array().unwrap();
        all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    assert_eq!(listed("source"), codes(OrderSource::ALL));
    assert_eq!(listed("status"), codes(OrderStatus::ALL));
    assert_eq!(listed("currency"), codes(Currency::ALL));
    assert_eq!(schema["additionalProperties"], false);
}
