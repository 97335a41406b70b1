//! Documents made to hurt. What each costs the server is measured in the benchmark; here each is refused.

use axum::http::StatusCode;
use rebated_tests::both_databases;
use rebated_tests::shop::record;
use serde_json::json;

/// Twenty-five fragments, each spread twice by the one before: thirty million fields in 1,200 bytes.
fn doubling() -> String {
    let mut text = "{ ...f0 }".to_owned();
    for n in 0..25 {
        text.push_str(&format!(" fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1));
    }
    text + " fragment f25 on Query { __typename }"
}

fn aliases(count: usize) -> String {
    let fields: Vec<_> = (0..count).map(|n| format!("a{n}: __typename")).collect();
    format!("{{ {} }}", fields.join(" "))
}

fn nested(open: &str, middle: &str, close: &str, depth: usize) -> String {
    format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
}

both_databases! {
    async fn documents_that_would_take_long_are_refused(app: &TestApp) {
        let client = app.as_anonymous();
        let introspection = nested("fields { type { ", "name", " } }", 8);
        for (name, document, code) in [
            ("doubling fragments", doubling(), "QUERY_TOO_COMPLEX"),
            ("ten thousand aliases", aliases(10_000), "QUERY_TOO_COMPLEX"),
            ("as many aliases as there may be tokens", aliases(2_500), "QUERY_TOO_COMPLEX"),
            ("deep selections", format!("{{ viewer {} }}", nested("{ inviter ", "{ id }", " }", 40)), "QUERY_TOO_DEEP"),
            ("deeper selections", nested("{ a ", "{ b }", " }", 2_000), "QUERY_TOO_DEEP"),
            ("deep lists", format!("{{ nodes(ids: {}) {{ id }} }}", nested("[", "1", "]", 4_000)), "QUERY_TOO_DEEP"),
            ("deep objects", format!("{{ orders(filter: {}) {{ totalCount }} }}", nested("{a: ", "1", "}", 2_000)), "QUERY_TOO_DEEP"),
            ("deep types", format!("query($a: {}) {{ __typename }}", nested("[", "Int", "]", 4_000)), "QUERY_TOO_DEEP"),
            ("a flood of directives", format!("{{ __typename {} }}", "@skip(if: false) ".repeat(3_000)), "QUERY_TOO_COMPLEX"),
            ("fewer directives", format!("{{ __typename {} }}", "@skip(if: false) ".repeat(1_000)), "GRAPHQL_VALIDATION_FAILED"),
            ("a deep look at the schema", format!("{{ __schema {{ types {{ {introspection} }} }} }}"), "QUERY_TOO_DEEP"),
        ] {
            let answer = client.send(&document, json!({})).await;
            let codes = answer.error_codes();
            assert!(!codes.is_empty() && codes.iter().all(|found| *found == code), "{name}: {codes:?}");
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{name}");
            assert!(codes.len() <= 10, "{name}");
        }
    }

    /// A document with a thousand mistakes once drew an answer eight times its size.
    async fn at_most_ten_errors_are_told(app: &TestApp) {
        let wrong: Vec<_> = (0..900).map(|n| format!("wrong{n}")).collect();
        let answer = app.as_anonymous().send(&format!("{{ {} }}", wrong.join(" ")), json!({})).await;
        assert_eq!(answer.error_codes(), ["GRAPHQL_VALIDATION_FAILED"; 10]);
        let refused: Vec<_> = (0..50).map(|n| format!("a{n}: settings {{ holdDays }}")).collect();
        let answer = app.as_anonymous().send(&format!("{{ {} }}", refused.join(" ")), json!({})).await;
        assert_eq!(answer.error_codes(), ["UNAUTHENTICATED"; 10]);
    }

    async fn huge_and_deep_variables_are_refused_or_ignored(app: &TestApp) {
        let client = app.as_anonymous();
        let ids = vec!["x"; 100_000];
        let answer = client.send("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({ "ids": ids })).await;
        assert_eq!(answer.error_codes(), ["BAD_USER_INPUT"]);
        let deep = nested("[", "1", "]", 120);
        let deep: serde_json::Value = serde_json::from_str(&deep).expect("JSON");
        let answer = client.send("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({ "ids": deep })).await;
        assert_eq!(answer.error_codes(), ["BAD_USER_INPUT"]);
        client.send("{ __typename }", json!({ "not": "declared" })).await.ok();
    }

    /// As deep as is admitted, along paths that lead back to where they began: this once took more stack
    /// than a thread had, and the process with it.
    async fn the_deepest_operations_are_answered(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("o", "l", "c1")])).await.ok();
        for (open, close, leaf) in [
            ("orders(first: 1) { edges { node { buyer { ", "} } } } ", 5),
            ("rebates(first: 1) { edges { node { beneficiary { ", "} } } } ", 5),
            ("bills(first: 1) { edges { node { user { ", "} } } } ", 5),
            ("orders(first: 1) { edges { node { refunds { order { buyer { ", "} } } } } } ", 3),
        ] {
            let query = format!("{{ viewer {{ {} }} }}", nested(open, "id ", close, leaf));
            app.as_user(&li.token).send(&query, json!({})).await.ok();
            let deeper = format!("{{ viewer {{ {} }} }}", nested(open, "id ", close, leaf + 2));
            assert_eq!(app.as_user(&li.token).send(&deeper, json!({})).await.error_codes(), ["QUERY_TOO_DEEP"]);
        }
    }

    async fn the_schema_can_be_read_by_every_tool(app: &TestApp) {
        let answer = app.as_anonymous().send(INTROSPECTION, json!({})).await.ok();
        assert!(answer.list("/__schema/types").len() > 100);
        // a misspelt field is not answered with those that exist
        let answer = app.as_anonymous().send("{ viewr { id } }", json!({})).await;
        assert!(!answer.body().to_string().contains("viewer"), "{}", answer.body());
    }
}

/// As generators ask: fifteen levels deep.
const INTROSPECTION: &str = "query IntrospectionQuery { __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types { ...FullType }
    directives { name description locations args(includeDeprecated: true) { ...InputValue } } } }
fragment FullType on __Type { kind name description specifiedByURL isOneOf
    fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
    inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
    ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }";
