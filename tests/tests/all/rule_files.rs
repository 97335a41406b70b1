//! Rebate rules as files: what goes out comes in again, and a file goes in whole or not at all.

use rebated_domain::user::Role;
use rebated_tests::shop::{has, record};
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

const IMPORT: &str = "mutation Import($input: RebateRulesImportInput!) { rebateRulesImport(input: $input) {
    created changed unchanged published retired userErrors { code field message } } }";

async fn import(app: &TestApp, document: &Value, how: Value) -> GqlAnswer {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let mut input = how;
    input["document"] = document.to_string().into();
    admin.send(IMPORT, json!({ "input": input })).await
}

/// What became of a file that went in: the lists that are not empty.
async fn imported(app: &TestApp, document: &Value, how: Value) -> Value {
    let answer = import(app, document, how).await;
    assert_eq!(answer.user_errors("rebateRulesImport"), [], "{:?}", answer.body());
    let mut lists = answer.ok().data("/rebateRulesImport").clone();
    lists.as_object_mut().unwrap().retain(|_, list| *list != json!([]));
    lists
}

async fn export(app: &TestApp, which: &str) -> Value {
    let support = app.as_user(&app.staff(Role::Support).await);
    let answer = support.send(&format!("{{ rebateRulesExport(which: {which}) }}"), json!({})).await.ok();
    serde_json::from_str(answer.text("/rebateRulesExport")).unwrap()
}

async fn edition(app: &TestApp) -> i64 {
    let platform = app.platform();
    platform.rules.current(&platform.db, platform.now()).await.unwrap().edition
}

fn rule(key: &str, share: &str) -> Value {
    json!({ "key": key, "name": key, "spec": { "reward": { "percentOfCommission": share } } })
}

/// A rule that says more.
fn with(mut rule: Value, more: Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        rule["spec"][name] = value.clone();
    }
    rule
}

fn file(rules: impl IntoIterator<Item = Value>) -> Value {
    json!({ "rules": rules.into_iter().collect::<Vec<_>>() })
}

fn publish() -> Value {
    json!({ "publish": true })
}

both_databases! {
    async fn what_was_exported_changes_nothing(app: &TestApp) {
        let examples = super::rule_docs::examples();
        for (name, text) in &examples {
            let document: Value = serde_json::from_str(text).unwrap();
            let keys: Vec<Value> =
                document["rules"].as_array().unwrap().iter().map(|rule| rule["key"].clone()).collect();
            let done = imported(app, &document, publish()).await;
            assert_eq!(done, json!({ "created": keys, "published": keys }), "{name}");
        }
        // a rule that is not in force, and one with a draft beside what is in force
        imported(app, &file([rule("draft", "0.7"), rule("everyday", "0.7")]), json!({})).await;
        let (in_force, newest) = (export(app, "IN_FORCE").await, export(app, "NEWEST").await);
        let count = |document: &Value| document["rules"].as_array().unwrap().len();
        assert_eq!((count(&in_force), count(&newest)), (8, 9));
        let before = app.snapshot().await;
        let all = json!({ "publish": true, "retireOthers": true, "publishAt": "2027-01-01T00:00:00Z" });
        for (document, how) in [(&in_force, publish()), (&in_force, json!({})), (&in_force, all), (&newest, json!({}))] {
            let done = imported(app, document, how).await;
            let lists: Vec<&String> = done.as_object().unwrap().keys().collect();
            assert_eq!(lists, ["unchanged"], "{done}");
        }
        app.assert_unchanged_since(&before).await;
        let done = imported(app, &newest, publish()).await;
        assert_eq!(done["published"], json!(["draft", "everyday"]));
        assert_eq!(export(app, "IN_FORCE").await, newest);
    }

    async fn a_file_is_one_edition(app: &TestApp) {
        imported(app, &file([rule("a", "0.1"), rule("b", "0.2"), rule("c", "0.3")]), publish()).await;
        let first = edition(app).await;
        let second = file([rule("a", "0.5"), rule("b", "0.2"), rule("d", "0.4")]);
        let how = json!({ "publish": true, "retireOthers": true });
        let done = imported(app, &second, how.clone()).await;
        assert_eq!(done, json!({
            "created": ["d"], "changed": ["a"], "unchanged": ["b"], "published": ["a", "d"], "retired": ["c"],
        }));
        assert_eq!(edition(app).await, first + 1);
        assert_eq!(imported(app, &second, how).await, json!({ "unchanged": ["a", "b", "d"] }));
        assert_eq!(edition(app).await, first + 1);
        let actions = "{ auditEntries(first: 5) { edges { node { action } } } }";
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let told = admin.send(actions, json!({})).await.ok();
        let told: Vec<&str> = told.list("/auditEntries/edges").iter()
            .map(|edge| edge["node"]["action"].as_str().unwrap()).collect();
        assert_eq!(told, ["REBATE_RULE_RETIRE", "REBATE_RULE_PUBLISH", "REBATE_RULE_DRAFT",
            "REBATE_RULE_PUBLISH", "REBATE_RULE_DRAFT"]);
    }

    async fn files_price_orders_from_their_time_on(app: &TestApp) {
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let order = |id: &str, placed: &str| {
            rebated_tests::shop::with(record(id, id, "c1"), json!({ "placedAt": placed, "modifiedAt": placed }))
        };
        imported(app, &file([rule("share", "0.5")]), json!({})).await;
        app.import(json!([order("o1", "2026-10-01T08:00:00+08:00")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"), "a draft pays nothing");
        imported(app, &file([rule("share", "0.5"), with(rule("more", "0.1"), json!({ "stackGroup": "x" }))]), publish()).await;
        let later = json!({ "publish": true, "retireOthers": true, "publishAt": "2026-11-11T00:00:00+08:00" });
        let done = imported(app, &file([rule("share", "0.9")]), later).await;
        assert_eq!(done, json!({ "changed": ["share"], "published": ["share"], "retired": ["more"] }));
        app.import(json!([order("o2", "2026-11-10T23:59:59+08:00")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "12.00", "0.00"), "half, and a tenth");
        app.import(json!([order("o3", "2026-11-11T00:00:00+08:00")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "30.00", "0.00"), "nine tenths");
    }

    async fn a_file_is_checked_as_a_set(app: &TestApp) {
        let alone = |key: &str, priority: i64| {
            let mut rule = with(rule(key, "0.5"), json!({ "exclusive": true }));
            rule["priority"] = priority.into();
            rule
        };
        imported(app, &file([alone("a", 1), alone("b", 2)]), publish()).await;
        // one after the other neither could be published
        let done = imported(app, &file([alone("a", 2), alone("b", 1)]), publish()).await;
        assert_eq!(done["published"], json!(["a", "b"]));
        let forward = [with(rule("c", "0.1"), json!({ "excludes": ["d"] })), rule("d", "0.1")];
        imported(app, &file(forward), publish()).await;
        let before = app.snapshot().await;
        let of_a = [with(rule("e", "0.1"), json!({ "excludes": ["f"] })), alone("g", 2)];
        let refused = import(app, &file(of_a), publish()).await;
        let found: Vec<Value> = refused.list("/rebateRulesImport/userErrors").iter()
            .map(|error| json!([error["code"], error["field"]])).collect();
        assert_eq!(json!(found), json!([
            ["UNKNOWN_RULE", ["input", "document", "rules", "0", "spec", "excludes", "0"]],
            ["OVERLAPPING_EXCLUSIVE", ["input", "document", "rules", "1", "priority"]],
        ]));
        app.assert_unchanged_since(&before).await;
    }

    async fn wrong_files_are_refused_and_change_nothing(app: &TestApp) {
        imported(app, &file([rule("gone", "0.5"), rule("kept", "0.5")]), publish()).await;
        let how = json!({ "publish": true, "retireOthers": true });
        imported(app, &file([rule("kept", "0.5")]), how).await;
        let before = app.snapshot().await;
        let good = rule("new", "0.5");
        let unnamed = json!({ "key": "x", "name": " ", "spec": { "reward": { "percentOfOrder": "0" } } });
        let cases = [
            (json!({ "rules": [good, { "key": "x" }] }), json!([["BAD_DOCUMENT", "rules.1"]])),
            (json!([]), json!([["BAD_DOCUMENT", ""]])),
            (
                file([good.clone(), unnamed]),
                json!([["BAD_NAME", "rules.1.name"], ["NOTHING_PAID", "rules.1.spec.reward"]]),
            ),
            (file([good.clone(), good.clone()]), json!([["REPEATED_KEY", "rules.1.key"]])),
            (file([good.clone(), rule("gone", "0.5")]), json!([["RETIRED_RULE", "rules.1.key"]])),
            (
                file([good.clone(), with(rule("y", "0.5"), json!({ "when": "nope == 1" }))]),
                json!([["BAD_CONDITION", "rules.1.spec.when"]]),
            ),
        ];
        for (document, want) in cases {
            let refused = import(app, &document, publish()).await;
            let found: Vec<Value> = refused.list("/rebateRulesImport/userErrors").iter().map(|error| {
                let path: Vec<&str> =
                    error["field"].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect();
                assert_eq!(path[..2], ["input", "document"]);
                json!([error["code"], path[2..].join(".")])
            }).collect();
            assert_eq!(json!(found), want, "{document}");
            assert_eq!(refused.list("/rebateRulesImport/created"), [] as [Value; 0]);
        }
        app.assert_unchanged_since(&before).await;
    }
}
