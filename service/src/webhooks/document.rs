use chrono::{DateTime, Utc};
use rebated_domain::event::Envelope;
use serde::Serialize;
use serde_json::json;

use crate::Fault;

/// Longest body in bytes.
const LONGEST: usize = 20_000;

/// An event's document as webhooks carry it: with the field `timestamp` that the specification asks for.
#[derive(Serialize)]
struct Document<'a> {
    timestamp: DateTime<Utc>,
    #[serde(flatten)]
    envelope: &'a Envelope,
}

/// The body of a request. Facts that do not fit are replaced by a note of how long they are; they are read through the
/// API by the event's id.
pub(super) fn body(mut envelope: Envelope) -> Result<String, Fault> {
    let write =
        |envelope: &Envelope| serde_json::to_string(&Document { timestamp: envelope.occurred_at, envelope });
    let text = write(&envelope)?;
    if text.len() <= LONGEST {
        return Ok(text);
    }
    let bytes = envelope.data.to_string().len();
    envelope.data = json!({ "omitted": true, "eventId": envelope.id, "bytes": bytes });
    Ok(write(&envelope)?)
}

#[cfg(test)]
mod tests {
    use rebated_domain::event::{Aggregate, AggregateType};
    use serde_json::Value;
    use uuid::Uuid;

    use super::*;

    fn envelope(data: Value) -> Envelope {
        Envelope {
            id: Uuid::from_u128(5),
            kind: "order.updated".into(),
            version: 1,
            occurred_at: DateTime::from_timestamp(1_790_000_000, 0).expect("a time"),
            aggregate: Aggregate { kind: AggregateType::Order, id: Uuid::from_u128(6), sequence: 3 },
            user_id: None,
            trace_id: None,
            data,
        }
    }

    #[test]
    fn the_document_has_what_the_specification_asks_for() {
        let text = body(envelope(json!({ "a": 1 }))).expect("a document");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&read["type"], &read["data"]), (&json!("order.updated"), &json!({ "a": 1 })));
        assert_eq!(read["timestamp"], read["occurredAt"]);
        assert_eq!(read["aggregate"]["sequence"], 3);
    }

    #[test]
    fn long_facts_are_replaced() {
        let fits = body(envelope(json!("x".repeat(LONGEST - 500)))).expect("a document");
        assert!(fits.contains("xxx"));
        let text = body(envelope(json!("x".repeat(LONGEST)))).expect("a document");
        assert!(text.len() < 1_000, "{text}");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["data"], json!({ "omitted": true, "eventId": read["id"], "bytes": LONGEST + 2 }));
    }
}
