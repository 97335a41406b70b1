//! What may be wrong with users, and who and what is on hold.

use async_graphql::{Context, Enum, ID, Object, Result};
use rebated_domain::risk as words;
use rebated_entity::risk_hold;
use rebated_service::risk;

use super::order::Order;
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::encode;
use crate::graphql::scalars::DateTime;

/// What may be wrong with a user.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RiskSignalKind")]
pub enum RiskSignalKind {
    /// Claims come faster than a person makes them.
    ClaimVelocity,
    /// A claimed number is claimed by others too.
    ContestedClaims,
    /// Orders follow their clicks sooner than a person orders.
    HastyOrders,
    /// A network names clicks that nobody has seen here.
    MissingClicks,
    /// Orders come faster than a person places them.
    OrderVelocity,
    /// A network punishes orders or holds them.
    PunishedOrders,
    /// Too much of what was bought goes back.
    RefundRatio,
    /// The user and their inviter seem to be one person.
    SelfReferral,
    /// Many accounts use one device.
    SharedDevice,
    /// Many accounts pay as one payer.
    SharedPayee,
}

/// Why a user or an order is put on hold.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RiskHoldReason")]
pub enum RiskHoldReason {
    /// A number of an order is claimed by more than one user.
    ContestedClaim,
    /// Several accounts seem to belong to one person.
    MultipleAccounts,
    /// Something else; the note says what.
    Other,
    /// A network has punished orders or holds them.
    Punished,
    /// Too much of what was bought goes back.
    RefundAbuse,
    /// Somebody seems to have invited themselves.
    SelfReferral,
    /// Orders or claims come faster than a person makes them.
    Velocity,
}

/// What a hold is on.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RiskHoldScope")]
pub enum RiskHoldScope {
    /// One order: what it pays to anybody.
    Order,
    /// A user: what is paid to them, and what their orders pay to anybody.
    User,
}

/// See the GraphQL description.
pub struct RiskSignal(words::RiskSignal);

/// One thing that may be wrong with a user. A hint, no proof. For staff.
#[Object]
impl RiskSignal {
    /// What.
    fn kind(&self) -> RiskSignalKind {
        self.0.kind.into()
    }
    /// How much it says, 1 to 100.
    fn weight(&self) -> i32 {
        self.0.weight.into()
    }
    /// The facts, in English. Names no other user.
    fn why(&self) -> &str {
        &self.0.why
    }
}

/// See the GraphQL description.
pub struct RiskReport(risk::RiskReport);

impl From<risk::RiskReport> for RiskReport {
    fn from(report: risk::RiskReport) -> Self {
        Self(report)
    }
}

/// What may be wrong with a user, computed when it is asked for. For staff.
#[Object]
impl RiskReport {
    /// What the signals say together, 0 to 100.
    fn score(&self) -> i32 {
        self.0.score.into()
    }
    /// Whether the user's requests for refunds are set apart for a person because of it.
    fn needs_review(&self) -> bool {
        self.0.needs_review
    }
    /// The signals, at most one of each kind.
    fn signals(&self) -> Vec<RiskSignal> {
        self.0.signals.iter().cloned().map(RiskSignal).collect()
    }
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct RiskHold(risk_hold::Model);

impl From<risk_hold::Model> for RiskHold {
    fn from(row: risk_hold::Model) -> Self {
        Self(row)
    }
}

/// A user or an order that a person keeps on hold: while it is open, nothing is credited of what it covers. For staff.
#[Object]
impl RiskHold {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What it is on.
    fn scope(&self) -> RiskHoldScope {
        match self.0.user_id {
            Some(_) => RiskHoldScope::User,
            None => RiskHoldScope::Order,
        }
    }
    /// The user that is on hold; null when it is an order.
    async fn user(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        ctx.loaders().user(self.0.user_id?).await.transpose()
    }
    /// The order that is on hold; null when it is a user.
    async fn order(&self, ctx: &Context<'_>) -> Option<Result<Order>> {
        let found = ctx.loaders().one(self.0.order_id?).await.transpose();
        found.map(|order| order.map(Order::from))
    }
    /// Why.
    fn reason(&self) -> RiskHoldReason {
        self.0.reason.into()
    }
    /// Why, in words.
    fn note(&self) -> &str {
        &self.0.note
    }
    /// Whether it is open.
    fn is_open(&self) -> bool {
        self.0.released_at.is_none()
    }
    /// Who placed it; null for the platform itself.
    async fn placed_by(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        ctx.loaders().user(self.0.placed_by).await.transpose()
    }
    /// When it was placed.
    fn placed_at(&self) -> DateTime {
        self.0.placed_at.into()
    }
    /// Who released it; null while it is open, and for the platform itself.
    async fn released_by(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        ctx.loaders().user(self.0.released_by?).await.transpose()
    }
    /// Why it was released, in words.
    fn release_note(&self) -> Option<&str> {
        self.0.release_note.as_deref()
    }
    /// When it was released; null while it is open.
    fn released_at(&self) -> Option<DateTime> {
        self.0.released_at.map(Into::into)
    }
}
