//! One idea per file: short files with names that say what is in them.

use crate::workspace::{MEMBERS, root, sources};

const LONGEST: usize = 400;
const MEDIAN_BELOW: usize = 120;

#[test]
fn no_file_is_long_and_half_are_short() {
    let mut lengths = Vec::new();
    let mut too_long = Vec::new();
    for path in MEMBERS.into_iter().flat_map(sources) {
        let lines = std::fs::read_to_string(&path).expect("sources are text").lines().count();
        lengths.push(lines);
        if lines > LONGEST {
            too_long.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(too_long.is_empty(), "split these, at most {LONGEST} lines: {too_long:#?}");
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < MEDIAN_BELOW, "half of all files have {median} lines or more, not below {MEDIAN_BELOW}");
}

#[test]
fn no_name_says_nothing() {
    const EMPTY_NAMES: [&str; 8] =
        ["utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"];
    let root = root();
    for path in MEMBERS.into_iter().chain(["tests"]).flat_map(sources) {
        let path = path.strip_prefix(&root).expect("a file of the workspace").with_extension("");
        let bad = path.iter().find(|part| EMPTY_NAMES.iter().any(|name| *part == *name));
        assert!(bad.is_none(), "{}: if it has no better name it is not one thing", path.display());
    }
}
