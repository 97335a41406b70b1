//! Lists of bills: their order, their filters, and what they cost.

use chrono::Duration;
use rebated_domain::ledger::AccountPurpose::{UserAvailable, UserOwed};
use rebated_domain::user::Role;
use rebated_tests::books::{self, Booking, Books};
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::closing::at;
use super::issue;

/// Sixty members, each with a bill of August of three movements and one of September of two.
async fn sixty_members(app: &TestApp) {
    let users = books::members(app.platform(), 60).await.unwrap();
    let mut bookings = Vec::new();
    for (n, user) in users.iter().enumerate() {
        let minutes = Duration::minutes(i64::try_from(n).unwrap());
        let mut book = |entries, day: &str| {
            bookings.push(Booking { entries, ..Booking::of(*user, UserAvailable, 0, at(day) + minutes) });
        };
        book(vec![(UserAvailable, 500)], "2026-08-04T00:00:00Z");
        book(vec![(UserAvailable, -500), (UserOwed, -100)], "2026-08-06T00:00:00Z");
        book(vec![(UserAvailable, 20), (UserOwed, 80)], "2026-08-07T00:00:00Z");
        book(vec![(UserAvailable, 1)], "2026-09-02T00:00:00Z");
        // moved from one account to the other: no line
        book(vec![(UserAvailable, -5), (UserOwed, 5)], "2026-09-03T00:00:00Z");
        book(vec![(UserAvailable, 2)], "2026-09-04T00:00:00Z");
    }
    Books::default().post(app.platform(), bookings).await.unwrap();
    issue(app, "2026-09").await.ok();
    app.run_jobs().await;
}

const PAGE: &str =
    "query Page($first: Int, $after: String, $last: Int, $before: String, $filter: BillFilter) {
    bills(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id period { month } user { displayName } closing { amount }
            totals { reason count amount { amount } }
            lines(first: 2) { totalCount pageInfo { hasNextPage } edges { cursor node {
                amount { amount } balanceAfter { amount } reason order { number } source { __typename }
            } } }
        } }
    }
}";

async fn page(app: &TestApp, token: &str, variables: Value) -> Value {
    app.as_user(token).send(PAGE, variables).await.ok().data("/bills").clone()
}

fn ids(page: &Value) -> Vec<String> {
    let edges = page["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()).collect()
}

both_databases! {
    async fn a_list_costs_as_many_statements_as_one_bill(app: &TestApp) {
        sixty_members(app).await;
        let finance = app.staff(Role::Finance).await;
        let mut taken = Vec::new();
        for first in [1, 10, 50] {
            let before = app.statements();
            let found = page(app, &finance, json!({ "first": first })).await;
            taken.push(app.statements() - before);
            assert_eq!(ids(&found).len(), first);
        }
        // the page, users, totals, entries of the lines, their transfers
        assert_eq!(taken, [5, 5, 5]);
    }

    async fn each_bill_of_a_list_has_its_own_lines_and_totals(app: &TestApp) {
        sixty_members(app).await;
        let finance = app.staff(Role::Finance).await;
        let found = page(app, &finance, json!({ "first": 100 })).await;
        let bills = found["edges"].as_array().unwrap();
        assert_eq!(bills.len(), 100);
        for (n, bill) in bills.iter().enumerate() {
            let bill = &bill["node"];
            let line = |line: usize| {
                let line = &bill["lines"]["edges"][line]["node"];
                (line["amount"]["amount"].as_str().unwrap(), line["balanceAfter"]["amount"].as_str().unwrap())
            };
            let lines = (line(0), line(1), bill["lines"]["totalCount"].as_i64().unwrap());
            let total = (bill["totals"][0]["count"].clone(), bill["totals"][0]["amount"]["amount"].clone());
            let has_more = bill["lines"]["pageInfo"]["hasNextPage"].as_bool().unwrap();
            if n < 60 {
                assert_eq!(bill["period"]["month"], "2026-09");
                assert_eq!((lines, has_more), ((("0.01", "0.01"), ("0.02", "0.03"), 2), false));
                assert_eq!((total, &bill["closing"]["amount"]), ((json!(2), json!("0.03")), &json!("0.03")));
            } else {
                assert_eq!(bill["period"]["month"], "2026-08");
                assert_eq!((lines, has_more), ((("5.00", "5.00"), ("-6.00", "-1.00"), 3), true));
                assert_eq!((total, &bill["closing"]["amount"]), ((json!(3), json!("0.00")), &json!("0.00")));
            }
        }
    }

    async fn pages_of_lines_follow_each_other(app: &TestApp) {
        sixty_members(app).await;
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let august = json!({ "filter": { "month": "2026-08" }, "first": 1 });
        let bill = finance.send(PAGE, august).await.ok().data("/bills/edges/0/node").clone();
        let lines = "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
            node(id: $id) { ... on Bill { lines(first: $first, after: $after, last: $last, before: $before) {
                pageInfo { hasNextPage hasPreviousPage }
                edges { node { amount { amount } balanceAfter { amount } } } } } } }";
        let cursor = &bill["lines"]["edges"][1]["cursor"];
        for (arguments, amounts, next_and_previous) in [
            (json!({ "first": 2, "after": cursor }), json!([["1.00", "0.00"]]), (false, true)),
            (json!({ "last": 1, "before": cursor }), json!([["5.00", "5.00"]]), (true, false)),
            (json!({ "last": 2 }), json!([["-6.00", "-1.00"], ["1.00", "0.00"]]), (false, true)),
        ] {
            let mut variables = arguments.clone();
            variables["id"] = bill["id"].clone();
            let found = finance.send(lines, variables).await.ok().data("/node/lines").clone();
            let edges = found["edges"].as_array().unwrap().iter();
            let shown: Vec<Value> = edges
                .map(|edge| json!([edge["node"]["amount"]["amount"], edge["node"]["balanceAfter"]["amount"]]))
                .collect();
            assert_eq!(json!(shown), amounts, "{arguments}");
            let info = &found["pageInfo"];
            let info = (info["hasNextPage"].as_bool().unwrap(), info["hasPreviousPage"].as_bool().unwrap());
            assert_eq!(info, next_and_previous, "{arguments}");
        }
    }

    async fn bills_are_listed_by_month_and_paged(app: &TestApp) {
        sixty_members(app).await;
        let finance = app.staff(Role::Finance).await;
        let all = ids(&page(app, &finance, json!({ "first": 100 })).await);
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let found = page(app, &finance, json!({ "first": 35, "after": after })).await;
            paged.extend(ids(&found));
            after = found["pageInfo"]["endCursor"].clone();
            if found["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!((paged.len(), &paged[..100]), (120, &all[..]));
        let last = page(app, &finance, json!({ "last": 30, "before": after })).await;
        assert_eq!(ids(&last), paged[89..119]);
    }

    async fn filters_narrow_to_months_and_to_what_was_issued_then(app: &TestApp) {
        let li = app.member("li").await;
        app.half_of_commission().await;
        app.link(&li, "c1").await;
        let orders: Vec<Value> = ["2026-05-20", "2026-06-20", "2026-07-20", "2026-08-20"]
            .into_iter()
            .map(|day| super::settled(day, day, json!({})))
            .collect();
        app.import(json!(orders)).await.ok();
        issue(app, "2026-07").await.ok();
        app.clock().advance(Duration::days(2));
        issue(app, "2026-09").await.ok();
        let token = app.sign_in(&li).await;
        let months = async |filter: Value| {
            let query = "query($filter: BillFilter) { viewer { bills(filter: $filter) {
                edges { node { period { month } } } } } }";
            let answer = app.as_user(&token).send(query, json!({ "filter": filter })).await;
            if !answer.error_codes().is_empty() {
                return answer.error_codes().join(" ");
            }
            let edges = answer.list("/viewer/bills/edges").iter();
            let months: Vec<&str> = edges.map(|e| e["node"]["period"]["month"].as_str().unwrap()).collect();
            months.join(" ")
        };
        assert_eq!(months(json!({})).await, "2026-09 2026-08 2026-07 2026-06");
        assert_eq!(months(json!({ "month": "2026-07" })).await, "2026-07");
        assert_eq!(months(json!({ "fromMonth": "2026-08" })).await, "2026-09 2026-08");
        assert_eq!(months(json!({ "fromMonth": "2026-07", "toMonth": "2026-08" })).await, "2026-08 2026-07");
        assert_eq!(months(json!({ "issuedBefore": "2026-11-02T00:00:00Z" })).await, "2026-07 2026-06");
        assert_eq!(months(json!({ "issuedBefore": "2026-11-01T00:00:00Z" })).await, "");
        assert_eq!(months(json!({ "currencyCode": "USD" })).await, "");
        for name in ["month", "fromMonth", "toMonth"] {
            assert_eq!(months(json!({ name: "2026-8" })).await, "BAD_USER_INPUT", "{name}");
        }
    }
}
