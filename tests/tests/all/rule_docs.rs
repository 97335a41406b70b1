//! docs/RULES.md, the schema of rule files and the examples are what the code says.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use rebated_domain::rule::expression::VARIABLES;
use rebated_domain::rule::{RuleDocument, document_schema, document_schema_text, problems_of_document};
use serde_json::Value;

use crate::workspace::root;

const BEGIN: &str = "<!-- generated: variables -->\n";
const END: &str = "<!-- end -->";

/// The example files with their names, in the order of the names.
pub fn examples() -> Vec<(String, String)> {
    let files = root().join("docs/rules").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        (path.file_name().unwrap().to_string_lossy().into_owned(), text)
    });
    let mut examples: Vec<_> = named.collect();
    examples.sort();
    assert!(examples.len() >= 3, "there are examples");
    examples
}

fn guide() -> String {
    fs::read_to_string(root().join("docs/RULES.md")).unwrap()
}

/// Compares a file with what it should be, or writes it.
fn expect(file: &str, current: &str) {
    let path = root().join(file);
    if std::env::var("UPDATE_DOCS").is_ok_and(|value| value == "1") {
        return fs::write(path, current).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == current,
        "{file} is out of date: write it with\n\n    \
         UPDATE_DOCS=1 cargo test -p rebated-tests --test all rule_docs\n"
    );
}

#[test]
fn the_schema_is_current() {
    expect("docs/rules.schema.json", &document_schema_text());
}

#[test]
fn the_table_of_variables_is_current() {
    let guide = guide();
    let (before, rest) = guide.split_once(BEGIN).expect("the table begins");
    let (_, after) = rest.split_once(END).expect("the table ends");
    let mut table = "| name | type | meaning |\n|---|---|---|\n".to_owned();
    for (name, kind, meaning) in VARIABLES {
        writeln!(table, "| `{name}` | {kind} | {meaning} |").unwrap();
    }
    expect("docs/RULES.md", &format!("{before}{BEGIN}{table}{END}{after}"));
}

#[test]
fn the_examples_are_right() {
    for (name, text) in examples() {
        let document = RuleDocument::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(problems_of_document(&document), [], "{name}");
        assert_eq!(document.schema.as_deref(), Some("../rules.schema.json"), "{name}");
        assert!(guide().contains(&format!("](rules/{name})")), "the guide does not show {name}");
    }
}

#[test]
fn the_guide_names_everything_that_a_file_may_say() {
    let mut words = BTreeSet::new();
    collect(document_schema().as_value(), &mut words);
    assert!(words.contains("percentOfCommission") && words.contains("MONTHLY_VOLUME"), "{words:?}");
    let guide = guide();
    let missing: Vec<&String> = words.iter().filter(|word| !guide.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "docs/RULES.md does not name {missing:?}");
}

/// The names of all fields of a schema, and the codes of all its lists but those of currencies.
fn collect(schema: &Value, into: &mut BTreeSet<String>) {
    if let Some(fields) = schema["properties"].as_object() {
        into.extend(fields.keys().cloned());
    }
    match schema {
        Value::Object(parts) => {
            let codes = parts.get("enum").or(parts.get("const")).into_iter();
            let codes = codes.flat_map(|codes| codes.as_array().cloned().unwrap_or(vec![codes.clone()]));
            into.extend(codes.filter_map(|code| code.as_str().map(str::to_owned)));
            let inner = parts.iter().filter(|(name, _)| *name != "Currency");
            inner.for_each(|(_, part)| collect(part, into));
        }
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, into)),
        _ => {}
    }
}

#[test]
fn every_link_of_the_guide_leads_somewhere() {
    let guide = guide();
    let headings: Vec<String> = guide
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-"))
        .collect();
    let targets = guide.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    for target in targets.filter(|target| !target.contains("://")) {
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        assert!(root().join("docs").join(file).exists(), "there is no {file}");
        let leads = !file.is_empty() || headings.iter().any(|heading| heading == anchor);
        assert!(leads, "there is no section #{anchor}");
    }
}
