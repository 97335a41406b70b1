//! Rebate rules: which apply, what they pay, that their bounds hold, and that orders keep what priced them.

mod bounds;
mod choice;
mod explained;
mod first_orders;
mod inviters;
mod kinds;
mod leaks;
mod life;
mod nodes;
mod races;
mod refused;
mod tiers;
mod versions;

use rebated_domain::user::Role;
use rebated_tests::shop::{cents, record, with};
use rebated_tests::{GqlAnswer, TestApp};
use serde_json::{Value, json};

/// Pauses, publishes or retires a rule.
async fn act(app: &TestApp, mutation: &str, input: Value) -> GqlAnswer {
    let of = if mutation == "rebateRulePublish" { "RebateRulePublishInput" } else { "RebateRuleInput" };
    let query = format!(
        "mutation Act($input: {of}!) {{
            {mutation}(input: $input) {{ rebateRule {{ status version }} userErrors {{ code field message }} }}
        }}"
    );
    app.as_user(&app.staff(Role::Admin).await).send(&query, json!({ "input": input })).await
}

async fn draft(app: &TestApp, input: Value) -> GqlAnswer {
    let query = "mutation Draft($input: RebateRuleDraftInput!) {
        rebateRuleDraft(input: $input) { rebateRule { id } userErrors { code field message } } }";
    app.as_user(&app.staff(Role::Admin).await).send(query, json!({ "input": input })).await
}

/// Writes a version and puts it in force for orders from a time on, or from now.
async fn publish_again(app: &TestApp, version: Value, from: Option<&str>) {
    let id = version["ruleId"].clone();
    draft(app, version).await.ok();
    act(app, "rebateRulePublish", json!({ "ruleId": id, "publishAt": from })).await.ok();
}

/// What a rule has taken out of its budgets, `day reserved spent` each; the whole budget has no day.
async fn budget_use(app: &TestApp, rule: &str) -> Vec<String> {
    let query = "query Of($id: ID!) { node(id: $id) { ... on RebateRule {
        budgetUse { day reserved { amount } spent { amount } } } } }";
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let answer = admin.send(query, json!({ "id": rule })).await.ok();
    let text = |of: &Value| of.as_str().unwrap_or("all").to_owned();
    let used = answer.list("/node/budgetUse").iter().map(|used| {
        let amounts = [&used["day"], &used["reserved"]["amount"], &used["spent"]["amount"]];
        amounts.map(text).join(" ")
    });
    used.collect()
}

/// An order of one line, placed at a time of Shanghai: `2026-10-01 23:59`.
fn order(name: &str, buyer: &str, placed: &str, changes: Value) -> Value {
    let placed = shanghai(placed);
    let times = json!({ "placedAt": placed, "modifiedAt": placed });
    with(with(record(name, name, buyer), times), changes)
}

fn shanghai(time: &str) -> String {
    format!("{}:00+08:00", time.replace(' ', "T"))
}

/// The sum of amounts, in minor units.
fn sum<'a>(amounts: impl IntoIterator<Item = &'a String>) -> i64 {
    amounts.into_iter().map(|amount| cents(amount)).sum()
}
