use std::fmt::Write as _;

use schemars::{Schema, schema_for};
use serde_json::Value;

use super::{Envelope, EventKind};

/// The reference of all events, as Markdown: the envelope, and each kind with its facts.
pub fn reference() -> String {
    let mut text = "## The document\n\n".to_owned();
    table(&mut text, &schema_for!(Envelope));
    text.push_str("\n## Kinds\n\n| kind | version | about | meaning |\n|---|---|---|---|\n");
    for kind in EventKind::ALL {
        let (about, version, meaning) = (kind.aggregate_type(), kind.version(), kind.meaning());
        let _ = writeln!(text, "| `{kind}` | {version} | `{about}` | {meaning} |");
    }
    for kind in EventKind::ALL {
        let _ = write!(text, "\n### `{kind}`\n\n{}\n\n", kind.meaning());
        table(&mut text, &kind.schema());
    }
    text
}

/// A row for each field of a schema.
fn table(text: &mut String, schema: &Schema) {
    text.push_str("| field | type | meaning |\n|---|---|---|\n");
    let definitions = schema.get("$defs").cloned().unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    for (name, field) in fields {
        let meaning = field["description"].as_str().unwrap_or_default().replace('\n', " ");
        let _ = writeln!(text, "| `{name}` | {} | {meaning} |", type_of(field, &definitions));
    }
}

/// A type in few words: `UUID`, `time`, `amount`, one of some words, `null` beside it where it may be absent.
fn type_of(field: &Value, definitions: &Value) -> String {
    if let Some(name) = field["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return match name {
            "Money" => "amount".into(),
            "Aggregate" => "`{ type, id, sequence }`".into(),
            _ => type_of(&definitions[name], definitions),
        };
    }
    if let Some(choices) = field["anyOf"].as_array() {
        return choices.iter().map(|choice| type_of(choice, definitions)).collect::<Vec<_>>().join(" or ");
    }
    if let Some(words) = field["enum"].as_array() {
        let words = words.iter().filter_map(Value::as_str).map(|word| format!("`{word}`"));
        return words.collect::<Vec<_>>().join(", ");
    }
    let format = field["format"].as_str().unwrap_or_default();
    match (&field["type"], format) {
        (_, "uuid") => of_format("UUID", field),
        (_, "date-time") => of_format("time", field),
        (Value::String(kind), _) => kind.clone(),
        (Value::Array(kinds), _) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        _ => "any JSON".into(),
    }
}

fn of_format(name: &str, field: &Value) -> String {
    let nullable = field["type"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "null"));
    if nullable { format!("{name} or null") } else { name.into() }
}
