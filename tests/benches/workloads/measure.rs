use std::sync::Arc;
use std::time::Duration;

use super::arguments::Arguments;
use super::cluster::Cluster;
use super::http::Connection;
use super::load::{self, Outcome};
use super::process;
use super::server::Server;
use super::workload::Workload;

/// How long the server is warmed up.
const WARM_UP: Duration = Duration::from_secs(2);
/// How long the server is left alone before it is measured, to finish what the warm-up began.
const REST: Duration = Duration::from_secs(1);

/// What one workload cost.
pub struct Figures {
    pub outcome: Outcome,
    /// CPU time of the server.
    pub server_cpu: Option<Duration>,
    /// CPU time of PostgreSQL.
    pub postgres_cpu: Option<Duration>,
    /// SQL statements, those of the server's background work included.
    pub statements: u64,
    /// Memory of the server afterwards, in MiB.
    pub resident: Option<u64>,
}

impl Figures {
    /// A sum over the run, for each request.
    pub fn each(&self, sum: f64) -> f64 {
        sum / (self.outcome.latencies.len().max(1) as f64)
    }
}

/// Looks at one answer closely, warms up, and measures.
pub async fn run(
    arguments: &Arguments,
    server: &Server,
    cluster: Option<&Cluster>,
    workload: &Arc<Workload>,
) -> anyhow::Result<Figures> {
    let mut connection = Connection::open(server.address).await?;
    let (status, body) = connection.exchange(&(workload.next)(0, 0)).await?;
    workload.check_closely(status, body)?;

    let load =
        async |duration| load::run(server.address, arguments.clients(), duration, Arc::clone(workload)).await;
    load(WARM_UP.min(arguments.duration)).await?;
    tokio::time::sleep(REST).await;

    let server_cpu = || process::cpu(server.pid()).map(|cpu| cpu.own);
    let postgres_cpu = || cluster.and_then(Cluster::cpu);
    let statements = server.statements().await?;
    let (server_before, postgres_before) = (server_cpu(), postgres_cpu());
    let outcome = load(arguments.duration).await?;
    let (server_after, postgres_after) = (server_cpu(), postgres_cpu());
    let between = |after: Option<Duration>, before| after.zip(before).map(|(after, before)| after - before);
    Ok(Figures {
        outcome,
        server_cpu: between(server_after, server_before),
        postgres_cpu: between(postgres_after, postgres_before),
        statements: server.statements().await? - statements,
        resident: process::resident(server.pid()),
    })
}
