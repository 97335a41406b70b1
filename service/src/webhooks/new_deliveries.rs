use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::{WebhookDeliveryId, WebhookEndpointId};
use rebated_domain::job::Retry;
use rebated_domain::webhook::DeliveryState;
use serde::{Deserialize, Serialize};

use crate::db::{Kind, Rows, Writes};
use crate::events::Event;
use crate::jobs::{JobKind, NewJob, NewJobs};
use crate::{Fault, Platform, row};

/// One attempt of one delivery. The next attempt is a job of its own; these retries are for crashes and faults.
pub(crate) const DELIVER: JobKind = JobKind {
    name: "webhook.deliver",
    retry: Retry::Backoff { first: TimeDelta::seconds(5), longest: TimeDelta::minutes(10), attempts: 20 },
    at_once: 16,
    lease: TimeDelta::minutes(1),
};

/// What the job is about.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Attempt {
    pub delivery_id: WebhookDeliveryId,
}

/// The job of attempt `number` (from 1) of a delivery.
pub(super) fn attempt(
    delivery_id: WebhookDeliveryId,
    number: i32,
    due_at: DateTime<Utc>,
) -> Result<NewJob, Fault> {
    let job = NewJob::new(DELIVER, &Attempt { delivery_id })?;
    Ok(job.due_at(due_at).dedup_key(format!("{delivery_id}/{number}")))
}

/// Deliveries to be stored, each with the job of its first attempt.
pub(super) struct NewDeliveries {
    rows: Rows,
    jobs: NewJobs,
}

impl Default for NewDeliveries {
    fn default() -> Self {
        Self { rows: Rows::new(COLUMNS), jobs: NewJobs::default() }
    }
}

impl NewDeliveries {
    /// Adds one that is due at once. `replay` counts the endpoint's replays, and is 0 for what comes by itself.
    pub fn add(
        &mut self,
        platform: &Platform,
        now: DateTime<Utc>,
        to: WebhookEndpointId,
        event: &Event,
        replay: i32,
    ) -> Result<(), Fault> {
        let id: WebhookDeliveryId = platform.new_id(now);
        self.rows.push(row![
            id,
            to,
            event.id,
            event.kind.clone(),
            event.aggregate_type,
            event.aggregate_id,
            event.sequence,
            replay,
            DeliveryState::Waiting,
            0,
            now,
            now,
        ]);
        self.jobs.add(platform, now, attempt(id, 1, now)?);
        Ok(())
    }

    /// Adds them to a transaction's writes.
    pub fn write(&self, writes: &mut Writes) {
        writes.insert("webhook_deliveries", &self.rows, "");
        self.jobs.write(writes);
    }
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("endpoint_id", Kind::Uuid),
    ("event_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("aggregate_type", Kind::Text),
    ("aggregate_id", Kind::Uuid),
    ("sequence", Kind::Big),
    ("replay", Kind::Int),
    ("state", Kind::Text),
    ("attempts", Kind::Int),
    ("next_at", Kind::Time),
    ("created_at", Kind::Time),
];
