use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::worker::{Worker, log};
use super::{enqueue_scheduled, run_sweeps, stock};
use crate::{Fault, Platform};

/// How long the worker sleeps when nothing wakes it.
const PAUSE: Duration = Duration::from_millis(500);
/// How often the gauges of the queue are read.
const GAUGES: Duration = Duration::from_secs(15);

/// How a process works.
#[derive(Clone, Copy, Debug)]
pub struct WorkerOptions {
    /// Most jobs at the same time.
    pub at_once: usize,
    /// How long jobs under way may take when the process is told to stop.
    pub grace: Duration,
}

impl Default for WorkerOptions {
    fn default() -> Self {
        Self { at_once: 8, grace: Duration::from_secs(20) }
    }
}

/// Does everything that is due now, sweeps and jobs, until nothing is; answers how much there was. Stores no runs
/// of schedules: see [`enqueue_scheduled`].
pub async fn run_due(platform: &Arc<Platform>) -> Result<usize, Fault> {
    let mut worker = Worker::new(platform, WorkerOptions::default().at_once);
    let mut total = 0;
    loop {
        let mut done = run_sweeps(platform).await?;
        done += worker.claim().await?;
        while let Some(ended) = worker.ended().await {
            worker.end(ended).await?;
        }
        if done == 0 {
            return Ok(total);
        }
        total += done;
    }
}

/// Does what is due until told to stop. What fails is logged and tried again.
pub async fn work(platform: &Arc<Platform>, stop: watch::Receiver<bool>, options: WorkerOptions) {
    tokio::join!(sweep(platform, stop.clone()), run_jobs(platform, stop, options));
}

async fn sweep(platform: &Platform, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = run_sweeps(platform).await {
            tracing::error!(%error, "A round of background work failed and will be tried again.");
        }
        tokio::select! {
            // whatever was committed may have stored a job
            () = platform.events.woken() => platform.jobs.wake(),
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn run_jobs(platform: &Arc<Platform>, mut stop: watch::Receiver<bool>, options: WorkerOptions) {
    let mut worker = Worker::new(platform, options.at_once);
    let mut gauges = tokio::time::interval(GAUGES);
    while !*stop.borrow() {
        if let Err(error) = round(platform, &mut worker).await {
            tracing::error!(%error, "Jobs could not be claimed; this will be tried again.");
        }
        tokio::select! {
            Some(ended) = worker.ended() => log(worker.end(ended).await),
            () = platform.jobs.bell.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = gauges.tick() => stock::measure(platform).await,
            _ = stop.changed() => {}
        }
    }
    if let Err(error) = worker.stop(options.grace).await {
        tracing::error!(%error, "Jobs could not be given back; their leases will run out.");
    }
}

async fn round(platform: &Platform, worker: &mut Worker) -> Result<(), Fault> {
    worker.renew().await?;
    enqueue_scheduled(platform).await?;
    worker.claim().await?;
    Ok(())
}
