use std::time::Duration;

use anyhow::{Context as _, bail, ensure};

/// Which database to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file in the system's temporary folder.
    Sqlite,
    /// A schema on the server of `REBATED_TEST_POSTGRES`.
    Postgres,
}

/// What to measure, and how long.
#[derive(Clone, Debug)]
pub struct Arguments {
    pub orders: u64,
    pub database: Database,
    pub duration: Duration,
    pub clients: usize,
    only: Vec<String>,
}

const USAGE: &str = "usage: cargo bench -p rebated-tests --bench workloads -- \
    [--orders N] [--database sqlite|postgres] [--seconds N] [--clients N] [--only W1,W2,W3,W3-hot,attacks]";

impl Arguments {
    /// Reads what follows the program's name.
    pub fn parse(mut given: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut arguments = Self {
            orders: 20_000,
            database: Database::Sqlite,
            duration: Duration::from_secs(10),
            clients: 16,
            only: Vec::new(),
        };
        while let Some(name) = given.next() {
            if name == "--bench" {
                continue;
            }
            let value = given.next().with_context(|| format!("{name} needs a value; {USAGE}"))?;
            let number = || value.parse::<u32>().with_context(|| format!("{name} takes a whole number"));
            match name.as_str() {
                "--orders" => arguments.orders = number()?.into(),
                "--seconds" => arguments.duration = Duration::from_secs(number()?.into()),
                "--clients" => arguments.clients = usize::try_from(number()?)?,
                "--database" => arguments.database = database(&value)?,
                "--only" => arguments.only = value.split(',').map(str::to_uppercase).collect(),
                _ => bail!("{name} is not known; {USAGE}"),
            }
        }
        ensure!(arguments.orders >= 2_000, "below 2000 orders the pages of the workloads are not full");
        ensure!((1..=256).contains(&arguments.clients), "--clients lies between 1 and 256");
        ensure!(!arguments.duration.is_zero(), "--seconds is at least 1");
        Ok(arguments)
    }

    /// Whether a workload is to be measured.
    pub fn wants(&self, workload: &str) -> bool {
        self.only.is_empty() || self.only.contains(&workload.to_uppercase())
    }
}

fn database(name: &str) -> anyhow::Result<Database> {
    match name {
        "sqlite" => Ok(Database::Sqlite),
        "postgres" => Ok(Database::Postgres),
        _ => bail!("--database is sqlite or postgres"),
    }
}
