use rebated_service::Platform;
use rebated_service::ledger::chain;

use crate::cluster::Cluster;
use crate::process;
use crate::report::number;
use crate::stopwatch::Stopwatch;

/// Seals what was posted and tells what that costs: the product does it in the background, nobody else
/// has a hash chain at all.
pub async fn run(platform: &Platform, cluster: Option<&Cluster>) -> anyhow::Result<()> {
    let own = || process::cpu(std::process::id()).map(|cpu| cpu.own);
    let postgres = || cluster.and_then(Cluster::cpu);
    let (own_before, postgres_before, watch) = (own(), postgres(), Stopwatch::start());
    let mut sealed = 0;
    loop {
        match chain::seal_waiting(platform).await? {
            0 => break,
            some => sealed += some,
        }
    }
    let each = |before, after: Option<std::time::Duration>| {
        let spent = after.zip(before).map(|(after, before)| after.saturating_sub(before));
        number(spent.map(|spent| spent.as_secs_f64() * 1_000.0 / sealed.max(1) as f64), 3)
    };
    println!(
        "sealing {sealed} transfers afterwards: {:.0}/s, own CPU {} ms, PostgreSQL CPU {} ms each",
        sealed as f64 / watch.elapsed().as_secs_f64(),
        each(own_before, own()),
        each(postgres_before, postgres()),
    );
    Ok(())
}
