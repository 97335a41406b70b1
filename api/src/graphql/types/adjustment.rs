//! A correction of a balance by hand.

use async_graphql::{Context, Enum, ID, Object, Result};
use rebated_domain::balance as words;
use rebated_entity::balance_adjustment;
use rebated_service::access;
use rebated_service::balances::queries::transfer_of;

use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, missing};

/// Why finance corrects a balance or sets a part of it aside.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::AdjustmentReason")]
pub enum AdjustmentReason {
    /// A mistake of the platform is made good.
    Correction,
    /// Something is disputed and has to be cleared first.
    Dispute,
    /// Rebates were gained by deceit.
    Fraud,
    /// A kindness to a member.
    Goodwill,
    /// A purchase that no network reported.
    MissingOrder,
    /// Something else; the note says what.
    Other,
}

/// Where an adjustment is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::AdjustmentStatus")]
pub enum AdjustmentStatus {
    /// Booked.
    Posted,
    /// Waiting for a second person.
    Proposed,
    /// Refused by a second person, or withdrawn.
    Rejected,
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct BalanceAdjustment(balance_adjustment::Model);

impl From<balance_adjustment::Model> for BalanceAdjustment {
    fn from(row: balance_adjustment::Model) -> Self {
        Self(row)
    }
}

impl BalanceAdjustment {
    fn is_read_by_finance(&self, ctx: &Context<'_>) -> bool {
        access::read_money(ctx.actor()).is_ok()
    }
}

/// A correction of a member's available balance by finance.
#[Object]
impl BalanceAdjustment {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Whose balance.
    async fn user(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.0.user_id).await?.ok_or_else(|| missing("user"))
    }
    /// By how much; below zero it was taken. What the member owed was paid off first.
    fn amount(&self) -> Money {
        Money::minor(self.0.amount_minor, self.0.currency)
    }
    /// Why.
    fn reason(&self) -> AdjustmentReason {
        self.0.reason.into()
    }
    /// Why, in words. For finance and administrators.
    fn note(&self, ctx: &Context<'_>) -> Option<&str> {
        self.is_read_by_finance(ctx).then_some(&self.0.note)
    }
    /// Where it is in its life.
    fn status(&self) -> AdjustmentStatus {
        self.0.status.into()
    }
    /// The adjustment that this one undoes.
    async fn reverses(&self, ctx: &Context<'_>) -> Option<Result<BalanceAdjustment>> {
        let undone = ctx.loaders().one(self.0.reverses_id?).await;
        undone.map(|undone| undone.map(Self::from)).transpose()
    }
    /// The ledger transfer; null until it is booked.
    fn transfer_id(&self) -> Option<ID> {
        let is_booked = self.0.status == words::AdjustmentStatus::Posted;
        is_booked.then(|| encode(transfer_of(self.0.id)))
    }
    /// Who asked for it; null for the platform itself. For finance and administrators.
    async fn requested_by(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if !self.is_read_by_finance(ctx) {
            return None;
        }
        ctx.loaders().user(self.0.requested_by).await.transpose()
    }
    /// Who approved or rejected it. For finance and administrators.
    async fn decided_by(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        let by = self.0.decided_by.filter(|_| self.is_read_by_finance(ctx))?;
        ctx.loaders().user(by).await.transpose()
    }
    /// What the second person said. For finance and administrators.
    fn decision_note(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.decision_note.as_deref().filter(|_| self.is_read_by_finance(ctx))
    }
    /// When it was asked for.
    fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was approved or rejected; null when it took no second person.
    fn decided_at(&self) -> Option<DateTime> {
        self.0.decided_at.map(Into::into)
    }
}
