//! What is wrong with an operation is found before any of it runs.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::{Value, json};

const TWO: &str = "mutation Two($first: UserUpdateInput!, $second: UserUpdateInput!) {
    a: userUpdate(input: $first) { user { displayName } userErrors { code field message } }
    b: userUpdate(input: $second) { user { displayName } userErrors { code field message } } }";

both_databases! {
    async fn no_first_field_commits_before_a_second_fails_on_its_variables(app: &TestApp) {
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let before = app.snapshot().await;
        let first = json!({ "displayName": "changed" });
        for second in [
            None,
            Some(Value::Null),
            Some(json!("a text")),
            Some(json!({ "displayName": 7 })),
            Some(json!({ "name": "no such field" })),
            Some(json!({ "expectedVersion": 3_000_000_000_i64 })),
            Some(json!({ "expectedVersion": 1.5 })),
        ] {
            let mut variables = json!({ "first": first });
            if let Some(second) = &second {
                variables["second"] = second.clone();
            }
            let answer = client.send(TWO, variables).await;
            assert_eq!(answer.error_codes(), ["BAD_USER_INPUT"], "{second:?}");
            assert!(answer.body().get("data").is_none(), "{second:?}");
        }
        app.assert_unchanged_since(&before).await;
        client.send(TWO, json!({ "first": first, "second": { "locale": "en" } })).await.ok();
    }

    async fn scalars_and_one_of_inputs_are_read_before_anything_runs(app: &TestApp) {
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let before = app.snapshot().await;
        let mutation = "mutation Both($input: RebateRuleDraftInput!) {
            settingsUpdate(input: { holdDays: 3 }) { settings { holdDays } }
            rebateRuleDraft(input: $input) { rebateRule { id } userErrors { code field message } } }";
        for (change, value) in [
            ("/reward", json!({})),
            ("/reward", json!({ "percentOfOrder": "0.1", "percentOfCommission": "0.5" })),
            ("/reward", json!({ "percentOfOrder": null })),
            ("/reward", json!({ "percentOfOrder": "0.1", "fixed": null })),
            ("/reward", json!({ "percentOfOrder": 0.1 })),
            ("/reward", json!({ "percentOfOrder": "ten" })),
            ("/startsAt", json!("yesterday")),
            ("/startsAt", json!(1_700_000_000)),
        ] {
            let mut input = json!({ "name": "n", "reward": { "percentOfOrder": "0.1" }, "startsAt": null });
            *input.pointer_mut(change).expect("a field") = value.clone();
            let answer = admin.send(mutation, json!({ "input": input })).await;
            assert_eq!(answer.error_codes(), ["BAD_USER_INPUT"], "{change} {value}");
        }
        for literal in ["reward: {}", "reward: { percentOfOrder: \"0.1\", fixed: null }", "reward: { percentOfOrder: 0.1 }",
            "reward: { percentOfOrder: \"0.1\" }, startsAt: \"soon\""] {
            let mutation = format!("mutation {{ settingsUpdate(input: {{ holdDays: 3 }}) {{ settings {{ holdDays }} }}
                rebateRuleDraft(input: {{ name: \"n\", {literal} }}) {{ rebateRule {{ id }} }} }}");
            let answer = admin.send(&mutation, json!({})).await;
            assert_eq!(answer.error_codes(), ["GRAPHQL_VALIDATION_FAILED"], "{literal}");
            assert!(answer.body()["errors"][0]["locations"][0]["line"].is_u64(), "{}", answer.body());
        }
        app.assert_unchanged_since(&before).await;
    }

    /// Rules that the executor's own validation leaves out.
    async fn documents_are_validated_by_every_rule(app: &TestApp) {
        let client = app.as_anonymous();
        for document in [
            "query($n: String) { orders(first: $n) { totalCount } }",
            "query($n: Int) { nodes(ids: $n) { id } }",
            "query($id: ID) { node(id: $id) { id } }",
            "{ __typename @skip }",
            "{ __typename @nothing }",
            "{ __typename { name } }",
            "{ viewer }",
            "{ viewer { id { x } } }",
            "{ order(id: {a: 1}) { id } }",
            "{ orders(filter: \"text\") { totalCount } }",
            "{ orders(first: 1, first: 2) { totalCount } }",
            "{ orders(sort: { field: PLACED_AT }) { totalCount } }",
            "{ orders(sort: { field: NOWHERE, direction: ASC }) { totalCount } }",
            "{ viewer { id } viewer: orders { totalCount } }",
            "{ ...gone }",
            "{ ...f } fragment f on Query { ...f }",
            "{ __typename } fragment unused on Query { __typename }",
            "query($unused: Int) { __typename }",
            "{ viewer { ... on Order { id } } }",
            "query a { __typename } query a { __typename }",
            "{ __typename } query b { __typename }",
            "query($i: User) { __typename }",
            "subscription { balanceChanged { currencyCode } orderUpdated { id } }",
            "type Query { a: Int }",
        ] {
            let answer = client.send(document, json!({})).await;
            let codes = answer.error_codes();
            assert!(!codes.is_empty() && codes.iter().all(|code| *code == "GRAPHQL_VALIDATION_FAILED"), "{document}: {codes:?}");
            assert!(answer.body().get("data").is_none(), "{document}");
        }
    }

    async fn what_is_left_out_is_left_alone(app: &TestApp) {
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let mutation = "mutation($name: String, $locale: String, $version: Int) {
            userUpdate(input: { displayName: $name, locale: $locale, expectedVersion: $version }) {
                user { displayName locale } userErrors { code field message } } }";
        client.send(mutation, json!({ "locale": "en" })).await.ok();
        let answer = client.send(mutation, json!({ "name": "Li" })).await.ok();
        assert_eq!(answer.data("/userUpdate/user"), &json!({ "displayName": "Li", "locale": "en" }));
        let list = "query($first: Int, $after: String, $filter: OrderFilter) {
            viewer { orders(first: $first, after: $after, filter: $filter) { totalCount } } }";
        assert_eq!(client.send(list, json!({})).await.ok().data("/viewer/orders/totalCount"), 0);
        let defaulted = "query($first: Int = 5) { viewer { orders(first: $first) { totalCount } } }";
        assert_eq!(client.send(defaulted, json!({})).await.ok().data("/viewer/orders/totalCount"), 0);
        assert_eq!(client.send(defaulted, json!({ "first": 101 })).await.error_codes(), ["BAD_USER_INPUT"]);
    }
}
