use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::AuditEntryId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Serialize;
use serde_json::Value;

use super::Object;
use crate::access::Permit;
use crate::db::{Kind, Rows, Writes};
use crate::{Fault, Platform, row};

/// What was done with a [`Permit`], about to be written with the change itself.
///
/// What is told of the object must hold no password, token, key or hash, and contact addresses only
/// masked: entries are never removed. Tell it by a struct of its own, not by a row.
#[must_use = "an entry is written by `record_in` or `write`"]
#[derive(Debug)]
pub struct Entry {
    permit: Permit,
    action: AuditAction,
    object: Object,
    before: Option<Value>,
    after: Option<Value>,
    note: Option<String>,
}

impl Entry {
    pub(crate) fn new(permit: Permit, action: AuditAction, object: Object) -> Self {
        Self { permit, action, object, before: None, after: None, note: None }
    }

    /// Tells of a change: of two objects with the same fields, those that differ.
    pub fn changed<T: Serialize>(mut self, before: &T, after: &T) -> Result<Self, Fault> {
        let (mut before, mut after) = (serde_json::to_value(before)?, serde_json::to_value(after)?);
        if let (Value::Object(old), Value::Object(new)) = (&mut before, &mut after) {
            let all = old.clone();
            old.retain(|name, value| new.get(name) != Some(value));
            new.retain(|name, value| all.get(name) != Some(value));
        }
        (self.before, self.after) = (Some(before), Some(after));
        Ok(self)
    }

    /// Tells of something that was made, or of what came of the call.
    pub fn made(mut self, after: &impl Serialize) -> Result<Self, Fault> {
        self.after = Some(serde_json::to_value(after)?);
        Ok(self)
    }

    /// Tells of something that was taken away.
    pub fn removed(mut self, before: &impl Serialize) -> Result<Self, Fault> {
        self.before = Some(serde_json::to_value(before)?);
        Ok(self)
    }

    /// Adds what the caller said about it.
    pub fn note(mut self, note: Option<&str>) -> Self {
        self.note = note.map(str::to_owned);
        self
    }

    /// Adds the entry to a transaction's writes, which carry it in the round trip that they take anyway.
    pub fn write(self, platform: &Platform, now: DateTime<Utc>, writes: &mut Writes) {
        let Self { permit, action, object, before, after, note } = self;
        let (id, actor): (AuditEntryId, _) = (platform.new_id(now), permit.actor());
        let mut rows = Rows::new(COLUMNS);
        rows.push(row![
            id,
            actor.recorded_as(),
            actor.kind(),
            actor.api_key(),
            actor.session(),
            permit.permission(),
            action,
            object.object_type,
            object.id,
            before,
            after,
            note,
            actor.request_id().map(str::to_owned),
            now,
        ]);
        writes.insert("audit_entries", &rows, "");
    }

    /// Writes the entry by itself, in a workflow that has no [`Writes`].
    pub async fn record_in(
        self,
        txn: &DatabaseTransaction,
        platform: &Platform,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let mut writes = Writes::new(txn.get_database_backend());
        self.write(platform, now, &mut writes);
        writes.run(txn).await
    }
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("actor_id", Kind::Uuid),
    ("actor_kind", Kind::Text),
    ("api_key_id", Kind::UuidOpt),
    ("session_id", Kind::UuidOpt),
    ("permission", Kind::Text),
    ("action", Kind::Text),
    ("object_type", Kind::Text),
    ("object_id", Kind::UuidOpt),
    ("before", Kind::JsonOpt),
    ("after", Kind::JsonOpt),
    ("note", Kind::TextOpt),
    ("request_id", Kind::TextOpt),
    ("recorded_at", Kind::Time),
];
