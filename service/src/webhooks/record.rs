use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::event::EventData;
use rebated_domain::event::facts::WebhookFacts;
use rebated_domain::id::WebhookDeliveryId;
use rebated_domain::webhook::{DeliveryState, DisabledReason, EndpointState, Reply, read_reply, wait};
use rebated_entity::{job, webhook_attempt, webhook_delivery as table, webhook_endpoint};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect};

use super::new_deliveries::Attempt;
use super::update::save_in;
use super::{LONGEST_RESPONSE, WebhookAnswer, WebhookFailure, new_deliveries};
use crate::db::{Writes, transact};
use crate::events::Outbox;
use crate::jobs::{Claimed, Finished, JobFailure, NewJobs};
use crate::{Fault, Platform};

/// How long an endpoint is left alone that has too much to do and does not say for how long, in seconds; and at most.
const PAUSE: u32 = 60;
const LONGEST_PAUSE: u32 = 3_600;
/// How long an endpoint is left alone that did not answer in time, so that it does not keep the workers.
const PAUSE_AFTER_SILENCE: u32 = 30;
/// Longest error that is kept, in characters.
const LONGEST_ERROR: usize = 500;

/// Writes down an attempt and what follows from it: the job of the next one, or the end of the delivery, and what the
/// endpoint is like.
pub(super) async fn attempt(
    platform: &Platform,
    job: &Claimed,
    sent: &table::Model,
    begun: DateTime<Utc>,
    answer: WebhookAnswer,
) -> Result<Finished, JobFailure> {
    transact(&platform.db, async |txn| {
        let id = sent.endpoint_id;
        let endpoint = webhook_endpoint::Entity::find_by_id(id).lock_exclusive().one(txn).await;
        let delivery = lock_in(txn, sent.id).await?;
        let (Some(endpoint), Some(mut delivery)) = (endpoint.map_err(Fault::from)?, delivery) else {
            return job.finish_in(txn, platform).await;
        };
        delivery.attempts += 1;
        let row = row(delivery.id, delivery.attempts, begun, &answer);
        row.into_active_model().insert(txn).await.map_err(Fault::from)?;
        let mut turn = Turn { platform, begun, now: platform.now(), delivery, endpoint };
        let before = turn.endpoint.clone();
        turn.follow(txn, &answer).await?;
        turn.save_in(txn, &before).await?;
        job.finish_in(txn, platform).await
    })
    .await
}

/// Ends a delivery that is not tried any more.
pub(super) async fn give_up(
    platform: &Platform,
    job: &Claimed,
    delivery: &table::Model,
    because: &str,
) -> Result<Finished, JobFailure> {
    transact(&platform.db, async |txn| {
        give_up_delivery_in(txn, platform, delivery.id, because).await?;
        job.finish_in(txn, platform).await
    })
    .await
}

/// Ends the delivery whose job somebody has discarded, so that those behind it need not wait for it.
pub(crate) async fn give_up_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    job: &job::Model,
) -> Result<(), Fault> {
    match serde_json::from_value(job.payload.clone()) {
        Ok(Attempt { delivery_id }) => {
            give_up_delivery_in(txn, platform, delivery_id, "its job was discarded").await
        }
        // nobody knows of which delivery it is
        Err(_) => Ok(()),
    }
}

async fn give_up_delivery_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    id: WebhookDeliveryId,
    because: &str,
) -> Result<(), Fault> {
    if let Some(mut delivery) = lock_in(txn, id).await? {
        end(&mut delivery, DeliveryState::GivenUp, Some(because), platform.now());
        delivery.into_active_model().reset_all().update(txn).await?;
    }
    Ok(())
}

async fn lock_in(txn: &DatabaseTransaction, id: WebhookDeliveryId) -> Result<Option<table::Model>, Fault> {
    let found = table::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    Ok(found.filter(|delivery| delivery.state == DeliveryState::Waiting))
}

/// The attempt as the log of the delivery has it.
pub(super) fn row(
    delivery_id: WebhookDeliveryId,
    number: i32,
    at: DateTime<Utc>,
    answer: &WebhookAnswer,
) -> webhook_attempt::Model {
    let took_ms = i32::try_from(answer.took.as_millis()).unwrap_or(i32::MAX);
    let (status, response, error) = match &answer.reply {
        Ok(reply) => (Some(i32::from(reply.status)), printable(&reply.body), None),
        Err(failure) => (None, String::new(), Some(failure.to_string())),
    };
    let error = error.map(|text| text.chars().take(LONGEST_ERROR).collect());
    webhook_attempt::Model { delivery_id, number, at, took_ms, status, response, error }
}

/// What a receiver has written, as a text that every database takes.
fn printable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_RESPONSE)]);
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

fn end(delivery: &mut table::Model, state: DeliveryState, because: Option<&str>, now: DateTime<Utc>) {
    delivery.state = state;
    delivery.given_up_because = because.map(str::to_owned);
    delivery.next_at = None;
    delivery.finished_at = Some(now);
}

/// A delivery and its endpoint, both locked, after an attempt.
struct Turn<'a> {
    platform: &'a Platform,
    begun: DateTime<Utc>,
    now: DateTime<Utc>,
    delivery: table::Model,
    endpoint: webhook_endpoint::Model,
}

impl Turn<'_> {
    async fn follow(&mut self, txn: &DatabaseTransaction, answer: &WebhookAnswer) -> Result<(), Fault> {
        let (reply, pause) = match &answer.reply {
            Ok(reply) => {
                let pause = reply.retry_after_seconds.unwrap_or(PAUSE).clamp(1, LONGEST_PAUSE);
                let meaning = read_reply(reply.status);
                (meaning, (meaning == Reply::SlowDown).then_some(pause))
            }
            Err(WebhookFailure::TimedOut) => (Reply::Failed, Some(PAUSE_AFTER_SILENCE)),
            Err(WebhookFailure::Forbidden(_) | WebhookFailure::Unreachable(_)) => (Reply::Failed, None),
        };
        match reply {
            Reply::Delivered => {
                end(&mut self.delivery, DeliveryState::Delivered, None, self.now);
                self.endpoint.failing_since = None;
            }
            Reply::Gone => {
                let because = Some("the endpoint answered 410 Gone");
                end(&mut self.delivery, DeliveryState::GivenUp, because, self.now);
                self.disable(DisabledReason::Gone);
            }
            Reply::SlowDown | Reply::Failed => self.fail(txn, pause).await?,
        }
        Ok(())
    }

    async fn fail(&mut self, txn: &DatabaseTransaction, pause: Option<u32>) -> Result<(), Fault> {
        let (now, begun) = (self.now, self.begun);
        let since = self.endpoint.failing_since.map_or(begun, |since| since.min(begun));
        self.endpoint.failing_since = Some(since);
        if let Some(seconds) = pause {
            self.endpoint.paused_until = Some(now + TimeDelta::seconds(seconds.into()));
        }
        let chance = u64::from_be_bytes(self.platform.random());
        match wait(self.delivery.attempts, chance) {
            Some(wait) => {
                let paused = self.endpoint.paused_until.unwrap_or(now);
                self.delivery.next_at = Some((now + wait).max(paused));
            }
            None => {
                let because = Some("all attempts have failed");
                end(&mut self.delivery, DeliveryState::GivenUp, because, now);
                let first = webhook_attempt::Entity::find_by_id((self.delivery.id, 1)).one(txn).await?;
                // something else has arrived otherwise: it is this event that the endpoint does not like
                if first.is_some_and(|first| since <= first.at) {
                    self.disable(DisabledReason::Exhausted);
                }
            }
        }
        if now - since >= self.platform.webhooks.disable_after {
            self.disable(DisabledReason::Failing);
        }
        Ok(())
    }

    fn disable(&mut self, reason: DisabledReason) {
        if self.endpoint.state == EndpointState::Disabled {
            return;
        }
        self.endpoint.state = EndpointState::Disabled;
        self.endpoint.disabled_reason = Some(reason);
        self.endpoint.disabled_at = Some(self.now);
        self.endpoint.version += 1;
        self.endpoint.updated_at = self.now;
    }

    async fn save_in(self, txn: &DatabaseTransaction, before: &webhook_endpoint::Model) -> Result<(), Fault> {
        let Self { platform, now, delivery, endpoint, .. } = self;
        let mut writes = Writes::new(platform.db.backend());
        if let Some(due_at) = delivery.next_at {
            let mut next = NewJobs::default();
            next.add(platform, now, new_deliveries::attempt(delivery.id, delivery.attempts + 1, due_at)?);
            next.write(&mut writes);
        }
        if let Some(reason) = endpoint.disabled_reason.filter(|_| before.disabled_reason.is_none()) {
            let facts = WebhookFacts {
                endpoint_id: endpoint.id,
                description: endpoint.description.clone(),
                created_by: endpoint.created_by,
                reason,
            };
            let mut outbox = Outbox::default();
            outbox.add(platform, now, &EventData::WebhookEndpointDisabled(facts));
            outbox.write(&mut writes);
            tracing::warn!(endpoint = %endpoint.id, %reason, "An endpoint of webhooks was disabled.");
        }
        delivery.into_active_model().reset_all().update(txn).await?;
        if endpoint != *before {
            save_in(txn, endpoint).await?;
        }
        writes.run(txn).await
    }
}
