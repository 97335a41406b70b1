use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::job::{JobPriority, JobState};
use rebated_entity::job as table;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

use super::{Claimed, JobKind, lapse};
use crate::crash::{self, Point};
use crate::db::{Kind, Rows, Writes, columns, transact};
use crate::{Fault, Platform, row};

/// Takes jobs that are due, at most `free`, and of each kind at most what `room` says: by priority, then by due
/// time. A claim is one attempt, whatever becomes of the process. Jobs whose lease has ended are let go first.
///
/// Two statements, and two more when there is something to take, whatever the number of jobs.
pub async fn claim(
    platform: &Platform,
    free: usize,
    room: impl Fn(&JobKind) -> usize,
) -> Result<Vec<Claimed>, Fault> {
    lapse::let_go(platform).await?;
    let kinds: HashMap<&str, (JobKind, usize)> =
        platform.jobs.kinds().into_iter().map(|kind| (kind.name, (kind, room(&kind)))).collect();
    let mut wanted = Rows::new(&[("kind", Kind::Text), ("priority", Kind::Text)]);
    for (name, (_, room)) in &kinds {
        for priority in JobPriority::ALL.iter().filter(|_| *room > 0 && free > 0) {
            wanted.push(row![*name, *priority]);
        }
    }
    let now = platform.now();
    // a look without a transaction, which on SQLite would keep writers waiting
    if candidates(platform.db.read(), &wanted, now, free, false).await?.is_empty() {
        return Ok(Vec::new());
    }
    let claimed = transact(&platform.db, async |txn| {
        let found = candidates(txn, &wanted, now, free, true).await?;
        let chosen = choose(found, free, &kinds);
        let mut rows = Rows::new(&[("id", Kind::Uuid), ("lease_until", Kind::Time)]);
        for job in &chosen {
            let lease = kinds.get(job.kind.as_str()).map(|(kind, _)| kind.lease).unwrap_or_default();
            rows.push(row![job.id, now + lease]);
        }
        let mut writes = Writes::new(platform.db.backend());
        let set = "state = 'RUNNING', attempts = jobs.attempts + 1, fence = jobs.fence + 1,
                   lease_until = r.lease_until";
        writes.update("jobs", &rows, set, "jobs.id = r.id");
        writes.run(txn).await?;
        crash::at(Point::JobClaiming);
        Ok::<_, Fault>(chosen)
    })
    .await?;
    if !claimed.is_empty() {
        crash::at(Point::JobClaimed);
    }
    let held = |job: table::Model| Claimed {
        id: job.id,
        retry: kinds.get(job.kind.as_str()).map(|(kind, _)| kind.retry),
        kind: job.kind,
        attempt: job.attempts + 1,
        created_at: job.created_at,
        trace_id: job.trace_id,
        fence: job.fence + 1,
        max_attempts: job.max_attempts,
        payload: job.payload,
    };
    Ok(claimed.into_iter().map(held).collect())
}

/// The first `most` jobs of each kind and priority that are due, in no order.
async fn candidates(
    db: &impl ConnectionTrait,
    wanted: &Rows,
    now: DateTime<Utc>,
    most: usize,
    locked: bool,
) -> Result<Vec<table::Model>, Fault> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let mut params = vec![now.into(), i64::try_from(most).unwrap_or(i64::MAX).into()];
    let source = wanted.source(backend, &mut params);
    let state = JobState::Waiting;
    let due = format!(
        "FROM jobs j WHERE j.kind = r.kind AND j.priority = r.priority AND j.state = '{state}' AND j.due_at <= $1
         ORDER BY j.due_at, j.id LIMIT $2"
    );
    let columns = columns::<table::Entity>("t");
    let sql = match backend {
        DbBackend::Postgres => {
            let lock = if locked { "FOR UPDATE SKIP LOCKED" } else { "" };
            format!("SELECT {columns} FROM {source} CROSS JOIN LATERAL (SELECT j.* {due} {lock}) t")
        }
        // CROSS JOIN keeps the order of the tables
        _ => format!("SELECT {columns} FROM {source} CROSS JOIN jobs t WHERE t.id IN (SELECT j.id {due})"),
    };
    Ok(table::Entity::find()
        .from_raw_sql(Statement::from_sql_and_values(backend, sql, params))
        .all(db)
        .await?)
}

fn choose(
    mut found: Vec<table::Model>,
    free: usize,
    kinds: &HashMap<&str, (JobKind, usize)>,
) -> Vec<table::Model> {
    found.sort_by_key(|job| (job.priority, job.due_at, job.id));
    let mut taken: HashMap<String, usize> = HashMap::new();
    found.retain(|job| {
        let taken = taken.entry(job.kind.clone()).or_default();
        *taken += 1;
        kinds.get(job.kind.as_str()).is_some_and(|(_, room)| *taken <= *room)
    });
    found.truncate(free);
    found
}
