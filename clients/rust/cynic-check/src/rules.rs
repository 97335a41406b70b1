//! Rules: an input of which exactly one field is given.

#![expect(missing_docs, reason = "the schema describes the fields")]

use crate::scalars::{Decimal, MoneyInput};
use crate::schema;

/// One of several fields: `@oneOf`.
#[derive(cynic::InputObject, Debug)]
pub enum RuleRewardInput {
    Fixed(MoneyInput),
    PercentOfCommission(Decimal),
    PercentOfOrder(Decimal),
}

#[derive(cynic::InputObject, Debug)]
pub struct RebateRuleDraftInput {
    pub name: String,
    pub reward: RuleRewardInput,
}

#[derive(cynic::QueryVariables, Debug)]
pub struct DraftRuleVariables {
    pub input: RebateRuleDraftInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DraftRuleVariables")]
pub struct DraftRule {
    #[arguments(input: $input)]
    pub rebate_rule_draft: Option<RebateRuleDraftPayload>,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct RebateRuleDraftPayload {
    pub rebate_rule: Option<RebateRule>,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct RebateRule {
    pub id: cynic::Id,
}
