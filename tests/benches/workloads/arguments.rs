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
    /// Of each month whose bills are issued.
    pub movements: u64,
    /// Months before the last one.
    pub history: u32,
    clients: Option<usize>,
    only: Vec<String>,
}

/// The workloads that need the server program and its data set.
pub const SERVED: &[&str] = &["W1", "W2", "W3", "W3-hot", "W10", "attacks", "crowd", "broker", "place"];
/// The workloads that run in this process, each on a database of its own.
const IN_PROCESS: &[&str] = &["W4", "W7", "W8", "W9", "limits"];

const USAGE: &str = "usage: cargo bench -p rebated-tests --bench workloads -- \
    [--orders N] [--database sqlite|postgres] [--seconds N] [--clients N] \
    [--movements N] [--history N] \
    [--only W1,W2,W3,W3-hot,W10,attacks,crowd,broker,place,W4,W7,W8,W9,limits]";

impl Arguments {
    /// Reads what follows the program's name.
    pub fn parse(mut given: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut arguments = Self {
            orders: 20_000,
            database: Database::Sqlite,
            duration: Duration::from_secs(10),
            movements: 100_000,
            history: 2,
            clients: None,
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
                "--clients" => arguments.clients = Some(usize::try_from(number()?)?),
                "--movements" => arguments.movements = number()?.into(),
                "--history" => arguments.history = number()?,
                "--database" => arguments.database = database(&value)?,
                "--only" => arguments.only = value.split(',').map(str::to_uppercase).collect(),
                _ => bail!("{name} is not known; {USAGE}"),
            }
        }
        ensure!(arguments.orders >= 2_000, "below 2000 orders the pages of the workloads are not full");
        ensure!((1..=256).contains(&arguments.clients_or(1)), "--clients lies between 1 and 256");
        ensure!(arguments.movements >= 10_000, "--movements is at least one for each of 10,000 users");
        ensure!(arguments.history <= 24, "--history is at most two years");
        ensure!(!arguments.duration.is_zero(), "--seconds is at least 1");
        let is_known =
            |only: &&String| SERVED.iter().chain(IN_PROCESS).any(|name| name.to_uppercase() == **only);
        if let Some(unknown) = arguments.only.iter().find(|only| !is_known(only)) {
            bail!("{unknown} is not a workload; {USAGE}");
        }
        Ok(arguments)
    }

    /// How many clients send requests to the server program.
    pub fn clients(&self) -> usize {
        self.clients_or(16)
    }

    /// How many clients: as asked for, or as many as the workload usually has.
    pub fn clients_or(&self, usual: usize) -> usize {
        self.clients.unwrap_or(usual)
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
