//! What only orders of the store have.

use async_graphql::{Context, Object, Result};
use rebated_domain::id::OrderId;
use rebated_domain::order::OrderStatus as Status;
use rebated_entity::{invite_statistic, order_cancellation, order_step, order_transition, store_order};

use super::order_words::OrderStatus;
use super::parcel::ParcelTracking;
use super::store_words::{
    OrderCancellationState, OrderEventCause, OrderEventKind, OrderStepName, OrderStepState,
};
use crate::graphql::context::Ask;
use crate::graphql::loaders::OutboundOf;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;

/// See the GraphQL description.
pub struct OrderStep(order_step::Model);

impl From<order_step::Model> for OrderStep {
    fn from(row: order_step::Model) -> Self {
        Self(row)
    }
}

/// Work that belongs to an order of the store and is done after the answer.
#[Object]
impl OrderStep {
    /// Which work.
    async fn name(&self) -> OrderStepName {
        self.0.step.into()
    }
    /// How far it is.
    async fn state(&self) -> OrderStepState {
        self.0.state.into()
    }
    /// How often it was tried, in both directions, up to the attempt that ended it.
    async fn attempts(&self) -> i32 {
        self.0.attempts
    }
    /// Since when it is in its state.
    async fn at(&self) -> DateTime {
        self.0.at.into()
    }
}

/// See the GraphQL description.
pub struct OrderEvent(order_transition::Model);

impl From<order_transition::Model> for OrderEvent {
    fn from(row: order_transition::Model) -> Self {
        Self(row)
    }
}

/// One change of an order of the store. It is never changed or removed.
#[Object]
impl OrderEvent {
    /// What happened.
    async fn kind(&self) -> OrderEventKind {
        self.0.input.into()
    }
    /// The state before; null for the first.
    async fn status_before(&self) -> Option<OrderStatus> {
        self.0.status_before.map(|status| Status::from(status).into())
    }
    /// The state afterwards.
    async fn status(&self) -> OrderStatus {
        Status::from(self.0.status_after).into()
    }
    /// What moved the order.
    async fn cause(&self) -> OrderEventCause {
        self.0.cause.into()
    }
    /// The order's version afterwards.
    async fn version(&self) -> i32 {
        self.0.version_after
    }
    /// When.
    async fn at(&self) -> DateTime {
        self.0.at.into()
    }
}

/// See the GraphQL description.
pub struct Shipment {
    order_id: OrderId,
    carrier: String,
    tracking_number: String,
    shipped_at: DateTime,
}

impl Shipment {
    /// The parcel of an order, once it is handed to a courier.
    pub fn of(row: store_order::Model) -> Option<Self> {
        Some(Self {
            order_id: row.order_id,
            carrier: row.carrier?,
            tracking_number: row.tracking_number?,
            shipped_at: row.shipped_at?.into(),
        })
    }
}

/// A parcel on its way to the buyer.
#[Object]
impl Shipment {
    /// Who carries it.
    async fn carrier(&self) -> &str {
        &self.carrier
    }
    /// Its number at the carrier.
    async fn tracking_number(&self) -> &str {
        &self.tracking_number
    }
    /// When it was handed over.
    async fn shipped_at(&self) -> &DateTime {
        &self.shipped_at
    }
    /// What the courier says of it; null for a parcel that nobody follows.
    async fn tracking(&self, ctx: &Context<'_>) -> Option<Result<ParcelTracking>> {
        let parcel = ctx.loaders().one(OutboundOf(self.order_id)).await;
        parcel.map(|row| row.map(ParcelTracking::from)).transpose()
    }
}

/// See the GraphQL description.
pub struct OrderCancellation(order_cancellation::Model);

impl From<order_cancellation::Model> for OrderCancellation {
    fn from(row: order_cancellation::Model) -> Self {
        Self(row)
    }
}

/// The wish to cancel an order of the store.
#[Object]
impl OrderCancellation {
    /// Where it is.
    async fn state(&self) -> OrderCancellationState {
        self.0.state.into()
    }
    /// How often it was looked at again, at most 20 times.
    async fn tries(&self) -> i32 {
        self.0.tries
    }
    /// When it is looked at again; null when it is not.
    async fn next_at(&self) -> Option<DateTime> {
        self.0.next_at.map(DateTime::from)
    }
    /// Why the order is to be cancelled.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
    /// Since when it is wished.
    async fn requested_at(&self) -> DateTime {
        self.0.requested_at.into()
    }
    /// When it ended; null until then.
    async fn ended_at(&self) -> Option<DateTime> {
        self.0.ended_at.map(DateTime::from)
    }
}

/// See the GraphQL description.
pub struct InviteStatistics(invite_statistic::Model);

impl From<invite_statistic::Model> for InviteStatistics {
    fn from(row: invite_statistic::Model) -> Self {
        Self(row)
    }
}

/// What those whom a user has invited have ordered in the store, in one currency. Orders that were cancelled do not
/// count.
#[Object]
impl InviteStatistics {
    /// How many orders.
    async fn orders(&self) -> i32 {
        i32::try_from(self.0.orders).unwrap_or(i32::MAX)
    }
    /// What they came to.
    async fn amount(&self) -> Money {
        Money::minor(self.0.amount_minor, self.0.currency)
    }
}
