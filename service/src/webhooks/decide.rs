use rebated_domain::audit::AuditAction;
use rebated_domain::id::WebhookEndpointId;
use rebated_domain::webhook::EndpointState;
use rebated_entity::webhook_endpoint as table;
use sea_orm::EntityTrait;

use super::WebhookError;
use super::told::Told;
use super::update::{lock_in, save_in};
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// Has an endpoint called again. What waited goes on by its own schedule; what happened meanwhile has to be replayed.
/// Enabling it again changes nothing.
pub async fn enable(
    platform: &Platform,
    actor: &Actor,
    id: WebhookEndpointId,
) -> Result<table::Model, WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let before = lock_in(txn, id).await?;
        if before.state == EndpointState::Enabled {
            return Ok(before);
        }
        let after = table::Model {
            state: EndpointState::Enabled,
            disabled_reason: None,
            disabled_at: None,
            failing_since: None,
            paused_until: None,
            version: before.version + 1,
            updated_at: now,
            ..before.clone()
        };
        let after = save_in(txn, after).await?;
        let entry = permit.did(AuditAction::WebhookEndpointEnable, id);
        entry.changed(&Told::of(&before), &Told::of(&after))?.record_in(txn, platform, now).await?;
        Ok(after)
    })
    .await
}

/// Removes an endpoint with its deliveries and their log, and answers what it was.
pub async fn delete(
    platform: &Platform,
    actor: &Actor,
    id: WebhookEndpointId,
) -> Result<table::Model, WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let endpoint = lock_in(txn, id).await?;
        table::Entity::delete_by_id(id).exec(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::WebhookEndpointDelete, id).removed(&Told::of(&endpoint))?;
        entry.record_in(txn, platform, now).await?;
        Ok(endpoint)
    })
    .await
}
