use chrono::TimeDelta;
use rebated_domain::audit::AuditAction;
use rebated_domain::id::WebhookEndpointId;
use rebated_entity::webhook_endpoint as table;
use serde_json::json;

use super::update::{lock_in, save_in};
use super::{WebhookError, secret};
use crate::db::transact;
use crate::{Actor, Platform, access};

/// Longest time for which an old secret stays good, in hours.
const LONGEST_OVERLAP: i32 = 168;

/// A change of secrets.
#[derive(Clone, Copy, Debug)]
pub struct Rotation {
    /// Which endpoint.
    pub endpoint_id: WebhookEndpointId,
    /// For how many hours the old secret signs as well, 0 to 168.
    pub overlap_hours: i32,
}

/// Gives an endpoint a new secret, which is answered once and never again. Until the old one ends requests carry
/// both signatures; one that is older still ends now.
pub async fn rotate(
    platform: &Platform,
    actor: &Actor,
    rotation: Rotation,
) -> Result<(table::Model, String), WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    if !(0..=LONGEST_OVERLAP).contains(&rotation.overlap_hours) {
        return Err(WebhookError::BadOverlap);
    }
    let (now, new) = (platform.now(), secret::draw(platform));
    let until = now + TimeDelta::hours(rotation.overlap_hours.into());
    let endpoint = transact(&platform.db, async |txn| {
        let mut endpoint = lock_in(txn, rotation.endpoint_id).await?;
        endpoint.previous_secret = Some(std::mem::replace(&mut endpoint.secret, new));
        endpoint.previous_until = Some(until);
        (endpoint.version, endpoint.updated_at) = (endpoint.version + 1, now);
        let endpoint = save_in(txn, endpoint).await?;
        let entry = permit.did(AuditAction::WebhookEndpointSecretRotate, endpoint.id);
        entry.made(&json!({ "oldGoodUntil": until }))?.record_in(txn, platform, now).await?;
        Ok::<_, WebhookError>(endpoint)
    })
    .await?;
    let shown = secret::shown(&endpoint.secret);
    Ok((endpoint, shown))
}
