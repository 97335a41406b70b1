//! Which member may know which: the arrows of the architecture, held over `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::workspace::{MEMBERS, root, sources};

/// Each member with the members that it may depend on, in any way.
const ARROWS: [(&str, &[&str]); 7] = [
    ("rebated-domain", &[]),
    ("rebated-entity", &["rebated-domain"]),
    ("rebated-migration", &[]),
    ("rebated-service", &["rebated-domain", "rebated-entity"]),
    ("rebated-connectors", &["rebated-domain", "rebated-service"]),
    (
        "rebated",
        &["rebated-connectors", "rebated-domain", "rebated-entity", "rebated-migration", "rebated-service"],
    ),
    (
        "rebated-tests",
        &[
            "rebated",
            "rebated-connectors",
            "rebated-domain",
            "rebated-entity",
            "rebated-migration",
            "rebated-service",
        ],
    ),
];

/// Those that may talk to the database.
const WITH_DATABASE: [&str; 5] =
    ["rebated-domain", "rebated-entity", "rebated-migration", "rebated-service", "rebated-tests"];

fn members() -> BTreeMap<String, Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages").clone();
    packages.into_iter().map(|package| (text(&package["name"]), package)).collect()
}

fn dependencies(package: &Value) -> &[Value] {
    package["dependencies"].as_array().expect("dependencies")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn every_member_depends_on_those_below_it_only() {
    let members = members();
    let known: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let found: BTreeSet<&str> = members.keys().map(String::as_str).collect();
    assert_eq!(found, known, "a new member needs its arrows here");
    for (name, below) in ARROWS {
        for dependency in dependencies(&members[name]) {
            let other = text(&dependency["name"]);
            let allowed = !known.contains(other.as_str()) || below.contains(&other.as_str());
            assert!(allowed, "{name} may not depend on {other}");
        }
    }
}

#[test]
fn only_the_members_below_the_edge_know_the_database() {
    for (name, package) in members() {
        if WITH_DATABASE.contains(&name.as_str()) {
            continue;
        }
        for dependency in dependencies(&package) {
            let other = text(&dependency["name"]);
            assert!(
                !other.starts_with("sea-") && !other.starts_with("sqlx"),
                "{name} may not depend on {other}"
            );
        }
    }
}

#[test]
fn rules_know_the_orm_only_when_asked() {
    let domain = &members()["rebated-domain"];
    let needed: BTreeSet<String> = dependencies(domain)
        .iter()
        .filter(|dependency| dependency["kind"].is_null() && dependency["optional"] == false)
        .map(|dependency| text(&dependency["name"]))
        .collect();
    // serde_json writes the canonical form of a transfer; cel, schemars and serde_path_to_error read and
    // describe what rules say; url reads addresses that people share: values in, values out
    let pure = [
        "cel",
        "chrono",
        "schemars",
        "serde",
        "serde_json",
        "serde_path_to_error",
        "thiserror",
        "url",
        "uuid",
    ];
    let pure = pure.map(String::from);
    assert_eq!(needed, BTreeSet::from(pure), "rules need values only: no I/O, no async, no database");
    assert_eq!(domain["features"]["orm"], serde_json::json!(["dep:sea-orm"]));
    assert!(domain["features"].get("default").is_none(), "nothing optional is on by default");
}

/// `use sea_orm::*` brings a module named `entity` and hides which of its traits a file needs.
#[test]
fn nobody_imports_the_whole_orm() {
    for path in MEMBERS.into_iter().flat_map(sources) {
        let source = std::fs::read_to_string(&path).expect("sources are text");
        let found = source.lines().any(|line| line.trim() == "use sea_orm::*;");
        assert!(!found, "{} imports everything of sea_orm", path.display());
    }
}
