//! Endpoints of webhooks that nothing is sent to, and what was delivered to one of them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use rebated_domain::event::AggregateType;
use rebated_domain::id::{UserId, WebhookDeliveryId, WebhookEndpointId};
use rebated_domain::webhook::{DeliveryOrder, DeliveryState, DisabledReason, EndpointState};
use rebated_entity::{webhook_attempt, webhook_delivery, webhook_endpoint};
use rebated_tests::TestApp;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

/// Stores them; answers names and global ids.
pub async fn build(app: &TestApp) -> Vec<(&'static str, String)> {
    let mut names = Vec::new();
    for name in ["ENDPOINT", "ENABLED_ENDPOINT", "REMOVED_ENDPOINT"] {
        names.push((name, disabled_endpoint(app).await));
    }
    let global = |kind: &str, id: Uuid| URL_SAFE_NO_PAD.encode(format!("{kind}:{id}"));
    let endpoint = names[0].1;
    for (name, state) in [("DELIVERY", DeliveryState::GivenUp), ("WAITING_DELIVERY", DeliveryState::Waiting)]
    {
        names.push((name, WebhookEndpointId(delivery(app, endpoint, state).await.0)));
    }
    let kind = |name: &str| match name.ends_with("DELIVERY") {
        true => WebhookDeliveryId::KIND,
        false => WebhookEndpointId::KIND,
    };
    names.into_iter().map(|(name, id)| (name, global(kind(name), id.0))).collect()
}

/// An endpoint that was disabled, and wants what does not happen in these tests.
pub async fn disabled_endpoint(app: &TestApp) -> WebhookEndpointId {
    let (platform, now) = (app.platform(), app.platform().now());
    let row = webhook_endpoint::Model {
        id: platform.new_id(now),
        url: "http://127.0.0.1:1025/hook".into(),
        description: "books".into(),
        kinds: json!(["webhook.endpoint_disabled"]),
        delivery_order: DeliveryOrder::Aggregate,
        state: EndpointState::Disabled,
        disabled_reason: Some(DisabledReason::Gone),
        disabled_at: Some(now),
        failing_since: Some(now),
        paused_until: None,
        secret: vec![7; 32],
        previous_secret: Some(vec![8; 32]),
        previous_until: Some(now),
        replays: 0,
        version: 1,
        created_by: UserId(Uuid::nil()),
        created_at: now,
        updated_at: now,
    };
    row.into_active_model().insert(platform.db.writer()).await.unwrap().id
}

async fn delivery(app: &TestApp, endpoint_id: WebhookEndpointId, state: DeliveryState) -> WebhookDeliveryId {
    let (platform, now) = (app.platform(), app.platform().now());
    let is_over = state != DeliveryState::Waiting;
    let row = webhook_delivery::Model {
        id: platform.new_id(now),
        endpoint_id,
        event_id: platform.new_id(now),
        kind: "order.updated".into(),
        aggregate_type: AggregateType::Order,
        aggregate_id: platform.new_id(now),
        sequence: 1,
        replay: 0,
        state,
        attempts: 2,
        next_at: (!is_over).then_some(now + TimeDelta::days(30)),
        given_up_because: is_over.then(|| "all attempts have failed".into()),
        created_at: now,
        finished_at: is_over.then_some(now),
    };
    let delivery_id = row.into_active_model().insert(platform.db.writer()).await.unwrap().id;
    for (number, status, error) in [(1, Some(500), None), (2, None, Some("no answer in time".into()))] {
        let response = "no".into();
        let row =
            webhook_attempt::Model { delivery_id, number, at: now, took_ms: 3, status, response, error };
        row.into_active_model().insert(platform.db.writer()).await.unwrap();
    }
    delivery_id
}
