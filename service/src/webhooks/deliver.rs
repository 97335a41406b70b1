use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::webhook::{DeliveryOrder, DeliveryState, EndpointState};
use rebated_entity::{webhook_delivery as table, webhook_endpoint};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::new_deliveries::Attempt;
use super::{WebhookRequest, document, record, secret};
use crate::crash::{self, Point};
use crate::db::transact;
use crate::events::{self, Event};
use crate::jobs::{Claimed, Finished, JobFailure};
use crate::{Fault, Platform};

/// Longest time that one attempt may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a delivery waits at least for the one before it about the same thing.
const STEP: TimeDelta = TimeDelta::milliseconds(250);
/// How long a delivery waits when its endpoint has as many calls under way as it may.
const BUSY: TimeDelta = TimeDelta::seconds(1);

/// The job that makes one attempt of one delivery.
///
/// The call is between two transactions. A process that dies after it and before what came back is written down calls
/// again, with the same `webhook-id`.
pub(crate) async fn deliver(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Attempt { delivery_id } = job.payload()?;
    let db = platform.db.read();
    let found = table::Entity::find_by_id(delivery_id).one(db).await.map_err(Fault::from)?;
    let Some(delivery) = found.filter(|delivery| delivery.state == DeliveryState::Waiting) else {
        return finish(&platform, &job).await;
    };
    let endpoint = webhook_endpoint::Entity::find_by_id(delivery.endpoint_id).one(db).await;
    let Some(endpoint) = endpoint.map_err(Fault::from)? else { return finish(&platform, &job).await };
    if endpoint.state == EndpointState::Disabled {
        return record::give_up(&platform, &job, &delivery, "the endpoint is disabled").await;
    }
    let Some(event) = events::by_id(db, delivery.event_id).await? else {
        return record::give_up(&platform, &job, &delivery, "the event is no longer kept").await;
    };
    wait_for_others(&platform, &endpoint, &delivery).await?;
    let Some(_turn) = platform.webhooks.turns.take(endpoint.id).await else {
        return Err(postponed(platform.now() + BUSY, "the endpoint is busy"));
    };
    let begun = platform.now();
    let request = request(&endpoint, &event, begun)?;
    job.still_held(&platform).await?;
    let answer = platform.webhooks.sender.send(request).await;
    crash::at(Point::WebhookAnswered);
    record::attempt(&platform, &job, &delivery, begun, answer).await
}

/// Postpones an attempt while the endpoint has asked for a pause, or while the event before it about the same thing is
/// on its way and the endpoint wants them in order.
async fn wait_for_others(
    platform: &Platform,
    endpoint: &webhook_endpoint::Model,
    delivery: &table::Model,
) -> Result<(), JobFailure> {
    let now = platform.now();
    if let Some(until) = endpoint.paused_until.filter(|until| *until > now) {
        return Err(postponed(until, "the endpoint has too much to do"));
    }
    if endpoint.delivery_order == DeliveryOrder::None {
        return Ok(());
    }
    let before = table::Entity::find()
        .filter(table::Column::EndpointId.eq(delivery.endpoint_id))
        .filter(table::Column::AggregateId.eq(delivery.aggregate_id))
        .filter(table::Column::AggregateType.eq(delivery.aggregate_type))
        .filter(table::Column::Replay.eq(delivery.replay))
        .filter(table::Column::State.eq(DeliveryState::Waiting))
        .filter(table::Column::Sequence.lt(delivery.sequence))
        .order_by_asc(table::Column::Sequence)
        .one(platform.db.read())
        .await
        .map_err(Fault::from)?;
    let Some(before) = before else { return Ok(()) };
    let until = before.next_at.unwrap_or(now).max(now + STEP);
    Err(postponed(until, "an earlier event about the same thing is on its way"))
}

fn postponed(until: DateTime<Utc>, reason: &str) -> JobFailure {
    JobFailure::Postponed { until, reason: reason.into() }
}

fn request(
    endpoint: &webhook_endpoint::Model,
    event: &Event,
    now: DateTime<Utc>,
) -> Result<WebhookRequest, Fault> {
    let (id, timestamp) = (event.id.to_string(), now.timestamp());
    let body = document::body(event.envelope())?;
    let signature = secret::signatures(endpoint, now, &id, timestamp, &body);
    Ok(WebhookRequest { url: endpoint.url.clone(), id, timestamp, signature, body, patience: PATIENCE })
}

async fn finish(platform: &Platform, job: &Claimed) -> Result<Finished, JobFailure> {
    transact(&platform.db, async |txn| job.finish_in(txn, platform).await).await
}
