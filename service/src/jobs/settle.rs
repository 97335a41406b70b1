use chrono::{DateTime, Utc};
use rebated_domain::id::JobId;
use rebated_domain::job::{JobState, Retry};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

use super::{Claimed, JobFailure};
use crate::crash::{self, Point};
use crate::db::{Kind, Rows, transact};
use crate::{Fault, Platform, row};

/// What becomes of a job that its worker no longer holds.
#[derive(Debug)]
pub(super) struct Verdict {
    pub id: JobId,
    pub kind: String,
    pub fence: i32,
    pub state: JobState,
    pub due_at: DateTime<Utc>,
    /// Attempts that are not counted.
    pub given_back: i32,
    pub error: Option<String>,
}

impl Verdict {
    /// The verdict about a job that has failed; none when it is no longer this worker's.
    pub fn after(platform: &Platform, job: &Claimed, failure: &JobFailure) -> Option<Self> {
        let now = platform.now();
        let (state, due_at, given_back) = match failure {
            JobFailure::Lost => return None,
            JobFailure::Postponed { until, .. } => (JobState::Waiting, *until, 1),
            JobFailure::Hopeless(_) | JobFailure::Unreadable(_) => (JobState::Dead, now, 0),
            JobFailure::Again(_) | JobFailure::Fault(_) => {
                let (state, due_at) = next(platform, job.retry, job.attempt, job.max_attempts);
                (state, due_at, 0)
            }
        };
        let (kind, error) = (job.kind.clone(), Some(failure.told()));
        Some(Self { id: job.id, kind, fence: job.fence, state, due_at, given_back, error })
    }

    /// A job that was stopped by no fault of its own: due again at once.
    pub fn returned(platform: &Platform, job: &Claimed) -> Self {
        let (kind, due_at) = (job.kind.clone(), platform.now());
        let state = JobState::Waiting;
        Self { id: job.id, kind, fence: job.fence, state, due_at, given_back: 1, error: None }
    }
}

/// Where a job stands after attempt `failed`, and when it is due. A kind that this process does not know has
/// no waits.
pub(super) fn next(
    platform: &Platform,
    retry: Option<Retry>,
    failed: i32,
    most: i32,
) -> (JobState, DateTime<Utc>) {
    let now = platform.now();
    let chance = u64::from_be_bytes(platform.random());
    match retry.unwrap_or(Retry::Delays(&[])).wait(failed, most, chance) {
        Some(wait) => (JobState::Waiting, now + wait),
        None => (JobState::Dead, now),
    }
}

/// Writes verdicts in a transaction of their own; tells of the dead.
pub(super) async fn settle(platform: &Platform, verdicts: &[Verdict]) -> Result<(), Fault> {
    let settled = transact(&platform.db, async |txn| settle_in(txn, platform, verdicts).await).await?;
    crash::at(Point::JobFailed);
    mourn(verdicts, &settled);
    Ok(())
}

/// Writes verdicts; answers the jobs that were still at the claim that each verdict is about.
pub(super) async fn settle_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    verdicts: &[Verdict],
) -> Result<Vec<JobId>, Fault> {
    if verdicts.is_empty() {
        return Ok(Vec::new());
    }
    let (now, backend) = (platform.now(), platform.db.backend());
    let mut rows = Rows::new(COLUMNS);
    for verdict in verdicts {
        let finished = verdict.state.is_over().then_some(now);
        rows.push(row![
            verdict.id,
            verdict.fence,
            verdict.state,
            verdict.due_at,
            verdict.given_back,
            verdict.error.clone(),
            finished,
        ]);
    }
    let mut params = Vec::new();
    let source = rows.source(backend, &mut params);
    let sql = format!(
        "UPDATE jobs SET state = r.state, due_at = r.due_at, attempts = jobs.attempts - r.given_back,
             last_error = COALESCE(r.last_error, jobs.last_error), lease_until = NULL,
             finished_at = r.finished_at
         FROM {source} WHERE jobs.id = r.id AND jobs.fence = r.fence AND jobs.state = 'RUNNING'
         RETURNING jobs.id"
    );
    let settled = txn.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    Ok(settled.iter().map(|row| row.try_get_by_index(0).map(JobId)).collect::<Result<_, _>>()?)
}

/// Counts and logs the jobs that are dead now: somebody has to look.
pub(super) fn mourn(verdicts: &[Verdict], settled: &[JobId]) {
    for verdict in verdicts.iter().filter(|verdict| settled.contains(&verdict.id)) {
        let error = verdict.error.as_deref().unwrap_or_default();
        if verdict.state == JobState::Dead {
            metrics::counter!("rebated_jobs_dead_total", "kind" => verdict.kind.clone()).increment(1);
            tracing::error!(job = %verdict.id, kind = verdict.kind, error, "A job is dead; somebody has to look.");
        } else {
            tracing::warn!(job = %verdict.id, kind = verdict.kind, error, due_at = %verdict.due_at, "A job waits again.");
        }
    }
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("fence", Kind::Int),
    ("state", Kind::Text),
    ("due_at", Kind::Time),
    ("given_back", Kind::Int),
    ("last_error", Kind::TextOpt),
    ("finished_at", Kind::TimeOpt),
];

/// Moves the leases of jobs that are still at the same claim; answers these.
pub(super) async fn renew(
    platform: &Platform,
    jobs: &[(&Claimed, DateTime<Utc>)],
) -> Result<Vec<JobId>, Fault> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let backend = platform.db.backend();
    let mut rows = Rows::new(&[("id", Kind::Uuid), ("fence", Kind::Int), ("lease_until", Kind::Time)]);
    for (job, until) in jobs {
        rows.push(row![job.id, job.fence, *until]);
    }
    let mut params = Vec::new();
    let source = rows.source(backend, &mut params);
    let sql = format!(
        "UPDATE jobs SET lease_until = r.lease_until FROM {source}
         WHERE jobs.id = r.id AND jobs.fence = r.fence AND jobs.state = 'RUNNING' RETURNING jobs.id"
    );
    let statement = Statement::from_sql_and_values(backend, sql, params);
    let kept =
        transact(&platform.db, async |txn| Ok::<_, Fault>(txn.query_all_raw(statement.clone()).await?))
            .await?;
    Ok(kept.iter().map(|row| row.try_get_by_index(0).map(JobId)).collect::<Result<_, _>>()?)
}
