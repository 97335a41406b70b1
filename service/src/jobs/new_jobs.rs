use chrono::{DateTime, Utc};
use rebated_domain::id::JobId;
use rebated_domain::job::{JobPriority, JobState};
use serde::Serialize;
use serde_json::Value;

use super::JobKind;
use crate::db::{Kind, Rows, Writes};
use crate::{Fault, Platform, row};

/// A job about to be stored.
#[derive(Clone, Debug)]
pub struct NewJob {
    kind: JobKind,
    payload: Value,
    due_at: Option<DateTime<Utc>>,
    priority: JobPriority,
    dedup_key: Option<String>,
    keeps_key: bool,
    trace_id: Option<String>,
    attempts: Option<i32>,
}

impl NewJob {
    /// A job of normal priority that is due at once. Administrators read the payload: it holds ids and no secrets.
    pub fn new(kind: JobKind, payload: &impl Serialize) -> Result<Self, Fault> {
        Ok(Self {
            kind,
            payload: serde_json::to_value(payload)?,
            due_at: None,
            priority: JobPriority::Normal,
            dedup_key: None,
            keeps_key: false,
            trace_id: None,
            attempts: None,
        })
    }

    /// Not before this time.
    pub fn due_at(mut self, at: DateTime<Utc>) -> Self {
        self.due_at = Some(at);
        self
    }

    /// Before or behind others that are due.
    pub fn priority(mut self, priority: JobPriority) -> Self {
        self.priority = priority;
        self
    }

    /// Not stored while another job of the kind with this key is not over.
    pub fn dedup_key(mut self, key: impl Into<String>) -> Self {
        self.dedup_key = Some(key.into());
        self
    }

    /// Not stored while the row of another job of the kind with this key is there, over or not.
    pub(super) fn once(mut self, key: impl Into<String>) -> Self {
        self.keeps_key = true;
        self.dedup_key(key)
    }

    /// So many attempts in all, at least one, in place of what the kind says.
    pub fn attempts(mut self, most: i32) -> Self {
        self.attempts = Some(most.max(1));
        self
    }

    /// The request that asked for it, for the logs.
    pub fn traced(mut self, request_id: Option<&str>) -> Self {
        self.trace_id = request_id.map(str::to_owned);
        self
    }
}

/// Jobs to be stored with a change: they exist exactly when the change does.
pub struct NewJobs {
    rows: Rows,
}

impl Default for NewJobs {
    fn default() -> Self {
        Self { rows: Rows::new(COLUMNS) }
    }
}

impl NewJobs {
    /// Adds a job, and tells the id that it gets unless its key is taken.
    pub fn add(&mut self, platform: &Platform, now: DateTime<Utc>, job: NewJob) -> JobId {
        let id: JobId = platform.new_id(now);
        self.rows.push(row![
            id,
            job.kind.name,
            job.payload.to_string(),
            job.priority,
            JobState::Waiting,
            job.due_at.unwrap_or(now),
            0,
            job.attempts.unwrap_or_else(|| job.kind.retry.attempts()),
            job.dedup_key,
            job.keeps_key,
            0,
            job.trace_id,
            now,
        ]);
        id
    }

    /// Adds the jobs to a transaction's writes. After the commit [`Registry::wake`](super::Registry::wake)
    /// makes the worker look at once.
    pub fn write(&self, writes: &mut Writes) {
        writes.insert("jobs", &self.rows, KEY_TAKEN);
    }
}

/// Names the index `jobs_key` by its columns and condition.
const KEY_TAKEN: &str = "ON CONFLICT (kind, dedup_key)
    WHERE dedup_key IS NOT NULL AND (finished_at IS NULL OR keeps_key) DO NOTHING";

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("kind", Kind::Text),
    ("payload", Kind::Json),
    ("priority", Kind::Text),
    ("state", Kind::Text),
    ("due_at", Kind::Time),
    ("attempts", Kind::Int),
    ("max_attempts", Kind::Int),
    ("dedup_key", Kind::TextOpt),
    ("keeps_key", Kind::Bool),
    ("fence", Kind::Int),
    ("trace_id", Kind::TextOpt),
    ("created_at", Kind::Time),
];
