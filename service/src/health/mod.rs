//! How the platform is: what waits, and what waits without anybody who will ever look.

mod backlog;
mod stuck;

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

pub use backlog::{EventBacklog, JobBacklog};
pub use stuck::{Stuck, StuckKind};

use crate::{Fault, Platform};

/// How the platform is at one moment.
#[derive(Clone, Debug)]
pub struct Health {
    /// When this was found.
    pub checked_at: DateTime<Utc>,
    /// Which database is used: `sqlite` or `postgres`.
    pub database: &'static str,
    /// How long the database took to answer the simplest question.
    pub latency: Duration,
    /// Events that are not delivered yet.
    pub events: EventBacklog,
    /// Jobs that are not over, and the dead.
    pub jobs: JobBacklog,
    /// What waits without anybody who will look; kinds of which nothing does are left out.
    pub stuck: Vec<Stuck>,
}

/// Looks at everything; a fixed number of statements. The caller has been checked.
pub async fn check(platform: &Platform) -> Result<Health, Fault> {
    let (db, now) = (platform.db.read(), platform.now());
    let latency = latency(db).await?;
    Ok(Health {
        checked_at: now,
        database: match platform.db.backend() {
            DbBackend::Postgres => "postgres",
            _ => "sqlite",
        },
        latency,
        events: backlog::events(db).await?,
        jobs: backlog::jobs(db).await?,
        stuck: stuck::find(db, now).await?,
    })
}

#[expect(clippy::disallowed_methods, reason = "the time that a statement takes is what is asked for")]
async fn latency(db: &impl ConnectionTrait) -> Result<Duration, Fault> {
    let start = Instant::now();
    db.query_one_raw(Statement::from_string(db.get_database_backend(), "SELECT 1")).await?;
    Ok(start.elapsed())
}
