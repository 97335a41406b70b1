use chrono::{DateTime, Utc};
use rebated_domain::job::JobState;
use rebated_entity::job as table;
use serde::Serialize;

/// A job as the audit log tells of it. The payload stays in the table, which is emptied.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    kind: String,
    state: JobState,
    attempts: i32,
    due_at: DateTime<Utc>,
}

impl Told {
    pub(super) fn of(job: &table::Model) -> Self {
        Self { kind: job.kind.clone(), state: job.state, attempts: job.attempts, due_at: job.due_at }
    }
}
