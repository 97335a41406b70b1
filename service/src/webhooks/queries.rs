//! Reading endpoints and deliveries. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::event::EventKind;
use rebated_domain::id::{WebhookDeliveryId, WebhookEndpointId};
use rebated_domain::webhook::DeliveryState;
use rebated_entity::{webhook_attempt, webhook_delivery, webhook_endpoint};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::consume::kinds_of;
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Endpoints, newest first.
pub async fn endpoints(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<webhook_endpoint::Model>, Fault> {
    use webhook_endpoint::Column;
    fetch(db, webhook_endpoint::Entity::find(), SortBy::TimeId(Column::CreatedAt, Column::Id), true, page)
        .await
}

/// Deliveries to an endpoint, newest first; only those in `state` when there is one.
pub async fn deliveries(
    db: &impl ConnectionTrait,
    endpoint: WebhookEndpointId,
    state: Option<DeliveryState>,
    page: &PageRequest,
) -> Result<Page<webhook_delivery::Model>, Fault> {
    use webhook_delivery::Column;
    let mut select = webhook_delivery::Entity::find().filter(Column::EndpointId.eq(endpoint));
    if let Some(state) = state {
        select = select.filter(Column::State.eq(state));
    }
    fetch(db, select, SortBy::TimeId(Column::CreatedAt, Column::Id), true, page).await
}

/// Endpoints by id.
pub async fn endpoints_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = WebhookEndpointId>,
) -> Result<HashMap<WebhookEndpointId, webhook_endpoint::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), webhook_endpoint::Column::Id, ids);
    let found = webhook_endpoint::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|endpoint| (endpoint.id, endpoint)).collect())
}

/// Deliveries by id.
pub async fn deliveries_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = WebhookDeliveryId>,
) -> Result<HashMap<WebhookDeliveryId, webhook_delivery::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), webhook_delivery::Column::Id, ids);
    let found = webhook_delivery::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|delivery| (delivery.id, delivery)).collect())
}

/// The attempts of deliveries, in their order.
pub async fn attempts_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = WebhookDeliveryId>,
) -> Result<HashMap<WebhookDeliveryId, Vec<webhook_attempt::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), webhook_attempt::Column::DeliveryId, ids);
    let sorted = webhook_attempt::Entity::find().filter(wanted).order_by_asc(webhook_attempt::Column::Number);
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for attempt in sorted.all(db).await? {
        found.entry(attempt.delivery_id).or_default().push(attempt);
    }
    Ok(found)
}

/// The kinds that an endpoint wants, of those that this process knows; none for all.
pub fn wanted_kinds(endpoint: &webhook_endpoint::Model) -> Vec<EventKind> {
    kinds_of(endpoint).iter().filter_map(|code| code.parse().ok()).collect()
}
