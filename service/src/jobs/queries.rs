//! Reading jobs. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::JobId;
use rebated_domain::job::JobState;
use rebated_entity::job as table;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which jobs. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct JobFilter {
    /// Only of this kind.
    pub kind: Option<String>,
    /// Only in this state.
    pub state: Option<JobState>,
    /// Only those that were due before this time.
    pub due_before: Option<DateTime<Utc>>,
}

/// Jobs, newest first.
pub async fn jobs(
    db: &impl ConnectionTrait,
    filter: &JobFilter,
    page: &PageRequest,
) -> Result<Page<table::Model>, Fault> {
    use table::Column;
    let mut select = table::Entity::find();
    if let Some(kind) = &filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(state) = filter.state {
        select = select.filter(Column::State.eq(state));
    }
    if let Some(before) = filter.due_before {
        select = select.filter(Column::DueAt.lt(before));
    }
    fetch(db, select, SortBy::TimeId(Column::CreatedAt, Column::Id), true, page).await
}

/// Jobs by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = JobId>,
) -> Result<HashMap<JobId, table::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), table::Column::Id, ids);
    let jobs = table::Entity::find().filter(wanted).all(db).await?;
    Ok(jobs.into_iter().map(|job| (job.id, job)).collect())
}
