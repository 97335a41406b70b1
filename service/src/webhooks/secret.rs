use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use rebated_entity::webhook_endpoint as table;

use crate::Platform;

/// What secrets begin with as people see them.
const MARK: &str = "whsec_";

/// A new secret of 32 bytes.
pub(super) fn draw(platform: &Platform) -> Vec<u8> {
    platform.random::<32>().to_vec()
}

/// A secret as it is shown, once.
pub(super) fn shown(secret: &[u8]) -> String {
    format!("{MARK}{}", STANDARD.encode(secret))
}

/// The header `webhook-signature`: one signature for each secret that is good now, the newest first.
pub(super) fn signatures(
    endpoint: &table::Model,
    now: DateTime<Utc>,
    id: &str,
    timestamp: i64,
    body: &str,
) -> String {
    let previous = endpoint.previous_secret.as_ref().zip(endpoint.previous_until);
    let previous = previous.filter(|(_, until)| *until > now).map(|(secret, _)| secret);
    let text = format!("{id}.{timestamp}.{body}");
    let signed = [Some(&endpoint.secret), previous].into_iter().flatten().map(|secret| {
        let tag = sign(&Key::new(HMAC_SHA256, secret), text.as_bytes());
        format!("v1,{}", STANDARD.encode(tag))
    });
    signed.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rebated_domain::id::{UserId, WebhookEndpointId};
    use rebated_domain::webhook::{DeliveryOrder, EndpointState};
    use uuid::Uuid;

    use super::*;

    fn endpoint(secret: &[u8]) -> table::Model {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        table::Model {
            id: WebhookEndpointId(Uuid::nil()),
            url: String::new(),
            description: String::new(),
            kinds: serde_json::json!([]),
            delivery_order: DeliveryOrder::None,
            state: EndpointState::Enabled,
            disabled_reason: None,
            disabled_at: None,
            failing_since: None,
            paused_until: None,
            secret: secret.to_vec(),
            previous_secret: None,
            previous_until: None,
            replays: 0,
            version: 1,
            created_by: UserId(Uuid::nil()),
            created_at: now,
            updated_at: now,
        }
    }

    /// The example of the specification's own libraries.
    #[test]
    fn signatures_are_those_of_the_specification() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");
        let (id, body) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}");
        let now = DateTime::UNIX_EPOCH;
        let found = signatures(&endpoint(&secret), now, id, 1_614_265_330, body);
        assert_eq!(found, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(shown(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    #[test]
    fn an_old_secret_signs_until_its_time_is_over() {
        let mut endpoint = endpoint(b"new");
        let until = DateTime::from_timestamp(100, 0).expect("a time");
        endpoint.previous_secret = Some(b"old".to_vec());
        endpoint.previous_until = Some(until);
        let count = |now| signatures(&endpoint, now, "a", 1, "{}").split(' ').count();
        assert_eq!((count(until - chrono::TimeDelta::microseconds(1)), count(until)), (2, 1));
    }
}
