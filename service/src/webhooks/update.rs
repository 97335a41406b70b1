use rebated_domain::audit::AuditAction;
use rebated_domain::event::EventKind;
use rebated_domain::id::WebhookEndpointId;
use rebated_domain::webhook::DeliveryOrder;
use rebated_entity::webhook_endpoint as table;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect};

use super::WebhookError;
use super::create::{check_description, codes};
use super::told::Told;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// What to change; absent fields stay.
#[derive(Clone, Debug)]
pub struct EndpointChange {
    /// Which endpoint.
    pub endpoint_id: WebhookEndpointId,
    /// See [`NewEndpoint::url`](super::NewEndpoint::url).
    pub url: Option<String>,
    /// See [`NewEndpoint::description`](super::NewEndpoint::description).
    pub description: Option<String>,
    /// See [`NewEndpoint::kinds`](super::NewEndpoint::kinds).
    pub kinds: Option<Vec<EventKind>>,
    /// See [`NewEndpoint::order`](super::NewEndpoint::order).
    pub order: Option<DeliveryOrder>,
    /// Refused when the endpoint's version is another.
    pub expected_version: Option<i32>,
}

/// Changes an endpoint. Deliveries that wait go to where it is then.
pub async fn update(
    platform: &Platform,
    actor: &Actor,
    change: EndpointChange,
) -> Result<table::Model, WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    change.url.as_deref().map(|url| platform.webhooks.sender.check(url)).transpose()?;
    change.description.as_deref().map(check_description).transpose()?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let before = lock_in(txn, change.endpoint_id).await?;
        if change.expected_version.is_some_and(|version| version != before.version) {
            return Err(WebhookError::StaleVersion);
        }
        let mut after = before.clone();
        after.url = change.url.unwrap_or(after.url);
        after.description = change.description.unwrap_or(after.description);
        after.kinds = change.kinds.map(codes).unwrap_or(after.kinds);
        after.delivery_order = change.order.unwrap_or(after.delivery_order);
        if after == before {
            return Ok(before);
        }
        (after.version, after.updated_at) = (before.version + 1, now);
        let after = save_in(txn, after).await?;
        let entry = permit.did(AuditAction::WebhookEndpointUpdate, after.id);
        entry.changed(&Told::of(&before), &Told::of(&after))?.record_in(txn, platform, now).await?;
        Ok(after)
    })
    .await
}

/// The endpoint, until the transaction ends.
pub(super) async fn lock_in(
    txn: &DatabaseTransaction,
    id: WebhookEndpointId,
) -> Result<table::Model, WebhookError> {
    let found = table::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    found.ok_or(WebhookError::EndpointNotFound)
}

/// Writes all columns of an endpoint that is locked.
pub(super) async fn save_in(
    txn: &DatabaseTransaction,
    endpoint: table::Model,
) -> Result<table::Model, Fault> {
    Ok(endpoint.into_active_model().reset_all().update(txn).await?)
}
