use anyhow::{Context as _, ensure};

use super::arguments::Arguments;
use super::binary::Binary;
use super::cluster::Cluster;
use super::dataset::DataSet;
use super::home::Home;
use super::server::Server;
use super::{attacks, broken, catalogue, crowd, import, measure, placing, report};

/// How many connections make the data set.
const CONNECTIONS: u32 = 4;

/// Makes the data set by an import and measures the workloads that send requests to the server program.
pub async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let binary = Binary::find()?;
    let home = Home::new(arguments.database).await?;
    let done = measure_all(arguments, &binary, &home).await;
    home.remove().await?;
    done
}

async fn measure_all(arguments: &Arguments, binary: &Binary, home: &Home) -> anyhow::Result<()> {
    let platform = home.platform(CONNECTIONS).await?;
    let cluster = Cluster::find(&platform.db).await?;
    println!("{}", report::heading(arguments, binary, cluster.as_ref()));
    let data = DataSet::begin(&platform, arguments).await?;
    let imported = import::run(binary, home, &data, cluster.as_ref()).await?;
    println!("{}", report::import(&imported));
    data.complete(&platform).await?;
    home.settle(&platform).await?;

    let server = Server::start(binary, home).await?;
    println!("{}", report::TABLE_HEAD);
    let workloads = catalogue::all(&platform, &data, arguments.clients()).await?;
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
    let writer = workloads.get(2).context("W3 is there")?;
    if arguments.wants("crowd") {
        crowd::run(&server, &platform, &data, writer).await?;
    }
    drop(server);
    if arguments.wants("broker") {
        broken::run(arguments, binary, home, &platform, writer).await?;
    }

    if arguments.wants("place") {
        placing::run(arguments, binary, home, &platform).await.context("workload place")?;
    }

    // by the program itself: it knows where it keeps documents
    let verified = binary.command(home, &["verify"]).output()?;
    let books = String::from_utf8_lossy(&verified.stdout);
    ensure!(verified.status.success(), "the books do not add up: {books}");
    println!("\nThe books add up: {} checks.", books.lines().count());
    Ok(())
}
