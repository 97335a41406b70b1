//! What fails becomes null where the schema allows it, and nothing else does.

use rebated_tests::both_databases;
use serde_json::json;

both_databases! {
    async fn a_refused_field_leaves_its_siblings(app: &TestApp) {
        let li = app.member("li").await;
        let query = "{ viewer { displayName } ledger { trialBalance { accounts } } users { edges { cursor } }
            settings { holdDays } last: viewer { role } }";
        let answer = app.as_user(&li.token).send(query, json!({})).await;
        assert_eq!(answer.body()["data"], json!({
            "viewer": { "displayName": "li" }, "ledger": null, "users": null, "settings": null,
            "last": { "role": "MEMBER" },
        }));
        assert_eq!(answer.error_codes(), ["FORBIDDEN"; 3]);
        let paths: Vec<_> = answer.body()["errors"].as_array().unwrap().iter().map(|e| e["path"].clone()).collect();
        assert_eq!(paths, [json!(["ledger"]), json!(["users"]), json!(["settings"])]);
    }

    async fn fields_keep_the_order_asked(app: &TestApp) {
        let li = app.member("li").await;
        let query = "{ viewer { z: tier orders { totalCount } a: role balances { currencyCode } id displayName } b: __typename }";
        let answer = app.as_user(&li.token).send(query, json!({})).await.ok();
        let keys: Vec<_> = answer.data("/viewer").as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["z", "orders", "a", "balances", "id", "displayName"]);
        let keys: Vec<_> = answer.body()["data"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["viewer", "b"]);
    }

    async fn a_refused_mutation_leaves_what_its_siblings_did(app: &TestApp) {
        let li = app.member("li").await;
        let mutation = "mutation { before: userUpdate(input: { displayName: \"Li\" }) { user { displayName } }
            settingsUpdate(input: { holdDays: 3 }) { settings { holdDays } }
            after: userUpdate(input: { locale: \"en\" }) { user { displayName locale } } }";
        let answer = app.as_user(&li.token).send(mutation, json!({})).await;
        assert_eq!(answer.error_codes(), ["FORBIDDEN"]);
        assert_eq!(answer.body()["data"], json!({
            "before": { "user": { "displayName": "Li" } },
            "settingsUpdate": null,
            "after": { "user": { "displayName": "Li", "locale": "en" } },
        }));
    }
}
