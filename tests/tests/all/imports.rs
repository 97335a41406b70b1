//! Importing orders: what is taken, what is refused, what a repeat does.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::{has, record, with};
use serde_json::{Value, json};

fn counts(answer: &rebated_tests::GqlAnswer) -> [i64; 3] {
    ["created", "updated", "unchanged"]
        .map(|name| answer.data(&format!("/ordersImport/result/{name}")).as_i64().expect("a count"))
}

both_databases! {
    async fn a_repeated_import_changes_nothing(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let records = json!([record("o1", "l1", "c1"), record("o1", "l2", "c1"), record("o2", "l3", "c1")]);
        let first = app.import(records.clone()).await.ok();
        assert_eq!(counts(&first), [3, 0, 0]);
        app.run_jobs().await;
        let before = app.snapshot().await;
        let again = app.import(records).await.ok();
        assert_eq!(counts(&again), [0, 0, 3]);
        app.assert_unchanged_since(&before).await;
        assert_eq!(app.balance(&li).await, has("0.00", "30.00", "0.00"));
    }

    async fn an_older_report_never_replaces_a_newer_one(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let old = record("o1", "l1", "c1");
        let new = with(old.clone(), json!({ "commission": "30.00", "modifiedAt": "2026-10-02T08:00:00+08:00" }));
        app.import(json!([new])).await.ok();
        assert_eq!(counts(&app.import(json!([old])).await.ok()), [0, 0, 1]);
        assert_eq!(app.balance(&li).await, has("0.00", "15.00", "0.00"));
    }

    async fn refunds_invalidations_and_amended_commissions_flow_through(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let line = record("o1", "l1", "c1");
        let day = |day: u32| format!("2026-10-{day:02}T08:00:00+08:00");
        let steps = [
            (json!({}), has("0.00", "10.00", "0.00")),
            (json!({ "commission": "24.00", "modifiedAt": day(2) }), has("0.00", "12.00", "0.00")),
            (
                json!({ "commission": "24.00", "refunded": "25.00", "modifiedAt": day(3) }),
                has("0.00", "9.00", "0.00"),
            ),
            (
                json!({ "status": "SETTLED", "settledAt": day(4), "commission": "24.00",
                        "refunded": "25.00", "modifiedAt": day(4) }),
                has("9.00", "0.00", "0.00"),
            ),
            (json!({ "status": "INVALID", "commission": "24.00", "modifiedAt": day(5) }), has("0.00", "0.00", "0.00")),
        ];
        for (change, expected) in steps {
            app.import(json!([with(line.clone(), change)])).await.ok();
            assert_eq!(app.balance(&li).await, expected);
        }
    }

    async fn orders_that_came_before_the_link_are_attributed_by_it(app: &TestApp) {
        app.half_of_commission().await;
        app.import(json!([record("o1", "l1", "c1"), record("o2", "l2", "c1")])).await.ok();
        let li = app.member("li").await;
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
        app.link(&li, "c1").await;
        assert_eq!(app.balance(&li).await, has("0.00", "20.00", "0.00"));
    }

    async fn an_order_that_finds_its_buyer_brings_its_other_lines_along(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let unnamed = |line| with(record("o1", line, ""), json!({ "buyerRef": null }));
        app.import(json!([unnamed("l1"), unnamed("l2")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
        app.import(json!([record("o1", "l3", "c1")])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "30.00", "0.00"));
    }

    async fn a_line_that_says_the_same_again_is_not_lost_when_its_order_finds_its_buyer(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let unnamed = |line| with(record("o1", line, ""), json!({ "buyerRef": null }));
        app.import(json!([unnamed("l1"), unnamed("l2")])).await.ok();
        let later = json!({ "modifiedAt": "2026-10-03T08:00:00+08:00" });
        let same = with(unnamed("l1"), later.clone());
        let amended = with(with(record("o1", "l2", "c1"), later), json!({ "commission": "30.00" }));
        assert_eq!(counts(&app.import(json!([same, amended])).await.ok()), [0, 1, 1]);
        assert_eq!(app.balance(&li).await, has("0.00", "25.00", "0.00"));
        // the later time was remembered: what is older than it is ignored
        let between = json!({ "commission": "1.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        app.import(json!([with(unnamed("l1"), between)])).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "25.00", "0.00"));
    }

    async fn wrong_records_are_named_and_nothing_is_written(app: &TestApp) {
        let cases: [(Value, &str, &str); 15] = [
            (json!({ "paid": "-1.00" }), "paid", "NEGATIVE"),
            (json!({ "paid": "1.001" }), "paid", "TOO_PRECISE"),
            (json!({ "paid": "12,50" }), "paid", "NOT_A_NUMBER"),
            (json!({ "paid": "99999999999999999999" }), "paid", "OUT_OF_RANGE"),
            (json!({ "paid": null }), "paid", "MISSING"),
            (json!({ "currency": "XAU" }), "currency", "UNKNOWN_CURRENCY"),
            (json!({ "status": "LOST" }), "status", "UNKNOWN_STATUS"),
            (json!({ "source": "EBAY" }), "source", "UNKNOWN_SOURCE"),
            (json!({ "title": "a\u{0}b" }), "title", "CONTROL_CHARACTER"),
            (json!({ "title": "x".repeat(501) }), "title", "TOO_LONG"),
            (json!({ "lineKey": "" }), "lineKey", "MISSING"),
            (json!({ "refunded": "100.01" }), "refunded", "OUT_OF_RANGE"),
            (json!({ "placedAt": "2026-10-01 08:00" }), "placedAt", "INVALID_TIME"),
            (json!({ "modifiedAt": "1999-01-01T00:00:00Z" }), "modifiedAt", "INVALID_TIME"),
            (json!({ "quantity": -1 }), "quantity", "NEGATIVE"),
        ];
        app.staff(Role::Admin).await;
        let before = app.snapshot().await;
        for (change, field, code) in cases {
            let wrong = with(record("o1", "l2", "c1"), change.clone());
            let answer = app.import(json!([record("o1", "l1", "c1"), wrong])).await;
            assert_eq!(answer.user_errors("ordersImport"), [("REJECTED", "input.records")], "{change}");
            let failures = answer.data("/ordersImport/failures");
            let expected = json!([{ "index": 1, "problems": [{ "field": field, "code": code }] }]);
            assert_eq!(failures, &expected, "{change}");
            app.assert_unchanged_since(&before).await;
        }
    }

    async fn skipping_takes_the_good_records(app: &TestApp) {
        let wrong = with(record("o1", "l2", "c1"), json!({ "paid": "1.001", "status": "LOST" }));
        let other = with(record("o1", "l3", "c1"), json!({ "currency": "USD" }));
        let records = json!([record("o1", "l1", "c1"), wrong, other]);
        let answer = app.import_as(json!({ "records": records, "onError": "SKIP_FAILED" })).await.ok();
        assert_eq!(counts(&answer), [1, 0, 0]);
        let failures = answer.list("/ordersImport/result/failures");
        assert_eq!(failures[0]["index"], 1);
        assert_eq!(failures[0]["problems"].as_array().map(Vec::len), Some(2), "all problems at once");
        assert_eq!(failures[1], json!({ "index": 2, "problems": [{ "field": "currency", "code": "INCONSISTENT" }] }));
    }

    async fn long_ids_survive(app: &TestApp) {
        let admin = app.as_user(&app.staff(Role::Admin).await);
        app.import(json!([record("98765432109876543210", "12345678901234567890", "c1")])).await.ok();
        let query = "{ orders(filter: { externalId: \"98765432109876543210\" }) {
            edges { node { externalId lines { externalLineId } } } } }";
        let answer = admin.send(query, json!({})).await.ok();
        assert_eq!(answer.text("/orders/edges/0/node/externalId"), "98765432109876543210");
        assert_eq!(answer.text("/orders/edges/0/node/lines/0/externalLineId"), "12345678901234567890");
    }

    async fn a_call_takes_one_to_a_thousand_records(app: &TestApp) {
        let many: Vec<Value> = (0..1_001).map(|n| record("o", &format!("l{n}"), "c1")).collect();
        for records in [json!([]), json!(many)] {
            let answer = app.import(records).await;
            assert_eq!(answer.user_errors("ordersImport"), [("BAD_COUNT", "input.records")]);
        }
    }
}
