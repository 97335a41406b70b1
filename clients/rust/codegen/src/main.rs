//! Writes `src/generated/` of `rebated-client` from the schema and the first-party operations.
//!
//! ```text
//! cargo run -p rebated-client-codegen             writes what is missing or out of date
//! cargo run -p rebated-client-codegen -- --check  fails when anything is, and names it
//! ```

mod constructors;
mod describe;
mod documents;
mod enums;
mod files;
mod modules;
mod operation;
mod overlaps;
mod render;
mod schema;
mod shared;
mod typenames;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// What anything here may answer.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let check = match arguments.as_slice() {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err("the only argument is --check".into()),
    };
    env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let wanted = files::all(Path::new("../../schema.graphql"), Path::new("../operations"))?;
    let folder = Path::new("src/generated");
    fs::create_dir_all(folder)?;
    let stale = stale(folder, &wanted)?;
    if check {
        for path in &stale {
            eprintln!("{} does not fit the schema and the operations.", path.display());
        }
        if !stale.is_empty() {
            eprintln!("Run `cargo run -p rebated-client-codegen` in clients/rust.");
            return Ok(ExitCode::FAILURE);
        }
        return Ok(ExitCode::SUCCESS);
    }
    for path in stale {
        match path.file_name().and_then(|name| wanted.get(name.to_str()?)) {
            Some(text) => fs::write(&path, text)?,
            None => fs::remove_file(&path)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The files that are missing, differ or should not be there.
fn stale(folder: &Path, wanted: &BTreeMap<String, String>) -> Result<Vec<PathBuf>> {
    let mut stale = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !wanted.contains_key(entry.file_name().to_string_lossy().as_ref()) {
            stale.push(entry.path());
        }
    }
    for (name, text) in wanted {
        let path = folder.join(name);
        if fs::read_to_string(&path).ok().as_ref() != Some(text) {
            stale.push(path);
        }
    }
    Ok(stale)
}
