use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;
use uuid::Uuid;

use crate::db::{Kind, Rows, Writes};
use crate::{Platform, row, trace};

/// Events to be written with a change.
pub struct Outbox {
    rows: Rows,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("kind", Kind::Text),
    ("version", Kind::Int),
    ("aggregate_type", Kind::Text),
    ("aggregate_id", Kind::Uuid),
    ("user_id", Kind::UuidOpt),
    ("payload", Kind::Json),
    ("trace_id", Kind::TextOpt),
    ("occurred_at", Kind::Time),
];

impl Default for Outbox {
    fn default() -> Self {
        Self { rows: Rows::new(COLUMNS) }
    }
}

impl Outbox {
    /// Adds an event. Whoever tells of a thing holds its lock, or has just made it: the events about one thing are
    /// numbered in the order in which its lock was held.
    pub fn add(&mut self, platform: &Platform, now: DateTime<Utc>, data: &EventData) {
        let (id, kind): (Uuid, _) = (platform.new_id(now), data.kind());
        let payload = serde_json::to_string(data).expect("facts are JSON");
        let trace = trace::current().map(|id| id.to_string());
        let (version, about) = (kind.version(), kind.aggregate_type());
        self.rows.push(row![
            id,
            kind,
            version,
            about,
            data.aggregate_id(),
            data.user_id(),
            payload,
            trace,
            now
        ]);
    }

    /// Adds the events to a transaction's writes, in the order of their ids, which is that in which they were added.
    pub fn write(&self, writes: &mut Writes) {
        writes.insert("outbox_events", &self.rows, "ORDER BY id");
    }
}
