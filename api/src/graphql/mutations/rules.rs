//! Writing rebate rules and putting them in force.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::RuleId;
use rebated_domain::rule::{RuleSpec, SpecProblem};
use rebated_service::rules::{self, NewVersion, RuleError};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::rebate::BeneficiaryRole;
use crate::graphql::types::rule::{RebateRule, RewardProblem, RuleRewardInput, RuleScopeInput};
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about rebate rules.
    RebateRuleUserError,
    /// Why a request about rebate rules was refused.
    RebateRuleErrorCode,
    RuleError {
        /// A category is empty, too long or listed twice, or there are more than 100.
        BadCategories: RuleError::BadSpec(SpecProblem::BadCategories) => ["scope", "categories"],
        /// The name is empty, too long or not printable.
        BadName: RuleError::BadName => ["name"],
        /// The rule ends before it starts.
        EmptyValidity: RuleError::EmptyValidity => ["endsAt"],
        /// The rule's state does not allow it.
        NotAllowedNow: RuleError::NotAllowedNow(_) => ["ruleId"],
        /// The reward pays nothing.
        NothingPaid: RuleError::BadSpec(SpecProblem::NothingPaid) => ["reward"],
        /// No such rule.
        NotFound: RuleError::NotFound => ["ruleId"],
        /// A source is listed twice.
        RepeatedSource: RuleError::BadSpec(SpecProblem::RepeatedSource) => ["scope", "sources"],
        /// The inviter's inviter is not paid yet.
        UnpaidBeneficiary: RuleError::BadSpec(SpecProblem::UnpaidBeneficiary) => ["beneficiary"],
        /// Somebody else changed the rule meanwhile.
        StaleVersion: RuleError::StaleVersion => ["expectedVersion"],
    }
    top_level: RuleError::Denied(_) | RuleError::Fault(_)
}

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
    /// The rule's name, 1 to 120 characters.
    name: String,
    /// Rules with a higher priority are tried first. Default: 0.
    priority: Option<i32>,
    /// Whom it pays. Default: the buyer.
    beneficiary: Option<BeneficiaryRole>,
    /// Which lines it covers. Default: all.
    scope: Option<RuleScopeInput>,
    /// What it pays.
    reward: RuleRewardInput,
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
            name: input.name,
            priority: input.priority.unwrap_or(0),
            starts_at: input.starts_at.map(Into::into),
            ends_at: input.ends_at.map(Into::into),
            spec: RuleSpec {
                beneficiary: input.beneficiary.unwrap_or(BeneficiaryRole::Buyer).into(),
                scope: input.scope.unwrap_or_default().into(),
                reward: input.reward.try_into()?,
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
            Err(error) => return Some(Err(bad_argument("input.reward", format!("is refused: {error}")))),
        };
        let done = rules::draft(ctx.platform(), ctx.actor(), new).await;
        answer(done, |rule| RebateRuleDraftPayload::of(rule.into()))
    }

    /// Puts a rule's newest version in force. Lines that are priced already keep the version that priced
    /// them. For administrators.
    async fn rebate_rule_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which rule.")] input: RebateRuleInput,
    ) -> Option<Result<RebateRulePublishPayload>> {
        let (id, expected) = input.decode();
        let done = rules::publish(ctx.platform(), ctx.actor(), id, expected).await;
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
