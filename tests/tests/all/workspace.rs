//! Where the workspace's files are.

use std::path::{Path, PathBuf};

/// The folders of the members, tests aside, in the order of the arrows.
pub const MEMBERS: [&str; 6] = ["domain", "entity", "migration", "service", "connectors", "api"];

pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests' folder is in the workspace").to_owned()
}

/// Every `.rs` file below a folder of the workspace.
pub fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("a folder of the workspace") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}
