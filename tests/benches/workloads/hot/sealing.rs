use std::time::Duration;

use rebated_service::Platform;
use rebated_service::ledger::chain;

use crate::cluster::Cluster;
use crate::cost::Meter;
use crate::report::number;

/// Seals what was posted and tells what that costs: the product does it in the background, nobody else
/// has a hash chain at all.
pub async fn run(platform: &Platform, cluster: Option<&Cluster>) -> anyhow::Result<()> {
    let meter = Meter::start(cluster);
    let mut sealed = 0;
    loop {
        match chain::seal_waiting(platform).await? {
            0 => break,
            some => sealed += some,
        }
    }
    let cost = meter.stop();
    let transfers = sealed.max(1) as f64;
    let each = |sum: Option<Duration>| number(sum.map(|sum| sum.as_secs_f64() * 1_000.0 / transfers), 3);
    println!(
        "sealing {sealed} transfers afterwards: {:.0}/s, own CPU {} ms, PostgreSQL CPU {} ms each",
        transfers / cost.took.as_secs_f64(),
        each(cost.own_cpu),
        each(cost.postgres_cpu),
    );
    Ok(())
}
