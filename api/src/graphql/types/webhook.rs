//! Endpoints of webhooks, and what was delivered to them.

use async_graphql::{Context, Enum, ID, Object, Result};
use rebated_domain::webhook as words;
use rebated_entity::{webhook_attempt, webhook_delivery, webhook_endpoint};
use rebated_service::webhooks::queries::wanted_kinds;

use super::event_words::EventKind;
use crate::graphql::context::Ask;
use crate::graphql::encode;
use crate::graphql::loaders::AttemptsOf;
use crate::graphql::scalars::DateTime;

/// Whether an endpoint is called.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::EndpointState")]
pub enum WebhookEndpointState {
    /// Nothing is delivered until an administrator enables it.
    Disabled,
    /// Events are delivered.
    Enabled,
}

/// Why an endpoint was disabled.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::DisabledReason")]
pub enum WebhookDisabledReason {
    /// All attempts of a delivery failed, and nothing else arrived meanwhile.
    Exhausted,
    /// Nothing arrived for as many days as the operator allows.
    Failing,
    /// It answered 410 Gone: it wants no more.
    Gone,
}

/// In which order an endpoint gets events.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::DeliveryOrder")]
pub enum WebhookOrder {
    /// The events about one thing one after the other, each when the one before has arrived or was given up.
    Aggregate,
    /// As soon as possible, whatever became of others.
    None,
}

/// What has become of an event on its way to an endpoint.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::DeliveryState")]
pub enum WebhookDeliveryState {
    /// The endpoint has it.
    Delivered,
    /// It is not tried any more.
    GivenUp,
    /// It is tried when it is due.
    Waiting,
}

/// See the GraphQL description.
pub struct WebhookEndpoint(webhook_endpoint::Model);

impl From<webhook_endpoint::Model> for WebhookEndpoint {
    fn from(row: webhook_endpoint::Model) -> Self {
        Self(row)
    }
}

/// A program of somebody else that events are sent to, by the Standard Webhooks specification. Its deliveries are listed
/// by `webhookDeliveries`. For administrators.
#[Object]
impl WebhookEndpoint {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Where it is.
    async fn url(&self) -> &str {
        &self.0.url
    }
    /// What it is for.
    async fn description(&self) -> &str {
        &self.0.description
    }
    /// The kinds of events that it gets; empty for all.
    async fn kinds(&self) -> Vec<EventKind> {
        wanted_kinds(&self.0).into_iter().map(Into::into).collect()
    }
    /// In which order it gets them.
    async fn order(&self) -> WebhookOrder {
        self.0.delivery_order.into()
    }
    /// Whether it is called.
    async fn state(&self) -> WebhookEndpointState {
        self.0.state.into()
    }
    /// Why it was disabled; null while it is called.
    async fn disabled_reason(&self) -> Option<WebhookDisabledReason> {
        self.0.disabled_reason.map(Into::into)
    }
    /// When it was disabled; null while it is called.
    async fn disabled_at(&self) -> Option<DateTime> {
        self.0.disabled_at.map(Into::into)
    }
    /// Since when nothing has arrived, though it was tried; null when the last attempt succeeded.
    async fn failing_since(&self) -> Option<DateTime> {
        self.0.failing_since.map(Into::into)
    }
    /// Until when requests are signed with the secret before this one as well; null when it was never changed.
    async fn old_secret_until(&self) -> Option<DateTime> {
        self.0.previous_until.map(Into::into)
    }
    /// When it was made.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was last changed, enabled or disabled.
    async fn updated_at(&self) -> DateTime {
        self.0.updated_at.into()
    }
    /// Raised with each of these; for `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// See the GraphQL description.
pub struct WebhookDelivery(webhook_delivery::Model);

impl From<webhook_delivery::Model> for WebhookDelivery {
    fn from(row: webhook_delivery::Model) -> Self {
        Self(row)
    }
}

/// An event on its way to an endpoint of webhooks. Forgotten some days after it is over. For administrators.
#[Object]
impl WebhookDelivery {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The UUID of the event, which is the header `webhook-id`.
    async fn event_id(&self) -> ID {
        ID(self.0.event_id.to_string())
    }
    /// The dotted name of the event's kind, such as `order.updated`.
    #[graphql(name = "type")]
    async fn dotted(&self) -> &str {
        &self.0.kind
    }
    /// What has become of it.
    async fn state(&self) -> WebhookDeliveryState {
        self.0.state.into()
    }
    /// Which replay of the endpoint it is of; 0 for what came by itself.
    async fn replay(&self) -> i32 {
        self.0.replay
    }
    /// Why it is not tried any more; null when it is, or has arrived.
    async fn given_up_because(&self) -> Option<&str> {
        self.0.given_up_because.as_deref()
    }
    /// When it is tried next; null when it is over.
    async fn next_at(&self) -> Option<DateTime> {
        self.0.next_at.map(Into::into)
    }
    /// The attempts so far, in their order.
    async fn attempts(&self, ctx: &Context<'_>) -> Result<Vec<WebhookAttempt>> {
        let attempts = ctx.loaders().many(AttemptsOf(self.0.id)).await?;
        Ok(attempts.into_iter().map(WebhookAttempt::from).collect())
    }
    /// When it was stored.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it arrived or was given up; null before.
    async fn finished_at(&self) -> Option<DateTime> {
        self.0.finished_at.map(Into::into)
    }
}

/// See the GraphQL description.
pub struct WebhookAttempt(webhook_attempt::Model);

impl From<webhook_attempt::Model> for WebhookAttempt {
    fn from(row: webhook_attempt::Model) -> Self {
        Self(row)
    }
}

/// One call of an endpoint, and what came back.
#[Object]
impl WebhookAttempt {
    /// Counts the attempts of a delivery from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }
    /// When it began.
    async fn at(&self) -> DateTime {
        self.0.at.into()
    }
    /// How long it took, in milliseconds.
    async fn took_millis(&self) -> i32 {
        self.0.took_ms
    }
    /// The status of the response; null when there was none.
    async fn status(&self) -> Option<i32> {
        self.0.status
    }
    /// The beginning of the response's body, at most 2048 bytes; empty when there was none.
    async fn response(&self) -> &str {
        &self.0.response
    }
    /// Why there was no response; null when there was one.
    async fn error(&self) -> Option<&str> {
        self.0.error.as_deref()
    }
}
