use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use super::binary::Binary;
use super::cluster::{self, Cluster};
use super::dataset::DataSet;
use super::home::Home;
use super::process;
use super::stopwatch::Stopwatch;

/// How often the program's memory is looked at.
const GLANCE: Duration = Duration::from_millis(20);

/// What an import cost.
pub struct Imported {
    pub lines: u64,
    pub took: Duration,
    /// CPU time of the program.
    pub cpu: Option<Duration>,
    /// CPU time of PostgreSQL.
    pub postgres_cpu: Option<Duration>,
    /// The most memory that the program used, in MiB.
    pub peak: Option<u64>,
}

/// Imports the data set with the program's own command.
pub async fn run(
    binary: &Binary,
    home: &Home,
    data: &DataSet,
    cluster: Option<&Cluster>,
) -> anyhow::Result<Imported> {
    let file = home.folder().join("orders.jsonl");
    data.write(&file)?;
    let path = file.to_str().context("the temporary folder's name is no text")?;
    let mut command = binary.command(home, &["import", "--format", "rebated", path]);
    let log = std::fs::File::create(home.folder().join("import.log"))?;
    command.stdout(Stdio::null()).stderr(log);

    let us = std::process::id();
    let ended = || process::cpu(us).map(|cpu| cpu.ended_children);
    let (before, postgres_before) = (ended(), cluster.and_then(Cluster::cpu));
    let watch = Stopwatch::start();
    let mut child = command.spawn()?;
    let mut peak = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = process::peak(child.id()).or(peak);
        tokio::time::sleep(GLANCE).await;
    };
    let took = watch.elapsed();
    ensure!(
        status.success(),
        "the import failed: {}",
        std::fs::read_to_string(home.folder().join("import.log"))?
    );
    let cpu = ended().zip(before).map(|(after, before)| after - before);
    tokio::time::sleep(cluster::PARTING).await;
    let postgres_after = cluster.and_then(Cluster::cpu);
    let postgres_cpu = postgres_after.zip(postgres_before).map(|(after, before)| after - before);
    Ok(Imported { lines: data.lines(), took, cpu, postgres_cpu, peak })
}
