//! docs/EVENTS.md tells of the events that there are.

use std::fs;

use rebated_domain::event::reference;

use crate::workspace::root;

const BEGIN: &str = "<!-- generated: events -->\n";
const END: &str = "<!-- end -->";

#[test]
fn the_reference_is_current() {
    let path = root().join("docs/EVENTS.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the reference begins");
    let (_, after) = rest.split_once(END).expect("the reference ends");
    let current = format!("{before}{BEGIN}{}{END}{after}", reference());
    if std::env::var("UPDATE_DOCS").is_ok_and(|value| value == "1") {
        return fs::write(path, current).unwrap();
    }
    assert!(
        page == current,
        "docs/EVENTS.md is out of date: write it with\n\n    \
         UPDATE_DOCS=1 cargo test -p rebated-tests --test all event_docs\n"
    );
}
