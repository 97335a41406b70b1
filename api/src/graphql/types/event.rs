//! Events of the log.

use async_graphql::{Context, ID, Object};
use rebated_domain::event::AggregateType;
use rebated_domain::id::{
    BillId, OrderClaimId, OrderId, PaymentId, RebateId, RefundId, UserId, WebhookEndpointId,
};
use rebated_service::events;
use rebated_service::page::Key;

use super::event_words::{EventAggregateType, EventKind};
use crate::graphql::connection::{KeyKind, List};
use crate::graphql::context::Ask;
use crate::graphql::encode;
use crate::graphql::global_id::encode_any;
use crate::graphql::scalars::{DateTime, Json};

/// The log, oldest first. The list and the subscription share their cursors.
pub const LOG: List = List::new("events.position", KeyKind::Seq);

/// See the GraphQL description.
pub struct Event(events::Event);

impl From<events::Event> for Event {
    fn from(event: events::Event) -> Self {
        Self(event)
    }
}

/// Something that happened. Events about one thing come in the order of its changes.
#[Object]
impl Event {
    /// Where the event stands in the log: give it as `after` to go on behind it.
    async fn cursor(&self) -> String {
        LOG.cursor(Key::Seq(self.0.position))
    }
    /// The UUID of the event, as in the documents that brokers and webhooks carry.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }
    /// What happened; null when this server does not know the kind yet, and `type` names it.
    async fn kind(&self) -> Option<EventKind> {
        self.0.known_kind().map(Into::into)
    }
    /// The dotted name of the kind, such as `order.updated`.
    #[graphql(name = "type")]
    async fn dotted(&self) -> &str {
        &self.0.kind
    }
    /// The version of the facts in `data`.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// When it happened.
    async fn occurred_at(&self) -> DateTime {
        self.0.occurred_at.into()
    }
    /// What kind of thing it is about.
    async fn aggregate_type(&self) -> EventAggregateType {
        self.0.aggregate_type.into()
    }
    /// The global id of what it is about; of a balance, its user's.
    async fn aggregate_id(&self) -> ID {
        encode_any(id_kind(self.0.aggregate_type), self.0.aggregate_id)
    }
    /// Counts the events about the same thing: 1, 2, 3 and so on.
    async fn sequence(&self) -> i32 {
        i32::try_from(self.0.sequence).unwrap_or(i32::MAX)
    }
    /// The global id of the user whom it concerns; null when there is none.
    async fn user_id(&self) -> Option<ID> {
        self.0.user_id.map(encode)
    }
    /// The facts, as the reference of events describes them for this kind and version. Ids in it are the UUIDs
    /// within global ids, amounts are in major units; a rebate or a claim names its order only to those who may see
    /// that.
    async fn data(&self, ctx: &Context<'_>) -> Json {
        Json(self.0.data_for(ctx.actor()))
    }
}

fn id_kind(about: AggregateType) -> &'static str {
    match about {
        AggregateType::Balance | AggregateType::User => UserId::KIND,
        AggregateType::Bill => BillId::KIND,
        AggregateType::Order => OrderId::KIND,
        AggregateType::OrderClaim => OrderClaimId::KIND,
        AggregateType::Payment => PaymentId::KIND,
        AggregateType::Rebate => RebateId::KIND,
        AggregateType::Refund => RefundId::KIND,
        AggregateType::Webhook => WebhookEndpointId::KIND,
    }
}
