//! What an operation may cost, and what it is told about that.

use rebated::graphql::throttle::{Limits, Rate};
use rebated::server::HttpOptions;
use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{GqlAnswer, both_databases, wide_limits};
use serde_json::{Value, json};

fn cost(answer: &GqlAnswer) -> &Value {
    &answer.body()["extensions"]["cost"]
}

both_databases! {
    async fn every_answer_tells_what_it_cost(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("a", "l1", "c1"), record("b", "l2", "c1")])).await.ok();
        let limits = Limits { signed_in: Rate { most: 2_000, per_minute: 6_000 }, ..wide_limits() };
        let site = app.site(HttpOptions { limits, ..HttpOptions::default() });
        let client = site.as_user(&li.token);
        let orders = "{ viewer { orders(first: 50) { edges { node { number } } } } }";
        let answer = client.send(orders, json!({})).await.ok();
        // a viewer, a page, and two rows of fifty
        assert_eq!(cost(&answer), &json!({
            "requestedQueryCost": 52,
            "actualQueryCost": 4,
            "throttleStatus": { "maximumAvailable": 2_000, "currentlyAvailable": 1_996, "restoreRate": 100 },
        }));
        let refused = client.send("{ nothing }", json!({})).await;
        assert_eq!(cost(&refused)["actualQueryCost"], Value::Null);
        assert_eq!(cost(&refused)["throttleStatus"]["currentlyAvailable"], 1_986);
    }

    async fn an_operation_that_asks_for_too_much_does_not_run(app: &TestApp) {
        let admin = app.staff(Role::Admin).await;
        let client = app.site(HttpOptions::default()).as_user(&admin);
        let nested = |outer: u32, inner: u32| format!(
            "{{ users(first: {outer}) {{ edges {{ node {{ orders(first: {inner}) {{ edges {{ cursor }} }} }} }} }} }}"
        );
        client.send(&nested(10, 90), json!({})).await.ok();
        let before = app.statements();
        for (outer, inner) in [(10, 99), (100, 100)] {
            let answer = client.send(&nested(outer, inner), json!({})).await;
            assert_eq!(answer.error_codes(), ["QUERY_TOO_COMPLEX"]);
            assert_eq!(cost(&answer)["requestedQueryCost"], 1 + outer * (2 + inner));
            assert!(answer.body().get("data").is_none());
        }
        assert_eq!(app.statements(), before, "nothing was read");
    }

    /// A negative page size once made the sum wrap, and the limit with it.
    async fn odd_page_sizes_buy_nothing(app: &TestApp) {
        let li = app.member("li").await;
        let client = app.site(HttpOptions::default()).as_user(&li.token);
        for size in [json!(-1), json!(-2_147_483_648_i64), json!(0), json!(101), json!(2_147_483_647)] {
            let query = "query($n: Int) { viewer { orders(first: $n) { edges { cursor } } } }";
            let answer = client.send(query, json!({ "n": size })).await;
            assert_eq!(answer.error_codes(), ["BAD_USER_INPUT"], "{size}");
        }
        for size in ["-1", "2147483648", "99999999999999999999"] {
            let query = format!("{{ viewer {{ orders(first: {size}) {{ edges {{ cursor }} }} }} }}");
            let answer = client.send(&query, json!({})).await;
            let codes = answer.error_codes();
            assert!(["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&codes[0]), "{size}: {codes:?}");
        }
    }
}
