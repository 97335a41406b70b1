use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use super::USERS;
use super::contender::Contender;
use super::scheme::Scheme;
use crate::arguments::Database;
use crate::home::Home;
use crate::load::Outcome;

/// A scheme's SQL run by PostgreSQL's own load generator: one session for each client, no server between.
pub struct Pgbench {
    /// In the table of results.
    pub name: &'static str,
    program: PathBuf,
    script: PathBuf,
    clients: usize,
}

impl Pgbench {
    /// The schemes that pgbench runs, on PostgreSQL, when there is one.
    pub fn all(home: &Home, contenders: &[Arc<Contender>], clients: usize) -> anyhow::Result<Vec<Self>> {
        if home.database() == Database::Sqlite {
            return Ok(Vec::new());
        }
        let Some(program) = find() else {
            println!("pgbench is not installed: its rows are left out");
            return Ok(Vec::new());
        };
        let mut all = Vec::new();
        for contender in contenders {
            let Contender::Books(books) = contender.as_ref() else { continue };
            if let Some(name) = books.scheme.in_pgbench {
                let script = home.folder().join(format!("{}.sql", books.scheme.tables));
                std::fs::write(&script, text(books.scheme))?;
                all.push(Self { name, program: program.clone(), script, clients });
            }
        }
        Ok(all)
    }

    /// Runs it for `duration`. Its log has a line for every transaction.
    pub fn run(&self, home: &Home, duration: Duration) -> anyhow::Result<Outcome> {
        let folder = tempfile::TempDir::new_in(home.folder())?;
        let schema = home.schema.as_deref().context("PostgreSQL has a schema")?;
        let done = Command::new(&self.program)
            .current_dir(folder.path())
            .env("PGOPTIONS", format!("-c search_path={schema}"))
            .args(["--no-vacuum", "--protocol=prepared", "--jobs=2", "--log", "--log-prefix=transactions"])
            .arg(format!("--client={}", self.clients))
            .arg(format!("--time={}", duration.as_secs()))
            .arg(format!("--file={}", self.script.display()))
            .arg(&home.url)
            .stdin(Stdio::null())
            .output()?;
        ensure!(done.status.success(), "pgbench: {}", String::from_utf8_lossy(&done.stderr));
        let mut latencies = Vec::new();
        for file in folder.path().read_dir()? {
            latencies.extend(logged(&file?.path())?);
        }
        latencies.sort_unstable();
        Ok(Outcome { took: Duration::from_secs(duration.as_secs()), latencies })
    }
}

/// The script: the scheme's statements, between BEGIN and COMMIT.
fn text(scheme: &Scheme) -> String {
    let mut lines = vec![
        format!("\\set user random(0, {})", USERS - 1),
        format!("\\set platform {}", Scheme::PLATFORM),
        "\\set amount random(1, 500)".to_owned(),
        "\\set debit -:amount".to_owned(),
        "SELECT gen_random_uuid() AS id \\gset".to_owned(),
        "BEGIN;".to_owned(),
    ];
    for statement in scheme.statements() {
        let filled = statement.replace("{id}", ":id::uuid");
        let filled = filled.replace("{user}", ":user").replace("{platform}", ":platform");
        lines.push(format!("{};", filled.replace("{amount}", ":amount").replace("{debit}", ":debit")));
    }
    lines.push("COMMIT;\n".to_owned());
    lines.join("\n")
}

/// How long each transaction took: the third field of a line, in microseconds.
fn logged(file: &Path) -> anyhow::Result<Vec<Duration>> {
    let text = std::fs::read_to_string(file)?;
    let time = |line: &str| -> anyhow::Result<Duration> {
        let field = line.split(' ').nth(2).context("a line of pgbench's log has six fields")?;
        Ok(Duration::from_micros(field.parse().with_context(|| format!("pgbench logged {line}"))?))
    };
    text.lines().map(time).collect()
}

/// Where pgbench is: with the other programs of PostgreSQL, which not every system puts on the path.
fn find() -> Option<PathBuf> {
    let told = Command::new("pg_config").arg("--bindir").output().ok();
    let told = told.and_then(|told| String::from_utf8(told.stdout).ok());
    let mut folders: Vec<PathBuf> = told.into_iter().map(|folder| PathBuf::from(folder.trim())).collect();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(versions.map(|version| version.path().join("bin")));
    folders.into_iter().map(|folder| folder.join("pgbench")).find(|program| program.is_file())
}
