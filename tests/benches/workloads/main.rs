//! The workloads that decide whether the platform is fast: an import, two reads and a write, against the
//! real server program on real data. `docs/BENCHMARKS.md` says how to run it and what the figures mean.

mod arguments;
mod attacks;
mod binary;
mod catalogue;
mod cluster;
mod dataset;
mod home;
mod http;
mod import;
mod load;
mod measure;
mod process;
mod records;
mod report;
mod server;
mod stopwatch;
mod workload;

use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use rebated_service::verify;

use arguments::Arguments;
use binary::Binary;
use dataset::DataSet;
use home::Home;
use server::Server;

fn main() -> ExitCode {
    // `cargo test --all-targets` starts benchmarks too, without the flag that `cargo bench` gives
    if !std::env::args().any(|argument| argument == "--bench") {
        eprintln!("nothing was measured: run `cargo bench -p rebated-tests --bench workloads`");
        return ExitCode::SUCCESS;
    }
    let done = Arguments::parse(std::env::args().skip(1)).and_then(|arguments| {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(bench(&arguments))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn bench(arguments: &Arguments) -> anyhow::Result<()> {
    let binary = Binary::find()?;
    let home = Home::new(arguments.database).await?;
    let done = measure_all(arguments, &binary, &home).await;
    home.remove().await?;
    done
}

async fn measure_all(arguments: &Arguments, binary: &Binary, home: &Home) -> anyhow::Result<()> {
    let platform = home.platform().await?;
    let cluster = cluster::Cluster::find(&platform.db).await?;
    println!("{}", report::heading(arguments, binary, cluster.as_ref()));
    let data = DataSet::begin(&platform, arguments).await?;
    let imported = import::run(binary, home, &data, cluster.as_ref()).await?;
    println!("{}", report::import(&imported));
    data.complete(&platform).await?;
    home.settle(&platform).await?;

    let server = Server::start(binary, home).await?;
    println!("{}", report::TABLE_HEAD);
    let workloads = catalogue::all(&platform, &data, arguments.clients).await?;
    for workload in &workloads {
        if arguments.wants(workload.name) {
            let figures = measure::run(arguments, &server, cluster.as_ref(), workload)
                .await
                .with_context(|| format!("workload {}", workload.name))?;
            println!("{}", report::row(workload.name, &figures));
        }
    }
    if arguments.wants("attacks") {
        let victim = workloads.first().context("there are workloads")?;
        attacks::run(&server, victim).await?;
    }
    drop(server);

    let books = verify::verify(&platform, |_| {}).await?;
    ensure!(books.findings.is_empty(), "the books do not add up: {:#?}", books.findings);
    println!("\nThe books add up: {} checks.", books.checks.len());
    Ok(())
}
