//! A rebate and why it is what it is.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
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
    /// A dispute is open.
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
    /// The version of the rule that priced the line when it was first seen; null when none applied.
    async fn rule(&self, ctx: &Context<'_>) -> Option<Result<RebateRuleVersion>> {
        let version = ctx.loaders().one(self.0.rule_version_id?).await.transpose();
        version.map(|version| version.map(RebateRuleVersion::from))
    }
    /// Why it is what it is: written by the calculation that booked it.
    async fn explanation(&self, ctx: &Context<'_>) -> Result<RebateExplanation> {
        let key = ExplanationOf { rebate: self.0.id, revision: self.0.revision };
        let found = ctx.loaders().one(key).await?.ok_or_else(|| missing("explanation"))?;
        Ok(found.into())
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
    async fn explanation(&self) -> Result<RebateExplanation> {
        let explanation: rule::Explanation = serde_json::from_str(&self.row.explanation)?;
        Ok(explanation.into())
    }
    /// When it was booked.
    async fn recorded_at(&self) -> DateTime {
        self.row.recorded_at.into()
    }
}

/// Why a rule did or did not apply.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rule::Outcome")]
pub enum RuleOutcome {
    /// It covers the line and was first to do so.
    Applied,
    /// The order was placed after the rule ended.
    NoLongerValid,
    /// The order was placed before the rule began.
    NotYetValid,
    /// The line's category is not covered.
    OtherCategory,
    /// The fixed reward is in another currency than the line.
    OtherCurrency,
    /// The order's source is not covered.
    OtherSource,
    /// It covers the line, but a rule tried earlier applied.
    Outranked,
}

/// One rule that was looked at.
#[derive(SimpleObject)]
pub struct RuleConsidered {
    /// The rule's name at the time.
    name: String,
    /// The number of the version that was in force.
    version: i32,
    /// The id of that version.
    version_id: ID,
    /// Whether it applied, or why not.
    outcome: RuleOutcome,
}

/// One step of a calculation.
#[derive(SimpleObject)]
pub struct RebateStep {
    /// What the step is about.
    label: String,
    /// The amount after it.
    amount: Money,
}

/// Why a line pays what it pays.
#[derive(SimpleObject)]
pub struct RebateExplanation {
    /// Every rule that was looked at when the line was first priced, in the order of trial.
    considered: Vec<RuleConsidered>,
    /// The amount that the reward was taken from, after refunds.
    net: Money,
    /// The calculation with its numbers.
    formula: String,
    /// The calculation step by step.
    steps: Vec<RebateStep>,
    /// What the line pays.
    amount: Money,
}

impl From<rule::Explanation> for RebateExplanation {
    fn from(explanation: rule::Explanation) -> Self {
        let considered = explanation.considered.into_iter().map(|rule| RuleConsidered {
            name: rule.name,
            version: rule.number,
            version_id: encode(rule.version_id),
            outcome: rule.outcome.into(),
        });
        let steps = explanation.steps.into_iter();
        let steps = steps.map(|step| RebateStep { label: step.label, amount: step.amount.into() });
        Self {
            considered: considered.collect(),
            net: explanation.net.into(),
            formula: explanation.formula,
            steps: steps.collect(),
            amount: explanation.target.into(),
        }
    }
}
