//! A part of a balance that is set aside.

use async_graphql::{Context, Enum, ID, Object, Result};
use rebated_domain::balance as words;
use rebated_entity::balance_hold;
use rebated_service::access;
use rebated_service::balances::queries::Ended;

use super::adjustment::AdjustmentReason;
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::loaders::EndOf;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, missing};

/// Where a hold is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::HoldStatus")]
pub enum HoldStatus {
    /// The amount, or a part of it, was taken; the rest is free again.
    Captured,
    /// The amount is free again, because the hold's time was over.
    Expired,
    /// The amount is reserved.
    Open,
    /// The amount is free again.
    Released,
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct BalanceHold(balance_hold::Model);

impl From<balance_hold::Model> for BalanceHold {
    fn from(row: balance_hold::Model) -> Self {
        Self(row)
    }
}

impl BalanceHold {
    async fn end(&self, ctx: &Context<'_>) -> Result<Option<Ended>> {
        ctx.loaders().one(EndOf(self.0.id)).await
    }
}

/// A part of a member's available balance that finance has set aside.
#[Object]
impl BalanceHold {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Of whose balance.
    async fn user(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.0.user_id).await?.ok_or_else(|| missing("user"))
    }
    /// How much was set aside.
    fn amount(&self) -> Money {
        Money::minor(self.0.amount_minor, self.0.currency)
    }
    /// How much of it was taken.
    async fn captured(&self, ctx: &Context<'_>) -> Result<Money> {
        let taken = self.end(ctx).await?.map_or(0, |end| end.taken);
        Ok(Money::minor(taken, self.0.currency))
    }
    /// Where it is in its life.
    async fn status(&self, ctx: &Context<'_>) -> Result<HoldStatus> {
        Ok(words::HoldStatus::after(self.end(ctx).await?.map(|end| end.phase)).into())
    }
    /// Why.
    fn reason(&self) -> AdjustmentReason {
        self.0.reason.into()
    }
    /// Why, in words. For finance and administrators.
    fn note(&self, ctx: &Context<'_>) -> Option<&str> {
        access::read_money(ctx.actor()).is_ok().then_some(&self.0.note)
    }
    /// When it ends by itself, if it does.
    fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(Into::into)
    }
    /// Who placed it; null for the platform itself. For finance and administrators.
    async fn placed_by(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if access::read_money(ctx.actor()).is_err() {
            return None;
        }
        ctx.loaders().user(self.0.placed_by).await.transpose()
    }
    /// When it was placed.
    fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was captured, released, or over; null while it is open.
    async fn ended_at(&self, ctx: &Context<'_>) -> Option<Result<DateTime>> {
        self.end(ctx).await.map(|end| end.map(|end| end.at.into())).transpose()
    }
}
