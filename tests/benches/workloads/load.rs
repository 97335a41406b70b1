use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use tokio::task::JoinSet;

use super::http::Connection;
use super::stopwatch::Stopwatch;
use super::workload::Workload;

/// What clients saw.
#[derive(Default)]
pub struct Outcome {
    pub took: Duration,
    /// How long each answer took, shortest first.
    pub latencies: Vec<Duration>,
}

impl Outcome {
    /// How many answers came.
    pub fn answers(&self) -> u64 {
        self.latencies.len() as u64
    }

    /// Adds what was seen in another round.
    pub fn add(&mut self, other: Self) {
        self.took += other.took;
        self.latencies.extend(other.latencies);
        self.latencies.sort_unstable();
    }

    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.took.as_secs_f64()
    }

    /// The time within which that many of a hundred answers came.
    pub fn percentile(&self, percent: usize) -> Duration {
        let last = self.latencies.len().saturating_sub(1);
        self.latencies.get(last * percent / 100).copied().unwrap_or_default()
    }
}

/// Has every client send its next request as soon as it has the answer to the last one, for `duration`.
pub async fn run(
    address: SocketAddr,
    clients: usize,
    duration: Duration,
    workload: Arc<Workload>,
) -> anyhow::Result<Outcome> {
    let first_failure = Arc::new(AtomicU64::new(0));
    let mut connections = Vec::with_capacity(clients);
    for _ in 0..clients {
        connections.push(Connection::open(address).await?);
    }
    let watch = Stopwatch::start();
    let mut tasks = JoinSet::new();
    for (client, connection) in connections.into_iter().enumerate() {
        let (workload, failed) = (Arc::clone(&workload), Arc::clone(&first_failure));
        tasks.spawn(async move {
            let done = work(connection, client, watch, duration, &workload, &failed).await;
            if done.is_err() {
                failed.store(1, Ordering::Relaxed);
            }
            done
        });
    }
    let mut latencies = Vec::new();
    while let Some(done) = tasks.join_next().await {
        latencies.extend(done.context("a client ended early")??);
    }
    let took = watch.elapsed();
    latencies.sort_unstable();
    Ok(Outcome { took, latencies })
}

async fn work(
    mut connection: Connection,
    client: usize,
    watch: Stopwatch,
    duration: Duration,
    workload: &Workload,
    failed: &AtomicU64,
) -> anyhow::Result<Vec<Duration>> {
    let mut latencies = Vec::new();
    for nth in 0.. {
        if watch.elapsed() >= duration || failed.load(Ordering::Relaxed) != 0 {
            break;
        }
        let request = (workload.next)(client, nth);
        let sent = Stopwatch::start();
        let (status, body) = connection.exchange(&request).await?;
        latencies.push(sent.elapsed());
        workload.check(status, body)?;
    }
    Ok(latencies)
}
