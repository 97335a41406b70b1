use cynic::MutationBuilder;
use rebated_cynic_check::rules::{DraftRule, DraftRuleVariables, RebateRuleDraftInput, RuleRewardInput};
use rebated_cynic_check::scalars::Decimal;

use crate::server::{answer, member};

#[tokio::test]
async fn one_of_several_fields_is_sent() {
    let reward = RuleRewardInput::PercentOfCommission(Decimal("0.5".into()));
    let input = RebateRuleDraftInput { name: "Half".into(), reward };
    let operation = DraftRule::build(DraftRuleVariables { input });
    let variables = serde_json::to_value(&operation.variables).expect("JSON");
    assert_eq!(
        variables,
        serde_json::json!({ "input": { "name": "Half", "reward": { "percentOfCommission": "0.5" } } })
    );
    // the server understands the input before it refuses the member
    let answer = answer(Some(&member()), &operation).await;
    let codes: Vec<_> = answer.errors.unwrap_or_default().into_iter().map(|error| error.extensions).collect();
    assert_eq!(codes, [Some(crate::server::Extensions { code: "FORBIDDEN".into() })]);
}
