//! The life of a rule: drafted, published, paused, retired.

use rebated_tests::both_databases;
use rebated_tests::shop::{has, record, with};
use serde_json::json;

use super::{act, publish_again};

both_databases! {
    async fn lines_keep_the_version_that_priced_them(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        let all = json!({ "ruleId": rule, "name": "all", "reward": { "percentOfCommission": "1" } });
        publish_again(app, all, None).await;
        // amended: still half; ordered since the publication: all of it
        let amended = json!({ "commission": "30.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        let later = json!({ "placedAt": "2026-11-01T08:00:00+08:00" });
        let amended = with(record("o1", "l1", "c1"), amended);
        app.import(json!([amended, with(record("o2", "l2", "c1"), later)])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "35.00", "0.00"));
        let query = "{ rebates(first: 5) { edges { node {
            amount { amount } booked { amount } rule { number reward { percentOfCommission } }
            revisions { number amount { amount } change { amount } explanation(language: ENGLISH) { formula } }
            explanation(language: ENGLISH) {
                formula net { amount } considered { name version outcome } steps { label amount { amount } }
            }
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
        app.clock().advance(chrono::Duration::seconds(1));
        app.publish_rule(json!({ "name": "over", "priority": 9, "endsAt": "2026-10-01T00:00:00Z",
            "reward": { "percentOfOrder": "0.5" } })).await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let other = with(record("o2", "l2", "c1"), json!({ "category": "toys" }));
        app.import(json!([record("o1", "l1", "c1"), other])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "4.00", "0.00"));
        let preview = "query Preview($input: RebatePreviewInput!) {
            rebatePreview(input: $input, language: ENGLISH) {
                explanation { amount { amount } formula considered { name outcome } } } }";
        let input = json!({ "source": "IMPORT", "category": "food", "placedAt": "2026-10-01T00:00:00Z",
            "paid": { "amount": "100.00", "currencyCode": "CNY" },
            "commission": { "amount": "20.00", "currencyCode": "CNY" } });
        let shown = app.as_user(&app.sign_in(&li).await).send(preview, json!({ "input": input })).await.ok();
        assert_eq!(shown.data("/rebatePreview/explanation"), &json!({
            "amount": { "amount": "3.00" },
            "formula": "fixed amount = 3.00, 3.00 × 100.00 / 100.00 = 3.00, rounded down",
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
        act(app, "rebateRulePause", json!({ "ruleId": rule })).await.ok();
        // a pause ends the rule for orders from then on
        let now = json!({ "placedAt": "2026-11-01T08:00:00+08:00" });
        app.import(json!([with(record("o1", "l1", "c1"), now.clone())])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
        act(app, "rebateRulePublish", json!({ "ruleId": rule })).await.ok();
        app.import(json!([with(record("o2", "l2", "c1"), now.clone())])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        act(app, "rebateRuleRetire", json!({ "ruleId": rule })).await.ok();
        app.import(json!([with(record("o3", "l3", "c1"), now)])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        let before = app.snapshot().await;
        for mutation in ["rebateRulePublish", "rebateRulePause", "rebateRuleRetire"] {
            let refused = act(app, mutation, json!({ "ruleId": rule })).await;
            assert_eq!(refused.user_errors(mutation), [("NOT_ALLOWED_NOW", "input.ruleId")]);
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn what_was_announced_outlives_the_rule(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        act(app, "rebateRuleRetire", json!({ "ruleId": rule })).await.ok();
        // a line that is reported later belongs to the same order, and gets the rules of that order
        let amended = json!({ "commission": "26.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        let amended = with(record("o1", "l1", "c1"), amended);
        app.import(json!([amended, with(record("o1", "l2", "c1"), json!({ "commission": "6.00" }))])).await.ok();
        assert_eq!(app.pays("o1").await, "16.00", "half of 26.00 and half of 6.00");
    }
}
