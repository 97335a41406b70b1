//! Writing rebate rules and putting them in force.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::RuleId;
use rebated_domain::rule::RuleSpec;
use rebated_service::rules::{self, NewVersion};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::rebate::BeneficiaryRole;
use crate::graphql::types::rule::{
    RebateRule, RewardProblem, RuleBudgetInput, RuleCapsInput, RuleRewardInput, RuleScopeInput,
};
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::payload;

pub use super::rule_errors::{RebateRuleErrorCode, RebateRuleUserError};

payload! {
    /// The answer of `rebateRuleDraft`.
    RebateRuleDraftPayload {
        /// The rule.
        rebate_rule: RebateRule,
    }
    RebateRuleUserError
}

payload! {
    /// The answer of `rebateRulePublish`.
    RebateRulePublishPayload {
        /// The rule.
        rebate_rule: RebateRule,
    }
    RebateRuleUserError
}

payload! {
    /// The answer of `rebateRulePause`.
    RebateRulePausePayload {
        /// The rule.
        rebate_rule: RebateRule,
    }
    RebateRuleUserError
}

payload! {
    /// The answer of `rebateRuleRetire`.
    RebateRuleRetirePayload {
        /// The rule.
        rebate_rule: RebateRule,
    }
    RebateRuleUserError
}

/// A version that is to be written.
#[derive(InputObject)]
pub struct RebateRuleDraftInput {
    /// The rule that gets a further version; absent: a new rule.
    rule_id: Option<ID>,
    /// The key of a new rule, by which files and other rules name it: 1 to 60 of `a` to `z`, digits, `-`, `_`
    /// and `.`. Default: one is made. A rule keeps its key.
    key: Option<String>,
    /// The rule's name, 1 to 120 characters.
    name: String,
    /// Rules with a higher priority are tried first. Default: 0.
    priority: Option<i32>,
    /// Whom it pays. Default: the buyer.
    beneficiary: Option<BeneficiaryRole>,
    /// Which lines it covers. Default: all.
    scope: Option<RuleScopeInput>,
    /// A further condition in CEL, the Common Expression Language, at most 1000 characters. Default: none.
    when: Option<String>,
    /// What it pays.
    reward: RuleRewardInput,
    /// Applies alone: not after another rule, and none after it. Default: false.
    exclusive: Option<bool>,
    /// Of a group at most one rule applies; rules of different groups add up. Default: the main group.
    stack_group: Option<String>,
    /// Keys of rules that do not apply beside this one, at most 50.
    excludes: Option<Vec<String>>,
    /// Bounds of what it pays one beneficiary. Default: none.
    caps: Option<RuleCapsInput>,
    /// What it may pay in all. Default: no bound.
    budget: Option<RuleBudgetInput>,
    /// Pays beyond the net commission, out of its budget. Default: false.
    subsidised: Option<bool>,
    /// First instant covered. Default: from ever.
    starts_at: Option<DateTime>,
    /// First instant no longer covered. Default: for ever.
    ends_at: Option<DateTime>,
    /// Refuse when the rule is not at this version any more.
    expected_version: Option<i32>,
}

/// Which rule.
#[derive(InputObject)]
pub struct RebateRuleInput {
    /// The rule.
    rule_id: ID,
    /// Refuse when the rule is not at this version any more.
    expected_version: Option<i32>,
}

/// Which rule to publish, and when.
#[derive(InputObject)]
pub struct RebateRulePublishInput {
    /// The rule.
    rule_id: ID,
    /// First instant of the orders that get the new version, when that is in the future. Default: now; for the
    /// first version of a rule orders of any time.
    publish_at: Option<DateTime>,
    /// Refuse when the rule is not at this version any more.
    expected_version: Option<i32>,
}

impl RebateRuleInput {
    fn decode(&self) -> (RuleId, Option<i32>) {
        (decode_or_nothing(&self.rule_id), self.expected_version)
    }
}

impl TryFrom<RebateRuleDraftInput> for NewVersion {
    type Error = RewardProblem;

    fn try_from(input: RebateRuleDraftInput) -> Result<Self, RewardProblem> {
        Ok(Self {
            rule_id: input.rule_id.as_ref().map(decode_or_nothing),
            key: input.key,
            name: input.name,
            priority: input.priority.unwrap_or(0),
            starts_at: input.starts_at.map(Into::into),
            ends_at: input.ends_at.map(Into::into),
            spec: RuleSpec {
                beneficiary: input.beneficiary.unwrap_or(BeneficiaryRole::Buyer).into(),
                scope: input.scope.unwrap_or_default().try_into()?,
                when: input.when,
                reward: input.reward.try_into()?,
                exclusive: input.exclusive.unwrap_or(false),
                stack_group: input.stack_group,
                excludes: input.excludes.unwrap_or_default(),
                caps: input.caps.unwrap_or_default().try_into()?,
                budget: input.budget.map(TryInto::try_into).transpose()?,
                subsidised: input.subsidised.unwrap_or(false),
            },
            expected_version: input.expected_version,
        })
    }
}

/// Writing rebate rules.
#[derive(Default)]
pub struct RuleMutations;

/// Writing rebate rules.
#[Object]
impl RuleMutations {
    /// Writes a version of a rule without putting it in force. For administrators.
    async fn rebate_rule_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it says.")] input: RebateRuleDraftInput,
    ) -> Option<Result<RebateRuleDraftPayload>> {
        let new = match NewVersion::try_from(input) {
            Ok(new) => new,
            Err(error) => return Some(Err(bad_argument("input", format!("is refused: {error}")))),
        };
        let done = rules::draft(ctx.platform(), ctx.actor(), new).await;
        answer(done, |rule| RebateRuleDraftPayload::of(rule.into()))
    }

    /// Puts a rule's newest version in force: at once, or for orders from a time on. Orders that are priced
    /// already keep the rules that priced them. For administrators.
    async fn rebate_rule_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which rule, and when.")] input: RebateRulePublishInput,
    ) -> Option<Result<RebateRulePublishPayload>> {
        let (id, at) = (decode_or_nothing(&input.rule_id), input.publish_at.map(Into::into));
        let done = rules::publish(ctx.platform(), ctx.actor(), id, at, input.expected_version).await;
        answer(done, |rule| RebateRulePublishPayload::of(rule.into()))
    }

    /// Takes a rule out of force until it is published again. For administrators.
    async fn rebate_rule_pause(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which rule.")] input: RebateRuleInput,
    ) -> Option<Result<RebateRulePausePayload>> {
        let (id, expected) = input.decode();
        let done = rules::pause(ctx.platform(), ctx.actor(), id, expected).await;
        answer(done, |rule| RebateRulePausePayload::of(rule.into()))
    }

    /// Takes a rule out of force for good. For administrators.
    async fn rebate_rule_retire(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which rule.")] input: RebateRuleInput,
    ) -> Option<Result<RebateRuleRetirePayload>> {
        let (id, expected) = input.decode();
        let done = rules::retire(ctx.platform(), ctx.actor(), id, expected).await;
        answer(done, |rule| RebateRuleRetirePayload::of(rule.into()))
    }
}
