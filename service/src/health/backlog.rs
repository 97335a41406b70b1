use chrono::{DateTime, Utc};
use rebated_domain::job::JobState;
use rebated_entity::{job, outbox_event};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select};

use crate::Fault;

/// Events that are stored and not delivered.
#[derive(Clone, Copy, Debug)]
pub struct EventBacklog {
    /// How many.
    pub undelivered: u64,
    /// When the oldest of them happened.
    pub oldest_at: Option<DateTime<Utc>>,
}

/// Jobs by state.
#[derive(Clone, Copy, Debug)]
pub struct JobBacklog {
    /// How many wait, due or not.
    pub waiting: u64,
    /// How many a worker holds.
    pub running: u64,
    /// How many somebody has to look at.
    pub dead: u64,
    /// The earliest due time of those that wait.
    pub oldest_due_at: Option<DateTime<Utc>>,
}

pub(super) async fn events(db: &impl ConnectionTrait) -> Result<EventBacklog, Fault> {
    use outbox_event::Column;
    let waiting = outbox_event::Entity::find().filter(Column::Position.is_null());
    let undelivered = waiting.clone().count(db).await?;
    let oldest = waiting.order_by_asc(Column::Recorded).one(db).await?;
    Ok(EventBacklog { undelivered, oldest_at: oldest.map(|event| event.occurred_at) })
}

pub(super) async fn jobs(db: &impl ConnectionTrait) -> Result<JobBacklog, Fault> {
    use job::Column;
    let oldest = of(JobState::Waiting).order_by_asc(Column::DueAt).one(db).await?;
    Ok(JobBacklog {
        waiting: of(JobState::Waiting).count(db).await?,
        running: of(JobState::Running).count(db).await?,
        dead: of(JobState::Dead).count(db).await?,
        oldest_due_at: oldest.map(|job| job.due_at),
    })
}

fn of(state: JobState) -> Select<job::Entity> {
    job::Entity::find().filter(job::Column::State.eq(state))
}
