//! Rebate rules and their versions.

use async_graphql::{Context, Enum, ID, InputObject, Object, OneofObject, Result, SimpleObject};
use rebated_domain::money::{self, MoneyError, Rate, RateError};
use rebated_domain::rule;
use rebated_entity::{rebate_rule, rebate_rule_version};
use rebated_service::rules;

use super::order_words::OrderSource;
use super::rebate::BeneficiaryRole;
use crate::graphql::context::Ask;
use crate::graphql::loaders::VersionsOf;
use crate::graphql::money::{Money, MoneyInput};
use crate::graphql::scalars::{DateTime, Decimal};
use crate::graphql::{encode, fault};

/// Where a rule is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rule::RuleStatus")]
pub enum RebateRuleStatus {
    /// Written, never in force.
    Draft,
    /// Taken out of force for now.
    Paused,
    /// In force.
    Published,
    /// Taken out of force for good.
    Retired,
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct RebateRule(rebate_rule::Model);

impl From<rebate_rule::Model> for RebateRule {
    fn from(row: rebate_rule::Model) -> Self {
        Self(row)
    }
}

/// A rule that decides rebates, over all its versions. For staff.
#[Object]
impl RebateRule {
    /// The global id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The rule's name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Where the rule is in its life.
    async fn status(&self) -> RebateRuleStatus {
        self.0.status.into()
    }
    /// The version in force, or last in force; null before the first publication.
    async fn current(&self, ctx: &Context<'_>) -> Option<Result<RebateRuleVersion>> {
        let version = ctx.loaders().one(self.0.current_version_id?).await.transpose();
        version.map(|version| version.map(RebateRuleVersion::from))
    }
    /// All versions by number, at most 1000.
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<RebateRuleVersion>> {
        let rows = ctx.loaders().many(VersionsOf(self.0.id)).await?;
        Ok(rows.into_iter().take(1_000).map(RebateRuleVersion::from).collect())
    }
    /// Grows with every change; see `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct RebateRuleVersion(rebate_rule_version::Model);

impl From<rebate_rule_version::Model> for RebateRuleVersion {
    fn from(row: rebate_rule_version::Model) -> Self {
        Self(row)
    }
}

impl RebateRuleVersion {
    fn spec(&self) -> Result<rule::RuleSpec> {
        rules::queries::spec_of(&self.0).map_err(fault)
    }
}

/// One version of a rule. A published version never changes. For staff, and for whoever sees a rebate that
/// it priced.
#[Object]
impl RebateRuleVersion {
    /// The version's id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The version's number within its rule, from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }
    /// Rules with a higher priority are tried first.
    async fn priority(&self) -> i32 {
        self.0.priority
    }
    /// Whom it pays.
    async fn beneficiary(&self) -> Result<BeneficiaryRole> {
        Ok(self.spec()?.beneficiary.into())
    }
    /// Which lines it covers.
    async fn scope(&self) -> Result<RuleScope> {
        let scope = self.spec()?.scope;
        let sources = scope.sources.into_iter().map(OrderSource::from).collect();
        Ok(RuleScope { sources, categories: scope.categories })
    }
    /// What it pays.
    async fn reward(&self) -> Result<RuleReward> {
        Ok(self.spec()?.reward.into())
    }
    /// First instant covered; null: from ever.
    async fn starts_at(&self) -> Option<DateTime> {
        self.0.starts_at.map(DateTime::from)
    }
    /// First instant no longer covered; null: for ever.
    async fn ends_at(&self) -> Option<DateTime> {
        self.0.ends_at.map(DateTime::from)
    }
    /// When it was first put in force; null for a draft.
    async fn published_at(&self) -> Option<DateTime> {
        self.0.published_at.map(DateTime::from)
    }
}

/// Which lines a rule covers. An empty list covers everything.
#[derive(SimpleObject)]
pub struct RuleScope {
    /// Sources of orders.
    sources: Vec<OrderSource>,
    /// Categories as their source writes them, at most 100.
    categories: Vec<String>,
}

/// What a rule pays. Exactly one field is set.
#[derive(SimpleObject, Default)]
pub struct RuleReward {
    /// Share of the line's net commission, a fraction from 0 to 1.
    percent_of_commission: Option<Decimal>,
    /// Share of what was paid for the line, a fraction from 0 to 1.
    percent_of_order: Option<Decimal>,
    /// An amount for the line, whatever it cost.
    fixed: Option<Money>,
}

impl From<rule::Reward> for RuleReward {
    fn from(reward: rule::Reward) -> Self {
        let share = |rate: Rate| Some(Decimal::new(rate.to_decimal()));
        match reward {
            rule::Reward::PercentOfCommission(rate) => {
                Self { percent_of_commission: share(rate), ..Self::default() }
            }
            rule::Reward::PercentOfOrder(rate) => Self { percent_of_order: share(rate), ..Self::default() },
            rule::Reward::Fixed(amount) => Self { fixed: Some(amount.into()), ..Self::default() },
        }
    }
}

/// Which lines a rule covers. An absent or empty list covers everything.
#[derive(InputObject, Default)]
pub struct RuleScopeInput {
    /// Sources of orders.
    pub sources: Option<Vec<OrderSource>>,
    /// Categories as their source writes them, at most 100.
    pub categories: Option<Vec<String>>,
}

impl From<RuleScopeInput> for rule::Scope {
    fn from(input: RuleScopeInput) -> Self {
        let sources = input.sources.unwrap_or_default().into_iter().map(Into::into).collect();
        Self { sources, categories: input.categories.unwrap_or_default() }
    }
}

/// What a rule pays.
#[derive(OneofObject)]
pub enum RuleRewardInput {
    /// Share of the line's net commission, a fraction from 0 to 1 with at most six decimals.
    PercentOfCommission(Decimal),
    /// Share of what was paid for the line, a fraction from 0 to 1 with at most six decimals.
    PercentOfOrder(Decimal),
    /// An amount for the line, whatever it cost.
    Fixed(MoneyInput),
}

/// Why a reward cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RewardProblem {
    /// The fraction.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// The amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl TryFrom<RuleRewardInput> for rule::Reward {
    type Error = RewardProblem;

    fn try_from(input: RuleRewardInput) -> Result<Self, RewardProblem> {
        Ok(match input {
            RuleRewardInput::PercentOfCommission(share) => {
                Self::PercentOfCommission(Rate::parse(share.as_str())?)
            }
            RuleRewardInput::PercentOfOrder(share) => Self::PercentOfOrder(Rate::parse(share.as_str())?),
            RuleRewardInput::Fixed(amount) => Self::Fixed(money::Money::try_from(amount)?),
        })
    }
}
