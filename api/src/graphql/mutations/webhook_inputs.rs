//! What is said about endpoints of webhooks.

use async_graphql::{ID, InputObject, Result};
use rebated_domain::event;
use rebated_service::page::Key;
use rebated_service::webhooks::{EndpointChange, NewEndpoint, Replay, Rotation};

use crate::graphql::decode_or_nothing;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::event::LOG;
use crate::graphql::types::event_words::EventKind;
use crate::graphql::types::webhook::WebhookOrder;

/// An endpoint that is to be made.
#[derive(InputObject)]
pub struct WebhookEndpointCreateInput {
    /// What it is for, at most 200 characters.
    description: Option<String>,
    /// The kinds of events that it gets; absent or empty for all, also those that will be added.
    kinds: Option<Vec<EventKind>>,
    /// In which order it gets them; absent: `NONE`.
    order: Option<WebhookOrder>,
    /// Where it is, such as `https://example.com/hook`.
    url: String,
}

impl From<WebhookEndpointCreateInput> for NewEndpoint {
    fn from(input: WebhookEndpointCreateInput) -> Self {
        Self {
            url: input.url,
            description: input.description.unwrap_or_default(),
            kinds: of_domain(input.kinds.unwrap_or_default()),
            order: input.order.unwrap_or(WebhookOrder::None).into(),
        }
    }
}

/// What to change of an endpoint; absent fields stay.
#[derive(InputObject)]
pub struct WebhookEndpointUpdateInput {
    /// The endpoint.
    endpoint_id: ID,
    /// What it is for, at most 200 characters.
    description: Option<String>,
    /// The kinds of events that it gets; empty for all.
    kinds: Option<Vec<EventKind>>,
    /// In which order it gets them.
    order: Option<WebhookOrder>,
    /// Where it is.
    url: Option<String>,
    /// Refuse when the endpoint is not at this version any more.
    expected_version: Option<i32>,
}

impl From<WebhookEndpointUpdateInput> for EndpointChange {
    fn from(input: WebhookEndpointUpdateInput) -> Self {
        Self {
            endpoint_id: decode_or_nothing(&input.endpoint_id),
            url: input.url,
            description: input.description,
            kinds: input.kinds.map(of_domain),
            order: input.order.map(Into::into),
            expected_version: input.expected_version,
        }
    }
}

/// Which endpoint.
#[derive(InputObject)]
pub struct WebhookEndpointInput {
    /// The endpoint.
    pub(super) endpoint_id: ID,
}

/// A change of secrets.
#[derive(InputObject)]
pub struct WebhookEndpointSecretRotateInput {
    /// The endpoint.
    endpoint_id: ID,
    /// For how many hours requests are signed with the old secret as well, 0 to 168; absent: 24.
    overlap_hours: Option<i32>,
}

impl From<WebhookEndpointSecretRotateInput> for Rotation {
    fn from(input: WebhookEndpointSecretRotateInput) -> Self {
        Self {
            endpoint_id: decode_or_nothing(&input.endpoint_id),
            overlap_hours: input.overlap_hours.unwrap_or(24),
        }
    }
}

/// Which events are delivered once more. Name either `after` or `since`.
#[derive(InputObject)]
pub struct WebhookEventsReplayInput {
    /// The endpoint.
    endpoint_id: ID,
    /// Those behind this cursor of `events`.
    after: Option<String>,
    /// Those that happened at this instant or later.
    since: Option<DateTime>,
    /// Only these kinds, of those that the endpoint wants; absent or empty for all that it wants.
    kinds: Option<Vec<EventKind>>,
}

impl WebhookEventsReplayInput {
    /// What it asks for. A text that is no cursor of the log is refused.
    pub(super) fn read(self) -> Result<Replay> {
        let key = self.after.as_deref().map(|cursor| LOG.key("after", cursor)).transpose()?;
        let after = key.and_then(|key| match key {
            Key::Seq(position) => Some(position),
            Key::Id(_) | Key::TimeId(..) => None,
        });
        Ok(Replay {
            endpoint_id: decode_or_nothing(&self.endpoint_id),
            after,
            since: self.since.map(Into::into),
            kinds: of_domain(self.kinds.unwrap_or_default()),
        })
    }
}

fn of_domain(kinds: Vec<EventKind>) -> Vec<event::EventKind> {
    kinds.into_iter().map(Into::into).collect()
}
