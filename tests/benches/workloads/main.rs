//! The workloads that decide whether the platform is fast: an import, two reads and a write, against the
//! real server program on real data. `docs/BENCHMARKS.md` says how to run it and what the figures mean.

mod arguments;
mod attacks;
mod binary;
mod broken;
mod catalogue;
mod cluster;
mod cost;
mod crowd;
mod dataset;
mod home;
mod hot;
mod http;
mod import;
mod limits;
mod load;
mod measure;
mod monthly;
mod past;
mod placing;
mod process;
mod records;
mod report;
mod served;
mod server;
mod stopwatch;
mod sync;
mod workload;

use std::process::ExitCode;

use anyhow::Context as _;

use arguments::{Arguments, SERVED};

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
    if SERVED.iter().any(|workload| arguments.wants(workload)) {
        served::run(arguments).await?;
    }
    if arguments.wants("W4") {
        hot::run(arguments).await.context("workload W4")?;
    }
    if arguments.wants("W7") {
        monthly::run(arguments).await.context("workload W7")?;
    }
    if arguments.wants("W8") {
        past::run(arguments).await.context("workload W8")?;
    }
    if arguments.wants("W9") {
        sync::run(arguments).await.context("workload W9")?;
    }
    if arguments.wants("limits") {
        limits::run().await.context("workload limits")?;
    }
    Ok(())
}
