//! Orders that members say are theirs.

use async_graphql::{Context, ID, Object, OutputType, Result};
use rebated_domain::claim::Evidence;
use rebated_entity::order_claim;
use rebated_service::access;
use rebated_service::claims::queries;

use super::order::Order;
use super::order_claim_words::{OrderClaimEvidenceKind, OrderClaimState, OrderClaimStatus};
use super::order_words::OrderSource;
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::loaders::RivalsOf;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{denied, encode, fault, missing};

/// See the GraphQL description.
#[derive(Clone)]
pub struct OrderClaim(order_claim::Model);

impl From<order_claim::Model> for OrderClaim {
    fn from(row: order_claim::Model) -> Self {
        Self(row)
    }
}

impl OrderClaim {
    /// A value that staff alone read.
    fn for_staff<T: OutputType>(&self, ctx: &Context<'_>, value: Option<T>) -> Option<Result<T>> {
        match access::read_claims(ctx.actor()) {
            Ok(()) => value.map(Ok),
            Err(refusal) => Some(Err(denied(refusal))),
        }
    }
}

/// An order that a member says is theirs. Until it is decided it looks the same to its claimant, whether or not the order
/// is known and whosever it is.
#[Object]
impl OrderClaim {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Who claims it.
    async fn user(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.0.user_id).await?.ok_or_else(|| missing("user"))
    }
    /// At which network the order was placed.
    async fn source(&self) -> OrderSource {
        self.0.source.into()
    }
    /// The order's number there.
    async fn order_number(&self) -> &str {
        &self.0.order_number
    }
    /// What the claimant says was paid.
    async fn paid(&self) -> Option<Money> {
        Some(Money::minor(self.0.paid_minor?, self.0.paid_currency?))
    }
    /// What the claimant has written.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
    /// Where it is.
    async fn status(&self) -> OrderClaimStatus {
        self.0.status.standing().into()
    }
    /// When it was made.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it ends unless it is decided before.
    async fn expires_at(&self) -> DateTime {
        self.0.expires_at.into()
    }
    /// When it was decided or taken back, or ended.
    async fn decided_at(&self) -> Option<DateTime> {
        self.0.decided_at.map(DateTime::from)
    }
    /// The order, once it is known. For its buyer and staff; null for others, such as a claimant to whom it was not
    /// granted.
    async fn order(&self, ctx: &Context<'_>) -> Option<Result<Order>> {
        let row = match ctx.loaders().one(self.0.order_id?).await.transpose()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let is_open = access::sees(ctx.actor(), row.buyer_id, access::read_orders);
        is_open.then(|| Ok(Order::from(row)))
    }
    /// Where it is, exactly. For staff.
    async fn state(&self, ctx: &Context<'_>) -> Option<Result<OrderClaimState>> {
        self.for_staff(ctx, Some(self.0.status.into()))
    }
    /// What speaks for it and against it; null while its order is not known. For staff.
    async fn evidence(&self, ctx: &Context<'_>) -> Option<Result<Vec<OrderClaimEvidence>>> {
        if let Err(refusal) = access::read_claims(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        self.0.score?;
        let found = queries::evidence(&self.0).map_err(fault);
        Some(found.map(|all| all.into_iter().map(OrderClaimEvidence).collect()))
    }
    /// All points together, at least 0; null while its order is not known. From 60 on, and with a click, an order that is
    /// nobody's is given to its only claimant. For staff.
    async fn score(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        self.for_staff(ctx, self.0.score)
    }
    /// How many other members claim the order too, or have got it by a claim. For staff.
    async fn competitor_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        if let Err(refusal) = access::read_claims(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let rivals = ctx.loaders().one(RivalsOf(self.0.id)).await;
        Some(rivals.map(|count| i32::try_from(count.unwrap_or(0)).unwrap_or(i32::MAX)))
    }
    /// Who decided it or took it back; null for what the platform decided. For staff.
    async fn decided_by(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if let Err(refusal) = access::read_claims(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        ctx.loaders().user(self.0.decided_by?).await.transpose()
    }
    /// Why it was decided so. For staff.
    async fn decision_note(&self, ctx: &Context<'_>) -> Option<Result<String>> {
        self.for_staff(ctx, self.0.decision_note.clone())
    }
}

/// See the GraphQL description.
pub struct OrderClaimEvidence(Evidence);

/// One thing that speaks for a claim, or against it.
#[Object]
impl OrderClaimEvidence {
    /// What.
    async fn kind(&self) -> OrderClaimEvidenceKind {
        self.0.kind.into()
    }
    /// How much it counts; below 0 when it speaks against the claim.
    async fn points(&self) -> i32 {
        self.0.kind.points()
    }
    /// The same in a sentence.
    async fn text(&self) -> &'static str {
        self.0.kind.text()
    }
    /// When that happened; null for what is no event.
    async fn at(&self) -> Option<DateTime> {
        self.0.at.map(DateTime::from)
    }
}
