use lapin::BasicProperties;
use lapin::types::{AMQPValue, FieldTable};
use rebated_domain::event::Envelope;
use rebated_service::events::Event;

/// Kept on disk by queues that are durable.
const PERSISTENT: u8 = 2;
/// The place in the log, by which nodes notice what they have missed.
const POSITION: &str = "position";
/// The place among the events about the same thing.
const SEQUENCE: &str = "sequence";

/// The body and the properties of an event's message.
pub(super) fn of_event(event: &Event) -> Result<(Vec<u8>, BasicProperties), serde_json::Error> {
    let body = serde_json::to_vec(&event.envelope())?;
    let mut headers = FieldTable::default();
    headers.insert(POSITION.into(), AMQPValue::LongLongInt(event.position));
    headers.insert(SEQUENCE.into(), AMQPValue::LongLongInt(event.sequence));
    let seconds = u64::try_from(event.occurred_at.timestamp()).unwrap_or_default();
    let properties = BasicProperties::default()
        .with_message_id(event.id.to_string().into())
        .with_type(event.kind.as_str().into())
        .with_content_type("application/json".into())
        .with_app_id("rebated".into())
        .with_timestamp(seconds)
        .with_delivery_mode(PERSISTENT)
        .with_headers(headers);
    Ok((body, properties))
}

/// The event of a message; none when it is not one of ours.
pub(super) fn event_of(body: &[u8], properties: &BasicProperties) -> Option<Event> {
    let position = properties.headers().as_ref()?.inner().get(POSITION)?.as_long_long_int()?;
    let envelope: Envelope = serde_json::from_slice(body).ok()?;
    Some(Event::of_envelope(envelope, position))
}

#[cfg(test)]
mod tests {
    use rebated_domain::event::AggregateType;

    use super::*;

    #[test]
    fn an_event_comes_out_as_it_went_in() {
        let event = Event {
            id: "019312c4-0000-7000-8000-000000000001".parse().expect("a UUID"),
            position: 12,
            kind: "order.updated".into(),
            version: 1,
            aggregate_type: AggregateType::Order,
            aggregate_id: "019312c4-0000-7000-8000-000000000002".parse().expect("a UUID"),
            sequence: 3,
            user_id: None,
            trace_id: Some("a-request".into()),
            occurred_at: "2026-11-21T08:00:00Z".parse().expect("a time"),
            data: serde_json::json!({ "status": "PAID" }),
        };
        let (body, properties) = of_event(&event).expect("a message");
        assert_eq!(event_of(&body, &properties), Some(event));
        assert_eq!(event_of(b"{}", &properties), None);
        assert_eq!(event_of(&body, &BasicProperties::default()), None);
    }
}
