//! A background job.

use async_graphql::{Enum, ID, Object};
use rebated_domain::job as words;
use rebated_entity::job;

use crate::graphql::encode;
use crate::graphql::scalars::{DateTime, Json};

/// Which background jobs come first among those that are due.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::JobPriority")]
pub enum JobPriority {
    /// Somebody waits for it.
    High,
    /// Housekeeping.
    Low,
    /// Most jobs.
    Normal,
}

/// Where a background job stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::JobState")]
pub enum JobState {
    /// It failed as often as it may, or for good. A person retries or discards it.
    Dead,
    /// A person decided that it is not done.
    Discarded,
    /// It was done.
    Done,
    /// A worker holds it.
    Running,
    /// It is tried when it is due.
    Waiting,
}

/// See the GraphQL description.
pub struct Job(job::Model);

impl From<job::Model> for Job {
    fn from(row: job::Model) -> Self {
        Self(row)
    }
}

/// Work that was stored with a change and is done in the background. Forgotten some days after it was done or
/// discarded. For administrators.
#[Object]
impl Job {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What kind of work it is, such as `jobs.forget`.
    async fn kind(&self) -> &str {
        &self.0.kind
    }
    /// What it is about: ids, no secrets. Its shape is that of the kind, and may change.
    async fn payload(&self) -> Json {
        Json(words::shown(self.0.payload.clone()))
    }
    /// Whether it comes before others that are due.
    async fn priority(&self) -> JobPriority {
        self.0.priority.into()
    }
    /// Where it stands.
    async fn state(&self) -> JobState {
        self.0.state.into()
    }
    /// When it may be tried, or was for the last time when it is over.
    async fn due_at(&self) -> DateTime {
        self.0.due_at.into()
    }
    /// How often it was begun.
    async fn attempts(&self) -> i32 {
        self.0.attempts
    }
    /// How often it may be begun before it is dead.
    async fn max_attempts(&self) -> i32 {
        self.0.max_attempts
    }
    /// Why it failed the last time, at most 500 characters; null when it has not failed.
    async fn last_error(&self) -> Option<&str> {
        self.0.last_error.as_deref()
    }
    /// The key that no other job of the kind has while this one is not over.
    async fn dedup_key(&self) -> Option<&str> {
        self.0.dedup_key.as_deref()
    }
    /// Until when its worker holds it without a sign of life; null while it does not run.
    async fn lease_until(&self) -> Option<DateTime> {
        self.0.lease_until.map(Into::into)
    }
    /// The request that asked for it, as answered in the header `x-request-id`; null for what the platform does by
    /// itself.
    async fn request_id(&self) -> Option<&str> {
        self.0.trace_id.as_deref()
    }
    /// When it was stored.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was done, died or was discarded; null before.
    async fn finished_at(&self) -> Option<DateTime> {
        self.0.finished_at.map(Into::into)
    }
    /// Raised with each attempt and each decision; for `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.fence
    }
}
