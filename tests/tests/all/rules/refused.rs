//! Wrong rules: each problem with its field, and nothing changed.

use rebated_tests::both_databases;
use rebated_tests::shop::{with, yuan};
use serde_json::{Value, json};

use super::{act, draft};

fn rule(changes: Value) -> Value {
    with(json!({ "name": "x", "reward": { "percentOfOrder": "0.1" } }), changes)
}

fn tiers(from: [&str; 2], rate: &str) -> Value {
    let tiers = from.map(|from| json!({ "from": yuan(from), "rate": rate }));
    json!({ "tiers": { "of": "ORDER", "by": "ORDER_AMOUNT", "mode": "WHOLE", "tiers": tiers } })
}

both_databases! {
    async fn wrong_rules_are_refused_and_change_nothing(app: &TestApp) {
        let known = app.half_of_commission().await;
        let before = app.snapshot().await;
        let noon = "2026-10-02T00:00:00Z";
        let cases = [
            (json!({ "name": " " }), "BAD_NAME", "input.name"),
            (json!({ "key": "No" }), "BAD_KEY", "input.key"),
            (json!({ "reward": { "percentOfOrder": "0" } }), "NOTHING_PAID", "input.reward"),
            (json!({ "reward": { "percentOfOrder": "1.5" } }), "PERCENT_TOO_HIGH", "input.reward.percentOfOrder"),
            (json!({ "reward": { "multiplier": "2" } }), "MISSING_GROUP", "input.stackGroup"),
            (json!({ "reward": tiers(["0.00", "0.00"], "0.1") }), "BAD_TIERS", "input.reward.tiers.tiers.1.from"),
            (json!({ "reward": tiers(["1.00", "2.00"], "0.1") }), "BAD_TIERS", "input.reward.tiers.tiers.0.from"),
            (json!({ "caps": { "perUser": yuan("-1.00") } }), "BAD_AMOUNT", "input.caps.perUser"),
            (json!({ "scope": { "categories": ["a", "a"] } }), "BAD_LIST", "input.scope.categories"),
            (json!({ "scope": { "sources": ["JD", "JD"] } }), "BAD_LIST", "input.scope.sources"),
            (json!({ "scope": { "hours": { "from": 8, "until": 8 } } }), "BAD_HOURS", "input.scope.hours"),
            (json!({ "scope": { "minOrder": yuan("2.00"), "maxOrder": yuan("1.00") } }), "BAD_RANGE", "input.scope.maxOrder"),
            (json!({ "caps": { "minPerOrder": yuan("2.00"), "maxPerOrder": yuan("1.00") } }), "BAD_RANGE", "input.caps.maxPerOrder"),
            (json!({ "budget": {} }), "MISSING_BUDGET", "input.budget"),
            (json!({ "subsidised": true }), "MISSING_BUDGET", "input.budget.total"),
            (json!({ "startsAt": noon, "endsAt": noon }), "EMPTY_VALIDITY", "input.endsAt"),
            (json!({ "when": "order.amount + 'x' == 1" }), "BAD_CONDITION", "input.when"),
            (json!({ "when": "order.amount" }), "BAD_CONDITION", "input.when"),
            (json!({ "when": "buyer.name == 'li'" }), "BAD_CONDITION", "input.when"),
            (json!({ "ruleId": "bm90aGluZw" }), "NOT_FOUND", "input.ruleId"),
            (json!({ "ruleId": known, "expectedVersion": 1 }), "STALE_VERSION", "input.expectedVersion"),
            (json!({ "ruleId": known, "key": "other" }), "KEY_FIXED", "input.key"),
        ];
        for (changes, code, field) in cases {
            let refused = draft(app, rule(changes.clone())).await;
            assert_eq!(refused.user_errors("rebateRuleDraft"), [(code, field)], "{changes}");
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn every_problem_is_told(app: &TestApp) {
        let wrong = json!({ "name": "", "when": "1", "reward": { "percentOfOrder": "0" } });
        let refused = draft(app, rule(wrong)).await;
        let all = [("BAD_NAME", "input.name"), ("NOTHING_PAID", "input.reward"), ("BAD_CONDITION", "input.when")];
        assert_eq!(refused.user_errors("rebateRuleDraft"), all);
    }

    async fn what_cannot_stand_beside_the_others_is_not_published(app: &TestApp) {
        app.publish_rule(rule(json!({ "key": "a", "name": "a" }))).await;
        let b = app.publish_rule(rule(json!({ "key": "b", "name": "b", "excludes": ["a"] }))).await;
        app.publish_rule(rule(json!({ "key": "c", "name": "c", "excludes": ["b"], "stackGroup": "c" }))).await;
        let food = json!({ "exclusive": true, "priority": 7, "scope": { "categories": ["food"] } });
        app.publish_rule(rule(with(food, json!({ "key": "food", "name": "food" })))).await;
        let fruit = json!({ "exclusive": true, "priority": 7, "scope": { "categories": ["food/fruit"] } });
        let ring = json!({ "ruleId": b, "excludes": ["a", "c"] });
        let cases = [
            (ring, "CYCLIC_EXCLUDES", "input.excludes.1"),
            (json!({ "key": "self", "excludes": ["self"] }), "CYCLIC_EXCLUDES", "input.excludes.0"),
            (json!({ "excludes": ["nobody"] }), "UNKNOWN_RULE", "input.excludes.0"),
            (fruit.clone(), "OVERLAPPING_EXCLUSIVE", "input.priority"),
        ];
        for (changes, code, field) in cases {
            let drafted = draft(app, rule(changes.clone())).await.ok();
            let id = drafted.text("/rebateRuleDraft/rebateRule/id");
            let before = app.snapshot().await;
            let refused = act(app, "rebateRulePublish", json!({ "ruleId": id })).await;
            assert_eq!(refused.user_errors("rebateRulePublish"), [(code, field)], "{changes}");
            app.assert_unchanged_since(&before).await;
        }
        // another priority, another category, another beneficiary: no two can meet
        for other in [
            json!({ "priority": 8 }),
            json!({ "scope": { "categories": ["toys"] } }),
            json!({ "beneficiary": "INVITER" }),
        ] {
            app.publish_rule(rule(with(fruit.clone(), other))).await;
        }
    }
}
