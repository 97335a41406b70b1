use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};
use tracing::Instrument as _;

use super::settle::{Verdict, renew, settle};
use super::{Claimed, Finished, JobFailure, JobKind, claim};
use crate::crash::{self, Point};
use crate::{Fault, Platform};

type Outcome = Result<Finished, JobFailure>;

/// Runs jobs of one process, each in a task of its own.
pub(super) struct Worker {
    platform: Arc<Platform>,
    at_once: usize,
    running: JoinSet<Outcome>,
    held: HashMap<Id, Held>,
}

/// A job whose task has ended.
pub(super) struct Ended {
    held: Held,
    outcome: Result<Outcome, JoinError>,
}

struct Held {
    job: Claimed,
    task: AbortHandle,
    renew_at: DateTime<Utc>,
    started: Instant,
}

impl Worker {
    pub fn new(platform: &Arc<Platform>, at_once: usize) -> Self {
        let (platform, running) = (Arc::clone(platform), JoinSet::new());
        Self { platform, at_once, running, held: HashMap::new() }
    }

    /// Claims what is due and begins it; answers how much.
    pub async fn claim(&mut self) -> Result<usize, Fault> {
        let free = self.at_once.saturating_sub(self.held.len());
        if free == 0 {
            return Ok(0);
        }
        let running = |name: &str| self.held.values().filter(|held| held.job.kind == name).count();
        let room = |kind: &JobKind| kind.at_once.saturating_sub(running(kind.name));
        let claimed = claim(&self.platform, free, room).await?;
        let count = claimed.len();
        for job in claimed {
            self.begin(job);
        }
        Ok(count)
    }

    #[expect(clippy::disallowed_methods, reason = "the run time is a metric")]
    fn begin(&mut self, job: Claimed) {
        let Some(registered) = self.platform.jobs.find(&job.kind) else { return };
        let span = tracing::info_span!("job", id = %job.id, kind = job.kind, trace_id = job.trace_id);
        let handler = (registered.handler)(Arc::clone(&self.platform), job.clone());
        let task = self.running.spawn(handler.instrument(span));
        let renew_at = self.platform.now() + registered.kind.lease / 3;
        self.held.insert(task.id(), Held { job, task, renew_at, started: Instant::now() });
    }

    /// Waits until a job ends; none when nothing runs. May be dropped and called again: what has ended is handed
    /// out once, and [`Self::end`] must then be waited for.
    pub async fn ended(&mut self) -> Option<Ended> {
        let ended = self.running.join_next_with_id().await?;
        let id = ended.as_ref().map_or_else(JoinError::id, |(id, _)| *id);
        let held = self.held.remove(&id)?;
        Some(Ended { held, outcome: ended.map(|(_, outcome)| outcome) })
    }

    /// Writes down what became of a job.
    pub async fn end(&self, ended: Ended) -> Result<(), Fault> {
        let Held { job, started, .. } = ended.held;
        let failure = match ended.outcome {
            Ok(Ok(_)) => {
                crash::at(Point::JobFinished);
                None
            }
            Ok(Err(failure)) => Some(failure),
            // a cancelled task was let go because its lease was lost
            Err(error) if error.is_cancelled() => Some(JobFailure::Lost),
            Err(_) => Some(JobFailure::Again("the handler panicked".into())),
        };
        observe(&job, failure.as_ref(), started.elapsed());
        let Some(failure) = failure else { return Ok(()) };
        tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempt, error = %failure, "A job has failed.");
        crash::at(Point::JobFailing);
        match Verdict::after(&self.platform, &job, &failure) {
            Some(verdict) => settle(&self.platform, &[verdict]).await,
            None => Ok(()),
        }
    }

    /// Renews the leases of which a third has passed, in one statement, and stops the jobs whose lease is lost.
    pub async fn renew(&mut self) -> Result<(), Fault> {
        let now = self.platform.now();
        let old: Vec<Id> =
            self.held.iter().filter(|(_, held)| held.renew_at <= now).map(|(id, _)| *id).collect();
        let jobs: Vec<(&Claimed, DateTime<Utc>)> =
            old.iter().map(|id| (&self.held[id].job, now + self.lease(&self.held[id].job))).collect();
        let kept = renew(&self.platform, &jobs).await?;
        for id in old {
            let lease = self.lease(&self.held[&id].job);
            let Some(held) = self.held.get_mut(&id) else { continue };
            held.renew_at = now + lease / 3;
            if !kept.contains(&held.job.id) {
                held.task.abort();
            }
        }
        Ok(())
    }

    fn lease(&self, job: &Claimed) -> chrono::TimeDelta {
        self.platform.jobs.find(&job.kind).map(|registered| registered.kind.lease).unwrap_or_default()
    }

    /// Waits for the jobs under way, and gives back those that take longer: they are due again at once, and the
    /// attempt is not counted.
    pub async fn stop(mut self, grace: Duration) -> Result<(), Fault> {
        let deadline = tokio::time::Instant::now() + grace;
        while let Ok(ended) = tokio::time::timeout_at(deadline, self.ended()).await {
            let Some(ended) = ended else { return Ok(()) };
            log(self.end(ended).await);
        }
        self.running.shutdown().await;
        let returned: Vec<Verdict> =
            self.held.values().map(|held| Verdict::returned(&self.platform, &held.job)).collect();
        tracing::warn!(jobs = returned.len(), "Some jobs were still under way; they are given back.");
        settle(&self.platform, &returned).await
    }
}

/// Logs that an end could not be written down; the lease will run out.
pub(super) fn log(ended: Result<(), Fault>) {
    if let Err(error) = ended {
        tracing::error!(%error, "The end of a job could not be written down; it will be tried again.");
    }
}

fn observe(job: &Claimed, failure: Option<&JobFailure>, took: Duration) {
    let outcome = match failure {
        None => "done",
        Some(JobFailure::Lost) => "lost",
        Some(_) => "failed",
    };
    metrics::counter!("rebated_job_attempts_total", "kind" => job.kind.clone(), "outcome" => outcome)
        .increment(1);
    metrics::histogram!("rebated_job_seconds", "kind" => job.kind.clone()).record(took);
}
