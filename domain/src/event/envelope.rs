use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::AggregateType;
use crate::id::UserId;

/// The document of an event, as brokers and webhooks carry it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    /// Names the event; the same at every attempt to deliver it. What was seen before can be left out by it.
    pub id: Uuid,
    /// The kind, such as `order.updated`. Expect kinds that you do not know, and ignore them.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of the facts.
    pub version: i32,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
    /// What it is about.
    pub aggregate: Aggregate,
    /// The user whom it concerns; null when there is none.
    pub user_id: Option<UserId>,
    /// The id of the request that caused it, as in its answer's `x-request-id`; null for what the platform
    /// did by itself.
    pub trace_id: Option<String>,
    /// The facts.
    pub data: Value,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Aggregate {
    /// What kind of thing.
    #[serde(rename = "type")]
    pub kind: AggregateType,
    /// Its UUID, which is also within its global id.
    pub id: Uuid,
    /// Counts the events about this thing: 1, 2, 3 and so on, without gaps, in the order of the changes.
    pub sequence: i64,
}
