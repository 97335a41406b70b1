//! Our own operations stay within our own limits.

use std::collections::BTreeMap;
use std::path::Path;

use rebated::graphql::admission::Document;
use rebated::graphql::throttle::Limits;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../clients/operations");

/// The definitions of every file by their names: each operation with the fragments of all files.
fn definitions() -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let (mut operations, mut fragments) = (BTreeMap::new(), BTreeMap::new());
    for entry in std::fs::read_dir(FOLDER).expect("the operations") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a readable file");
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        for definition in lines.join("\n").split("\n}").filter(|text| !text.trim().is_empty()) {
            let definition = format!("{}\n}}\n", definition.trim());
            let mut words = definition.split([' ', '(', '{']).filter(|word| !word.is_empty());
            let (kind, name) = (words.next().expect("a keyword"), words.next().expect("a name").to_owned());
            let known = if kind == "fragment" { &mut fragments } else { &mut operations };
            assert!(known.insert(name.clone(), definition).is_none(), "two definitions are called {name}");
        }
    }
    (operations, fragments)
}

/// An operation and the fragments that it needs.
fn document(operation: &str, fragments: &BTreeMap<String, String>) -> String {
    let mut document = operation.to_owned();
    loop {
        let needed = fragments.iter().find(|(name, definition)| {
            let is_spread =
                document.contains(&format!("...{name}\n")) || document.contains(&format!("...{name} "));
            is_spread && !document.contains(definition.as_str())
        });
        match needed {
            Some((_, definition)) => document.push_str(definition),
            None => return document,
        }
    }
}

#[test]
fn every_first_party_operation_is_admitted_at_half_of_what_is_allowed() {
    assert!(Path::new(FOLDER).is_dir());
    let (operations, fragments) = definitions();
    assert!(operations.len() >= 20, "{} operations", operations.len());
    let half = Limits::default().operation / 2;
    for (name, operation) in operations {
        let text = document(&operation, &fragments);
        let document = Document::read(&text).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        let cost = document.plan(Some(&name)).expect("the operation").costs.requested(&Default::default());
        assert!(cost <= half, "{name} costs {cost} points with pages of the usual size");
    }
}
