//! Making, changing and testing endpoints of webhooks.

use async_graphql::{Context, Object, Result};
use rebated_service::page::Key;
use rebated_service::webhooks::{self, WebhookError};

use super::webhook_inputs::{
    WebhookEndpointCreateInput, WebhookEndpointInput, WebhookEndpointSecretRotateInput,
    WebhookEndpointUpdateInput, WebhookEventsReplayInput,
};
use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::event::LOG;
use crate::graphql::types::webhook::{WebhookAttempt, WebhookEndpoint};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about webhooks.
    WebhookUserError,
    /// Why a request about webhooks was refused.
    WebhookErrorCode,
    WebhookError {
        /// The description is too long or not printable.
        BadDescription: WebhookError::BadDescription => ["description"],
        /// The hours for which the old secret stays good are out of range.
        BadOverlap: WebhookError::BadOverlap => ["overlapHours"],
        /// Neither a cursor nor a time to begin at is named, or both are.
        BadStart: WebhookError::BadStart => ["after"],
        /// The URL is none, or one that is never called.
        BadUrl: WebhookError::BadUrl(_) => ["url"],
        /// The events after the cursor are no longer kept, or it is not of this log.
        CursorExpired: WebhookError::CursorExpired => ["after"],
        /// The endpoint is disabled.
        EndpointDisabled: WebhookError::EndpointDisabled => ["endpointId"],
        /// No such endpoint.
        EndpointNotFound: WebhookError::EndpointNotFound => ["endpointId"],
        /// The endpoint has changed since it was read.
        StaleVersion: WebhookError::StaleVersion => ["expectedVersion"],
        /// There are as many endpoints as there may be.
        TooManyEndpoints: WebhookError::TooManyEndpoints => ["url"],
    }
    top_level: WebhookError::Denied(_) | WebhookError::Fault(_)
}

payload! {
    /// The answer of `webhookEndpointCreate`.
    WebhookEndpointCreatePayload {
        /// The endpoint.
        endpoint: WebhookEndpoint,
        /// What the receiver verifies requests with, `whsec_` and base64. Shown this once and never again.
        secret: String,
    }
    WebhookUserError
}

payload! {
    /// The answer of `webhookEndpointDelete`.
    WebhookEndpointDeletePayload {
        /// The endpoint as it was.
        endpoint: WebhookEndpoint,
    }
    WebhookUserError
}

payload! {
    /// The answer of `webhookEndpointEnable`.
    WebhookEndpointEnablePayload {
        /// The endpoint.
        endpoint: WebhookEndpoint,
    }
    WebhookUserError
}

payload! {
    /// The answer of `webhookEndpointSecretRotate`.
    WebhookEndpointSecretRotatePayload {
        /// The endpoint.
        endpoint: WebhookEndpoint,
        /// The new secret. Shown this once and never again.
        secret: String,
    }
    WebhookUserError
}

payload! {
    /// The answer of `webhookEndpointTest`.
    WebhookEndpointTestPayload {
        /// What came back.
        attempt: WebhookAttempt,
        /// The endpoint.
        endpoint: WebhookEndpoint,
    }
    WebhookUserError
}

payload! {
    /// The answer of `webhookEndpointUpdate`.
    WebhookEndpointUpdatePayload {
        /// The endpoint.
        endpoint: WebhookEndpoint,
    }
    WebhookUserError
}

payload! {
    /// The answer of `webhookEventsReplay`.
    WebhookEventsReplayPayload {
        /// The endpoint.
        endpoint: WebhookEndpoint,
        /// How many deliveries were stored.
        queued: i32,
        /// The cursor of the last event; empty when there was none. Go on from it when there are more.
        end_cursor: String,
        /// Whether more events match than one call replays, which is 5000.
        has_more: bool,
    }
    WebhookUserError
}

/// Making, changing and testing endpoints of webhooks.
#[derive(Default)]
pub struct WebhookMutations;

/// Making, changing and testing endpoints of webhooks.
#[Object]
impl WebhookMutations {
    /// Makes an endpoint that gets the events from now on. For administrators.
    async fn webhook_endpoint_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The endpoint.")] input: WebhookEndpointCreateInput,
    ) -> Option<Result<WebhookEndpointCreatePayload>> {
        let done = webhooks::create(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |(endpoint, secret)| WebhookEndpointCreatePayload::of(endpoint.into(), secret))
    }

    /// Removes an endpoint with its deliveries. For administrators.
    async fn webhook_endpoint_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: WebhookEndpointInput,
    ) -> Option<Result<WebhookEndpointDeletePayload>> {
        let id = decode_or_nothing(&input.endpoint_id);
        let done = webhooks::delete(ctx.platform(), ctx.actor(), id).await;
        answer(done, |endpoint| WebhookEndpointDeletePayload::of(endpoint.into()))
    }

    /// Has an endpoint called again that was disabled. What happened meanwhile has to be replayed. For administrators.
    async fn webhook_endpoint_enable(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: WebhookEndpointInput,
    ) -> Option<Result<WebhookEndpointEnablePayload>> {
        let id = decode_or_nothing(&input.endpoint_id);
        let done = webhooks::enable(ctx.platform(), ctx.actor(), id).await;
        answer(done, |endpoint| WebhookEndpointEnablePayload::of(endpoint.into()))
    }

    /// Gives an endpoint a new secret. For administrators.
    async fn webhook_endpoint_secret_rotate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: WebhookEndpointSecretRotateInput,
    ) -> Option<Result<WebhookEndpointSecretRotatePayload>> {
        let done = webhooks::rotate(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |(endpoint, secret)| WebhookEndpointSecretRotatePayload::of(endpoint.into(), secret))
    }

    /// Sends a sample to an endpoint now, waits 5 seconds at most, and answers what came back. For administrators.
    async fn webhook_endpoint_test(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: WebhookEndpointInput,
    ) -> Option<Result<WebhookEndpointTestPayload>> {
        let id = decode_or_nothing(&input.endpoint_id);
        let done = webhooks::test(ctx.platform(), ctx.actor(), id).await;
        answer(done, |(endpoint, attempt)| WebhookEndpointTestPayload::of(attempt.into(), endpoint.into()))
    }

    /// Changes an endpoint. For administrators.
    async fn webhook_endpoint_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: WebhookEndpointUpdateInput,
    ) -> Option<Result<WebhookEndpointUpdatePayload>> {
        let done = webhooks::update(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |endpoint| WebhookEndpointUpdatePayload::of(endpoint.into()))
    }

    /// Has events of the log delivered to an endpoint once more, oldest first, with the same `webhook-id`. For
    /// administrators.
    async fn webhook_events_replay(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events.")] input: WebhookEventsReplayInput,
    ) -> Option<Result<WebhookEventsReplayPayload>> {
        let replay = match input.read() {
            Ok(replay) => replay,
            Err(error) => return Some(Err(error)),
        };
        let done = webhooks::replay(ctx.platform(), ctx.actor(), replay).await;
        answer(done, |done| {
            let queued = i32::try_from(done.queued).unwrap_or(i32::MAX);
            let end = done.last.map(|position| LOG.cursor(Key::Seq(position))).unwrap_or_default();
            WebhookEventsReplayPayload::of(done.endpoint.into(), queued, end, done.has_more)
        })
    }
}
