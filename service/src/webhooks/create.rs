use rebated_domain::audit::AuditAction;
use rebated_domain::event::EventKind;
use rebated_domain::webhook::{DeliveryOrder, EndpointState};
use rebated_entity::webhook_endpoint as table;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait};
use serde_json::Value;

use super::told::Told;
use super::{WebhookError, secret};
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// Longest description in characters.
const LONGEST_DESCRIPTION: usize = 200;
/// Most endpoints: dispatch writes a delivery to each of them.
const MOST: u64 = 100;

/// An endpoint that is to be made.
#[derive(Clone, Debug)]
pub struct NewEndpoint {
    /// Where it is.
    pub url: String,
    /// What it is for.
    pub description: String,
    /// Only these kinds of events; none for all, also those that will be added.
    pub kinds: Vec<EventKind>,
    /// In which order it gets them.
    pub order: DeliveryOrder,
}

/// Makes an endpoint that gets what is dispatched from now on. Its secret is answered once and never again.
pub async fn create(
    platform: &Platform,
    actor: &Actor,
    new: NewEndpoint,
) -> Result<(table::Model, String), WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    platform.webhooks.sender.check(&new.url)?;
    check_description(&new.description)?;
    let (now, secret) = (platform.now(), secret::draw(platform));
    let endpoint = transact(&platform.db, async |txn| {
        if table::Entity::find().count(txn).await.map_err(Fault::from)? >= MOST {
            return Err(WebhookError::TooManyEndpoints);
        }
        let row = table::Model {
            id: platform.new_id(now),
            url: new.url,
            description: new.description,
            kinds: codes(new.kinds),
            delivery_order: new.order,
            state: EndpointState::Enabled,
            disabled_reason: None,
            disabled_at: None,
            failing_since: None,
            paused_until: None,
            secret,
            previous_secret: None,
            previous_until: None,
            replays: 0,
            version: 1,
            created_by: actor.recorded_as(),
            created_at: now,
            updated_at: now,
        };
        let endpoint = row.into_active_model().insert(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::WebhookEndpointCreate, endpoint.id).made(&Told::of(&endpoint))?;
        entry.record_in(txn, platform, now).await?;
        Ok::<_, WebhookError>(endpoint)
    })
    .await?;
    let shown = secret::shown(&endpoint.secret);
    Ok((endpoint, shown))
}

/// The kinds as they are stored.
pub(super) fn codes(mut kinds: Vec<EventKind>) -> Value {
    kinds.sort_unstable();
    kinds.dedup();
    kinds.iter().map(|kind| kind.code()).collect()
}

pub(super) fn check_description(text: &str) -> Result<(), WebhookError> {
    let fits = text.chars().count() <= LONGEST_DESCRIPTION && !text.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(WebhookError::BadDescription) }
}
