use std::time::Duration;

use super::cluster::Cluster;
use super::process;
use super::stopwatch::Stopwatch;

/// What a piece of work cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    pub took: Duration,
    /// CPU time of this process.
    pub own_cpu: Option<Duration>,
    /// CPU time of PostgreSQL.
    pub postgres_cpu: Option<Duration>,
    /// The most memory that this process used meanwhile, in MiB.
    pub peak: Option<u64>,
}

/// Measures what this process and PostgreSQL do.
pub struct Meter<'a> {
    cluster: Option<&'a Cluster>,
    watch: Stopwatch,
    own_cpu: Option<Duration>,
    postgres_cpu: Option<Duration>,
}

impl<'a> Meter<'a> {
    /// Begins.
    pub fn start(cluster: Option<&'a Cluster>) -> Self {
        process::forget_peak();
        let postgres_cpu = cluster.and_then(Cluster::cpu);
        Self { cluster, postgres_cpu, own_cpu: own_cpu(), watch: Stopwatch::start() }
    }

    /// Ends.
    pub fn stop(self) -> Cost {
        let (took, own) = (self.watch.elapsed(), own_cpu());
        Cost {
            took,
            own_cpu: between(self.own_cpu, own),
            postgres_cpu: between(self.postgres_cpu, self.cluster.and_then(Cluster::cpu)),
            peak: process::peak(std::process::id()),
        }
    }
}

fn own_cpu() -> Option<Duration> {
    process::cpu(std::process::id()).map(|cpu| cpu.own)
}

fn between(before: Option<Duration>, after: Option<Duration>) -> Option<Duration> {
    after.zip(before).map(|(after, before)| after.saturating_sub(before))
}
