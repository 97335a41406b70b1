use chrono::{DateTime, Utc};
use rebated_domain::event::{Aggregate, AggregateType, Envelope, EventData, EventKind};
use rebated_domain::id::UserId;
use rebated_entity::outbox_event;
use serde_json::Value;
use uuid::Uuid;

use crate::{Actor, Fault, access};

/// An event that has its place in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Names the event, at every attempt to deliver it.
    pub id: Uuid,
    /// Its place in the log: 1, 2, 3 and so on over all events, an aggregate's in the order of its changes.
    pub position: i64,
    /// The kind's code. A text, since a newer node may tell of kinds that this one does not know.
    pub kind: String,
    /// The version of the facts.
    pub version: i32,
    /// What kind of thing it is about.
    pub aggregate_type: AggregateType,
    /// The thing.
    pub aggregate_id: Uuid,
    /// Counts the events about the thing from 1, without gaps.
    pub sequence: i64,
    /// The user whom it concerns.
    pub user_id: Option<UserId>,
    /// The request that caused it.
    pub trace_id: Option<String>,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// The facts, as `rebated_domain::event::facts` describes them.
    pub data: Value,
}

impl Event {
    /// An event that is about to be given its numbers.
    pub(super) fn placed(row: outbox_event::Model, position: i64, sequence: i64) -> Self {
        Self {
            id: row.id,
            position,
            kind: row.kind,
            version: row.version,
            aggregate_type: row.aggregate_type,
            aggregate_id: row.aggregate_id,
            sequence,
            user_id: row.user_id,
            trace_id: row.trace_id,
            occurred_at: row.occurred_at,
            data: row.payload,
        }
    }

    /// An event of the log.
    pub(super) fn of_log(row: outbox_event::Model) -> Result<Self, Fault> {
        let (Some(position), Some(sequence)) = (row.position, row.sequence) else {
            return Err(Fault::Corrupt("an event of the log has no position".into()));
        };
        Ok(Self::placed(row, position, sequence))
    }

    /// The kind, if this node knows it.
    pub fn known_kind(&self) -> Option<EventKind> {
        self.kind.parse().ok()
    }

    /// Its facts; none when a newer or older node wrote them in another version, or of another kind.
    pub fn facts(&self) -> Option<EventData> {
        let kind = self.known_kind().filter(|kind| kind.version() == self.version)?;
        kind.read(&self.data).ok()
    }

    /// Its facts as a caller may read them who may see the event: a rebate or a claim does not name its order to
    /// those who read no orders.
    pub fn data_for(&self, actor: &Actor) -> Value {
        let mut data = self.data.clone();
        if matches!(self.aggregate_type, AggregateType::OrderClaim | AggregateType::Rebate)
            && !access::sees(actor, self.user_id, access::read_orders)
            && let Some(order) = data.get_mut("orderId")
        {
            *order = Value::Null;
        }
        data
    }

    /// The document that brokers and webhooks carry.
    pub fn envelope(&self) -> Envelope {
        Envelope {
            id: self.id,
            kind: self.kind.clone(),
            version: self.version,
            occurred_at: self.occurred_at,
            aggregate: Aggregate {
                kind: self.aggregate_type,
                id: self.aggregate_id,
                sequence: self.sequence,
            },
            user_id: self.user_id,
            trace_id: self.trace_id.clone(),
            data: self.data.clone(),
        }
    }

    /// The event of a document that came from a broker, with the position that came beside it.
    pub fn of_envelope(envelope: Envelope, position: i64) -> Self {
        Self {
            id: envelope.id,
            position,
            kind: envelope.kind,
            version: envelope.version,
            aggregate_type: envelope.aggregate.kind,
            aggregate_id: envelope.aggregate.id,
            sequence: envelope.aggregate.sequence,
            user_id: envelope.user_id,
            trace_id: envelope.trace_id,
            occurred_at: envelope.occurred_at,
            data: envelope.data,
        }
    }
}
