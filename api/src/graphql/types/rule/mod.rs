//! Rebate rules and their versions.

mod input;
mod says;

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_domain::id::RuleId;
use rebated_domain::rule;
use rebated_entity::{rebate_limit, rebate_rule, rebate_rule_term, rebate_rule_version};
use rebated_service::rules::{self, RuleSet};

use super::rebate::BeneficiaryRole;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{BudgetsOf, TermsOf, VersionsOf};
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, fault, missing};

pub use input::{RewardProblem, RuleBudgetInput, RuleCapsInput, RuleRewardInput, RuleScopeInput};
pub use says::{PinRules, RuleBudget, RuleCaps, RuleReward, RuleScope, Weekday};

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
    /// By which files and other rules name it; it never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }
    /// The version published last, which may begin later; null before the first publication.
    async fn current(&self, ctx: &Context<'_>) -> Option<Result<RebateRuleVersion>> {
        let version = ctx.loaders().one(self.0.current_version_id?).await.transpose();
        version.map(|version| version.map(RebateRuleVersion::from))
    }
    /// For which orders each published version is, was or will be in force, oldest first, at most 1000.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Vec<RebateRuleTerm>> {
        let rows = ctx.loaders().many(TermsOf(self.0.id)).await?;
        Ok(rows.into_iter().take(1_000).map(RebateRuleTerm).collect())
    }
    /// What has been taken out of its budgets, the whole one first, then by day, newest first, at most 100.
    async fn budget_use(&self, ctx: &Context<'_>) -> Result<Vec<RuleBudgetUse>> {
        let rows = ctx.loaders().many(BudgetsOf(self.0.id)).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let platform = ctx.platform();
        let rules = platform.rules.current(&platform.db, platform.now()).await.map_err(fault)?;
        let used = rows.into_iter().take(100).filter_map(|row| RuleBudgetUse::of(self.0.id, row, &rules));
        Ok(used.collect())
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
        Ok(self.spec()?.scope.into())
    }
    /// A further condition in CEL, the Common Expression Language; null: none.
    async fn when(&self) -> Option<Result<String>> {
        self.spec().map(|spec| spec.when).transpose()
    }
    /// Whether it applies alone: not after another rule, and none after it.
    async fn exclusive(&self) -> Result<bool> {
        Ok(self.spec()?.exclusive)
    }
    /// Of a group at most one rule applies; null: the main group.
    async fn stack_group(&self) -> Option<Result<String>> {
        self.spec().map(|spec| spec.stack_group).transpose()
    }
    /// Keys of the rules that do not apply beside this one, at most 50.
    async fn excludes(&self) -> Result<Vec<String>> {
        Ok(self.spec()?.excludes)
    }
    /// Bounds of what it pays one beneficiary.
    async fn caps(&self) -> Result<RuleCaps> {
        Ok(self.spec()?.caps.into())
    }
    /// What it may pay in all; null: no bound.
    async fn budget(&self) -> Option<Result<RuleBudget>> {
        self.spec().map(|spec| spec.budget.map(RuleBudget::from)).transpose()
    }
    /// Whether it pays beyond the net commission, out of its budget.
    async fn subsidised(&self) -> Result<bool> {
        Ok(self.spec()?.subsidised)
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

/// See the GraphQL description.
pub struct RebateRuleTerm(rebate_rule_term::Model);

/// For which orders a version of a rule is, was or will be in force.
#[Object]
impl RebateRuleTerm {
    /// The version.
    async fn version(&self, ctx: &Context<'_>) -> Result<RebateRuleVersion> {
        let version = ctx.loaders().one(self.0.version_id).await?.ok_or_else(|| missing("version"))?;
        Ok(version.into())
    }
    /// First instant of orders in force; null: orders of any time.
    async fn from(&self) -> Option<DateTime> {
        self.0.from_at.map(DateTime::from)
    }
    /// First instant of orders no longer in force; null: no end is known.
    async fn until(&self) -> Option<DateTime> {
        self.0.until_at.map(DateTime::from)
    }
}

/// What has been taken out of one budget of a rule.
#[derive(SimpleObject)]
pub struct RuleBudgetUse {
    /// The day of the orders in the platform's zone, `YYYY-MM-DD`; null: the whole budget.
    day: Option<String>,
    /// Tracked, not credited yet.
    reserved: Money,
    /// Credited.
    spent: Money,
}

impl RuleBudgetUse {
    fn of(rule: RuleId, row: rebate_limit::Model, rules: &Arc<RuleSet>) -> Option<Self> {
        let rules = rules.index.rules();
        let currency =
            rules.iter().find(|known| known.rule_id == rule).and_then(rule::PublishedRule::currency)?;
        let money = |minor| Money::minor(minor, currency);
        let day = (row.kind == rule::LimitKind::BudgetDay).then_some(row.period);
        Some(Self { day, reserved: money(row.reserved_minor), spent: money(row.spent_minor) })
    }
}
