use std::time::Duration;

use rebated_domain::audit::AuditAction;
use rebated_domain::event::{Aggregate, AggregateType, Envelope};
use rebated_domain::id::{WebhookDeliveryId, WebhookEndpointId};
use rebated_entity::{webhook_attempt, webhook_endpoint as table};
use serde_json::json;
use uuid::Uuid;

use super::update::lock_in;
use super::{WebhookError, WebhookRequest, document, record, secret};
use crate::db::transact;
use crate::{Actor, Platform, access};

/// What a sample says that it is. No event of the log has this kind.
const SAMPLE: &str = "webhook.test";
/// Longest time that a test may take: somebody waits for it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sends a sample to an endpoint now, also to one that is disabled, and answers what came back. Nothing is repeated.
pub async fn test(
    platform: &Platform,
    actor: &Actor,
    id: WebhookEndpointId,
) -> Result<(table::Model, webhook_attempt::Model), WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    let now = platform.now();
    let endpoint = transact(&platform.db, async |txn| {
        let endpoint = lock_in(txn, id).await?;
        permit.did(AuditAction::WebhookEndpointTest, id).record_in(txn, platform, now).await?;
        Ok::<_, WebhookError>(endpoint)
    })
    .await?;
    let sample: Uuid = platform.new_id(now);
    let body = document::body(Envelope {
        id: sample,
        kind: SAMPLE.into(),
        version: 1,
        occurred_at: now,
        aggregate: Aggregate { kind: AggregateType::Webhook, id: id.0, sequence: 0 },
        user_id: None,
        trace_id: None,
        data: json!({ "endpointId": id }),
    })?;
    let (url, sample, timestamp) = (endpoint.url.clone(), sample.to_string(), now.timestamp());
    let signature = secret::signatures(&endpoint, now, &sample, timestamp, &body);
    let request = WebhookRequest { url, id: sample, timestamp, signature, body, patience: PATIENCE };
    let answer = platform.webhooks.sender.send(request).await;
    let attempt = record::row(WebhookDeliveryId(Uuid::nil()), 1, now, &answer);
    Ok((endpoint, attempt))
}
