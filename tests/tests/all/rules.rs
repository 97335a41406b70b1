//! Rebate rules: their life, which one applies, and that lines keep the version that priced them.

use rebated_domain::user::Role;
use rebated_tests::shop::{has, record, with};
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

fn act(mutation: &str) -> String {
    let input = if mutation == "rebateRulePublish" { "RebateRulePublishInput" } else { "RebateRuleInput" };
    format!(
        "mutation Act($input: {input}!) {{
            {mutation}(input: $input) {{ rebateRule {{ status version }} userErrors {{ code field message }} }}
        }}"
    )
}

async fn on_rule(app: &TestApp, mutation: &str, input: Value) -> GqlAnswer {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    admin.send(&act(mutation), json!({ "input": input })).await
}

async fn draft(app: &TestApp, input: Value) -> GqlAnswer {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let mutation = "mutation Draft($input: RebateRuleDraftInput!) {
        rebateRuleDraft(input: $input) { rebateRule { id } userErrors { code field message } } }";
    admin.send(mutation, json!({ "input": input })).await
}

both_databases! {
    async fn lines_keep_the_version_that_priced_them(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        draft(app, json!({ "ruleId": rule, "name": "all", "reward": { "percentOfCommission": "1" } })).await.ok();
        on_rule(app, "rebateRulePublish", json!({ "ruleId": rule })).await.ok();
        // amended: still half; new: all of it
        let amended = json!({ "commission": "30.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        app.import(json!([with(record("o1", "l1", "c1"), amended), record("o2", "l2", "c1")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "35.00", "0.00"));
        let query = "{ rebates(first: 5) { edges { node {
            amount { amount } booked { amount } rule { number reward { percentOfCommission } }
            revisions { number amount { amount } change { amount } explanation { formula } }
            explanation { formula net { amount } considered { name version outcome } steps { label amount { amount } } }
        } } } }";
        let shown = app.as_user(&app.sign_in(&li).await).send(query, json!({})).await.ok();
        let node = |n: usize, path: &str| shown.data(&format!("/rebates/edges/{n}/node{path}")).clone();
        assert_eq!(node(1, "/rule"), json!({ "number": 1, "reward": { "percentOfCommission": "0.5" } }));
        assert_eq!(node(1, "/explanation/formula"), "50% of 30.00 = 15.00, rounded down");
        assert_eq!(node(1, "/revisions/1/change/amount"), "5.00");
        assert_eq!(node(1, "/booked/amount"), "15.00");
        assert_eq!(node(0, "/rule"), json!({ "number": 2, "reward": { "percentOfCommission": "1" } }));
        let considered = json!([{ "name": "all", "version": 2, "outcome": "APPLIED" }]);
        assert_eq!(node(0, "/explanation/considered"), considered);
    }

    async fn priority_scope_and_validity_choose_the_rule(app: &TestApp) {
        app.publish_rule(json!({ "name": "low", "priority": 1, "reward": { "percentOfOrder": "0.01" } })).await;
        app.publish_rule(json!({ "name": "food", "priority": 5, "scope": { "categories": ["food"] },
            "reward": { "fixed": { "amount": "3.00", "currencyCode": "CNY" } } })).await;
        app.publish_rule(json!({ "name": "jd only", "priority": 9, "scope": { "sources": ["JD"] },
            "reward": { "percentOfOrder": "0.5" } })).await;
        app.publish_rule(json!({ "name": "over", "priority": 9, "endsAt": "2026-10-01T00:00:00Z",
            "reward": { "percentOfOrder": "0.5" } })).await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let other = with(record("o2", "l2", "c1"), json!({ "category": "toys" }));
        app.import(json!([record("o1", "l1", "c1"), other])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "4.00", "0.00"));
        let preview = "query Preview($input: RebatePreviewInput!) { rebatePreview(input: $input) {
            explanation { amount { amount } formula considered { name outcome } } } }";
        let input = json!({ "source": "IMPORT", "category": "food", "placedAt": "2026-10-01T00:00:00Z",
            "paid": { "amount": "100.00", "currencyCode": "CNY" } });
        let shown = app.as_user(&app.sign_in(&li).await).send(preview, json!({ "input": input })).await.ok();
        assert_eq!(shown.data("/rebatePreview/explanation"), &json!({
            "amount": { "amount": "3.00" },
            "formula": "3.00 x 100.00 / 100.00 = 3.00, rounded down",
            "considered": [
                { "name": "jd only", "outcome": "OTHER_SOURCE" },
                { "name": "over", "outcome": "NO_LONGER_VALID" },
                { "name": "food", "outcome": "APPLIED" },
                { "name": "low", "outcome": "OUTRANKED" },
            ],
        }));
    }

    async fn a_paused_rule_prices_nothing_new_and_a_retired_one_is_gone_for_good(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        on_rule(app, "rebateRulePause", json!({ "ruleId": rule })).await.ok();
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
        on_rule(app, "rebateRulePublish", json!({ "ruleId": rule })).await.ok();
        app.import(json!([record("o2", "l2", "c1")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        on_rule(app, "rebateRuleRetire", json!({ "ruleId": rule })).await.ok();
        let before = app.snapshot().await;
        for mutation in ["rebateRulePublish", "rebateRulePause", "rebateRuleRetire"] {
            let refused = on_rule(app, mutation, json!({ "ruleId": rule })).await;
            assert_eq!(refused.user_errors(mutation), [("NOT_ALLOWED_NOW", "input.ruleId")]);
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn wrong_rules_are_refused_and_change_nothing(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let share = json!({ "percentOfOrder": "0.1" });
        let before = app.snapshot().await;
        let cases = [
            (json!({ "name": " ", "reward": share }), "BAD_NAME", "input.name"),
            (json!({ "name": "x", "reward": { "percentOfOrder": "0" } }), "NOTHING_PAID", "input.reward"),
            (json!({ "name": "x", "reward": share, "scope": { "categories": ["a", "a"] } }), "BAD_CATEGORIES", "input.scope.categories"),
            (json!({ "name": "x", "reward": share, "scope": { "sources": ["JD", "JD"] } }), "REPEATED_SOURCE", "input.scope.sources"),
            (json!({ "name": "x", "reward": share, "startsAt": "2026-10-02T00:00:00Z", "endsAt": "2026-10-02T00:00:00Z" }), "EMPTY_VALIDITY", "input.endsAt"),
            (json!({ "name": "x", "reward": share, "beneficiary": "INVITER_OF_INVITER" }), "UNPAID_BENEFICIARY", "input.beneficiary"),
            (json!({ "name": "x", "reward": share, "ruleId": "bm90aGluZw" }), "NOT_FOUND", "input.ruleId"),
            (json!({ "name": "x", "reward": share, "ruleId": rule, "expectedVersion": 1 }), "STALE_VERSION", "input.expectedVersion"),
        ];
        for (input, code, field) in cases {
            let refused = draft(app, input.clone()).await;
            assert_eq!(refused.user_errors("rebateRuleDraft"), [(code, field)], "{input}");
        }
        let too_much = draft(app, json!({ "name": "x", "reward": { "percentOfOrder": "1.5" } })).await;
        assert_eq!(too_much.error_codes(), ["BAD_USER_INPUT"]);
        app.assert_unchanged_since(&before).await;
    }
}
