//! How many SQL statements a request takes: as many for a hundred orders as for one.

use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

const NESTED: &str = "
    query Nested($first: Int!) { viewer { orders(first: $first) { edges { node {
        number lines { title paid { amount } }
        rebates { amount { amount } beneficiary { displayName } rule { number } explanation { formula } }
        refunds { status lines { amount { amount } } }
        buyer { displayName balance { available { amount } } }
    } } } } }
";

/// The fewer of two runs: settings and rules are remembered for a second of real time, so that one of them may
/// have to read them again.
async fn statements_for(app: &TestApp, token: &str, query: &str, first: i32) -> u64 {
    let once = statements_of_run(app, token, query, first).await;
    once.min(statements_of_run(app, token, query, first).await)
}

async fn statements_of_run(app: &TestApp, token: &str, query: &str, first: i32) -> u64 {
    let before = app.statements();
    let answer = app.as_user(token).send(query, json!({ "first": first })).await.ok();
    let root = if query.contains("viewer") { "/viewer/orders/edges" } else { "/orders/edges" };
    assert_eq!(answer.list(root).len(), usize::try_from(first).expect("positive"));
    app.statements() - before
}

both_databases! {
    async fn nested_reads_do_not_grow_with_rows(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let records: Vec<Value> = (0..200)
            .map(|n| record(&format!("o{}", n / 2), &format!("l{n}"), "c1"))
            .collect();
        app.import(json!(records)).await.ok();
        for n in 0..3 {
            let order = app.newest_order(&li).await;
            let input = json!({ "orderId": order, "amount": { "amount": format!("{}.00", n + 1), "currencyCode": "CNY" },
                "reason": "OTHER" });
            let mutation = "mutation R($input: RefundRequestInput!) {
                refundRequest(input: $input) { userErrors { code field message } } }";
            app.as_user(&li.token).send(mutation, json!({ "input": input })).await.ok();
        }
        let one = statements_for(app, &li.token, NESTED, 1).await;
        assert!((5..=12).contains(&one), "{one} statements for one order");
        for first in [10, 100] {
            assert_eq!(statements_for(app, &li.token, NESTED, first).await, one, "for {first} orders");
        }
        let admin = app.staff(Role::Admin).await;
        let all = "query All($first: Int!) { orders(first: $first) { edges { node {
            number commission { amount } buyer { displayName email } lines { title } rebates { status } } } } }";
        let one = statements_for(app, &admin, all, 1).await;
        assert!(one <= 4, "{one} statements: the page, and one for each relation");
        for first in [10, 100] {
            assert_eq!(statements_for(app, &admin, all, first).await, one, "for {first} orders");
        }
    }

    async fn imports_do_not_grow_with_records(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("first", "first", "c1")])).await.ok();
        let mut taken = Vec::new();
        for size in [1, 10, 100] {
            let records: Vec<Value> =
                (0..size).map(|n| record(&format!("o{size}-{n}"), &format!("l{size}-{n}"), "c1")).collect();
            let admin = app.staff(Role::Admin).await;
            let client = app.as_user(&admin);
            let mutation = "mutation I($input: OrdersImportInput!) {
                ordersImport(input: $input) { result { created } userErrors { code field message } } }";
            let before = app.statements();
            client.send(mutation, json!({ "input": { "records": records } })).await.ok();
            taken.push(app.statements() - before);
        }
        assert_eq!(taken[0], taken[1]);
        assert_eq!(taken[1], taken[2]);
    }
}
