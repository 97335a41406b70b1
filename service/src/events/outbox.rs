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
    /// Adds an event. Its number among the events about the same thing is given by the database.
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

    /// Adds the events to a transaction's writes.
    ///
    /// They are inserted in the order of what they are about, so that transactions lock the counters in one
    /// order, and those about one thing in the order of their ids, in which they were added.
    pub fn write(&self, writes: &mut Writes) {
        writes.insert("outbox_events", &self.rows, "ORDER BY aggregate_id, id");
    }
}
