//! A rebate and why it is what it is.

mod explanation;

use async_graphql::{Context, Enum, ID, Object, Result};
use rebated_domain::{rebate as words, rule};
use rebated_entity::{rebate, rebate_revision};
use rebated_service::access;

use super::order::{Order, OrderLine};
use super::rule::RebateRuleVersion;
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{ExplanationOf, RevisionsOf};
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, missing};

pub use explanation::{Language, RebateExplanation, language_of};

/// Why a person gets a rebate on a line.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::BeneficiaryRole")]
pub enum BeneficiaryRole {
    /// Bought it.
    Buyer,
    /// Invited the buyer.
    Inviter,
    /// Invited the inviter.
    InviterOfInviter,
}

/// Where a rebate is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RebateStatus")]
pub enum RebateStatus {
    /// Taken back after it had been credited.
    ClawedBack,
    /// The buyer has received the goods.
    Confirmed,
    /// In the available balance.
    Credited,
    /// The commission is final; the hold period is running.
    Holding,
    /// The line earns nothing.
    Invalid,
    /// A dispute is open, or somebody looks at the order.
    InReview,
    /// The order was seen.
    Tracked,
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct Rebate(rebate::Model);

impl From<rebate::Model> for Rebate {
    fn from(row: rebate::Model) -> Self {
        Self(row)
    }
}

impl Rebate {
    async fn visible_order(&self, ctx: &Context<'_>) -> Result<Option<rebated_entity::order::Model>> {
        let order = ctx.loaders().one(self.0.order_id).await?;
        Ok(order.filter(|order| access::sees(ctx.actor(), order.buyer_id, access::read_orders)))
    }
}

/// What one order line pays one beneficiary.
#[Object]
impl Rebate {
    /// The global id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The order. For the buyer, staff, and bots with the scope `ORDERS_READ`; null for others, such as an
    /// inviter.
    async fn order(&self, ctx: &Context<'_>) -> Option<Result<Order>> {
        self.visible_order(ctx).await.transpose().map(|order| order.map(Order::from))
    }
    /// The order line. For the buyer, staff, and bots with the scope `ORDERS_READ`; null for others.
    async fn line(&self, ctx: &Context<'_>) -> Option<Result<OrderLine>> {
        match self.visible_order(ctx).await {
            Ok(None) => None,
            Ok(Some(_)) => {
                ctx.loaders().one(self.0.line_id).await.transpose().map(|l| l.map(OrderLine::from))
            }
            Err(error) => Some(Err(error)),
        }
    }
    /// Who gets it.
    async fn beneficiary(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.0.beneficiary_id).await?.ok_or_else(|| missing("beneficiary"))
    }
    /// Why this person gets it.
    async fn role(&self) -> BeneficiaryRole {
        self.0.role.into()
    }
    /// Where it is in its life.
    async fn status(&self) -> RebateStatus {
        self.0.status.into()
    }
    /// What the line pays, given the newest report about it.
    async fn amount(&self) -> Money {
        Money::minor(self.0.target_minor, self.0.currency)
    }
    /// What is booked in the ledger: pending and credited together. Always equal to `amount`.
    async fn booked(&self) -> Money {
        Money::minor(self.0.pending_minor + self.0.credited_minor, self.0.currency)
    }
    /// How much of it is in the available balance, or has been used to pay off a debt.
    async fn credited(&self) -> Money {
        Money::minor(self.0.credited_minor, self.0.currency)
    }
    /// When it becomes available; null until the commission is final.
    async fn expected_at(&self) -> Option<DateTime> {
        self.0.due_at.map(DateTime::from)
    }
    /// When it last became available.
    async fn credited_at(&self) -> Option<DateTime> {
        self.0.credited_at.map(DateTime::from)
    }
    /// What of it goes beyond the commission, paid out of a rule's budget.
    async fn subsidy(&self) -> Money {
        Money::minor(self.0.subsidy_minor, self.0.currency)
    }
    /// The version of the first rule that applies to the line; null when none does.
    async fn rule(&self, ctx: &Context<'_>) -> Option<Result<RebateRuleVersion>> {
        let version = ctx.loaders().one(self.0.rule_version_id?).await.transpose();
        version.map(|version| version.map(RebateRuleVersion::from))
    }
    /// Why it is what it is: written by the calculation that booked it.
    async fn explanation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In which language. Default: that of the reader's profile.")] language: Option<
            Language,
        >,
    ) -> Result<RebateExplanation> {
        let language = language_of(ctx, language).await?;
        let key = ExplanationOf { rebate: self.0.id, revision: self.0.revision };
        let found = ctx.loaders().one(key).await?.ok_or_else(|| missing("explanation"))?;
        Ok(RebateExplanation::new(&found, language))
    }
    /// Every change, oldest first, at most 200.
    async fn revisions(&self, ctx: &Context<'_>) -> Result<Vec<RebateRevision>> {
        let rows = ctx.loaders().many(RevisionsOf(self.0.id)).await?;
        let currency = self.0.currency;
        Ok(rows.into_iter().take(200).map(|row| RebateRevision { row, currency }).collect())
    }
}

/// See the GraphQL description.
pub struct RebateRevision {
    row: rebate_revision::Model,
    currency: rebated_domain::money::Currency,
}

/// One change of a rebate, caused by one report about its line.
#[Object]
impl RebateRevision {
    /// The line's revision that caused it.
    async fn number(&self) -> i32 {
        self.row.revision
    }
    /// What the line pays since then.
    async fn amount(&self) -> Money {
        Money::minor(self.row.target_minor, self.currency)
    }
    /// By how much the booked amount changed.
    async fn change(&self) -> Money {
        Money::minor(self.row.delta_minor, self.currency)
    }
    /// Why.
    async fn explanation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In which language. Default: that of the reader's profile.")] language: Option<
            Language,
        >,
    ) -> Result<RebateExplanation> {
        let explanation: rule::Explanation = serde_json::from_str(&self.row.explanation)?;
        Ok(RebateExplanation::new(&explanation, language_of(ctx, language).await?))
    }
    /// When it was booked.
    async fn recorded_at(&self) -> DateTime {
        self.row.recorded_at.into()
    }
}
