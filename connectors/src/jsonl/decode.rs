use std::collections::HashSet;

use rebated_domain::order::{FieldProblem, ProblemCode};

use crate::findings::Findings;
use crate::json::{Object, Value};
use crate::record::{RawRecord, whole};

/// The record in the text of one JSON object, and what is wrong with its fields so far.
pub(super) fn decode(text: &str) -> Result<(RawRecord, Findings), Vec<FieldProblem>> {
    let malformed = |message: &str| vec![FieldProblem::new("", ProblemCode::Malformed, message)];
    let object = Object::parse(text).map_err(|error| {
        if error.is_data() {
            malformed("is not a JSON object")
        } else {
            malformed(&format!("is not valid JSON at column {}", error.column()))
        }
    })?;
    let mut record = RawRecord::default();
    let mut findings = Findings::default();
    let mut seen = HashSet::new();
    for (field, value) in object.fields() {
        if !seen.insert(field) {
            findings.note(&shown(field), ProblemCode::Malformed, "is given twice");
        } else {
            fill(&mut record, &mut findings, field, value);
        }
    }
    Ok((record, findings))
}

fn fill(record: &mut RawRecord, findings: &mut Findings, field: &str, value: Value<'_>) {
    let mut wrong_type = |wanted: &str| {
        findings.note(field, ProblemCode::WrongType, format!("must be {wanted}"));
    };
    match (field, value) {
        ("quantity" | "held", Value::Null) => {}
        ("quantity", Value::Number(text)) => record.quantity = whole(findings, field, text),
        ("quantity", _) => wrong_type("a whole number"),
        ("held", Value::Bool(held)) => record.held = Some(held),
        ("held", _) => wrong_type("true or false"),
        (_, value) => match (record.text_mut(field), value) {
            (None, _) => {
                findings.note(&shown(field), ProblemCode::UnknownField, "is not a field of the format");
            }
            (Some(_), Value::Null) => {}
            (Some(slot), Value::Text(text)) => *slot = Some(text),
            (Some(_), Value::BadText) => {
                findings.note(field, ProblemCode::Malformed, "holds an escape for no character");
            }
            (Some(_), _) => wrong_type("a string"),
        },
    }
}

/// A name from outside, fit to be shown: short and without control characters.
fn shown(field: &str) -> String {
    field.chars().filter(|c| !c.is_control()).take(60).collect()
}
