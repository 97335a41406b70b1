use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::ensure;

use super::home::Home;

/// The program that is measured.
pub struct Binary(PathBuf);

impl Binary {
    /// `REBATED_BENCH_SERVER`, else the release build of this workspace.
    pub fn find() -> anyhow::Result<Self> {
        let path = match std::env::var_os("REBATED_BENCH_SERVER") {
            Some(path) => PathBuf::from(path),
            None => target().join("release/rebated"),
        };
        ensure!(
            path.is_file(),
            "{} is not there: build it with `cargo build --release -p rebated`, or name another one in \
             REBATED_BENCH_SERVER",
            path.display()
        );
        // the program is started in another folder
        Ok(Self(path.canonicalize()?))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A command of the program on the run's database, with none of this process's settings.
    pub fn command(&self, home: &Home, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.0);
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("REBATED_")) {
                command.env_remove(name);
            }
        }
        command
            .env("DATABASE_URL", &home.url)
            .current_dir(home.folder())
            .stdin(Stdio::null())
            .args(arguments)
            .args(["--set", "log.filter=warn"]);
        if let Some(schema) = &home.schema {
            command.args(["--set", &format!("database.schema={schema}")]);
        }
        command
    }
}

/// Where this workspace is built.
fn target() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from)
}
