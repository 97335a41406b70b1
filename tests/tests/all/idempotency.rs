//! One key, one effect: repeated, concurrent, or with another input.

use futures_util::future::join_all;
use rebated_service::jobs;
use rebated_tests::both_databases;
use rebated_tests::shop::{record, with};
use serde_json::json;

const REQUEST: &str = "
    mutation Request($input: RefundRequestInput!) {
        refundRequest(input: $input) { refund { id } userErrors { code field message } }
    }
";

both_databases! {
    async fn old_keys_are_forgotten_and_newer_ones_are_not(app: &TestApp) {
        let import = |key: &str| {
            app.import_as(json!({ "records": [record("o1", "l1", "c1")], "idempotencyKey": key }))
        };
        assert_eq!(import("old").await.ok().data("/ordersImport/result/created"), 1);
        app.clock().advance(chrono::TimeDelta::days(40));
        assert_eq!(import("new").await.ok().data("/ordersImport/result/unchanged"), 1);
        jobs::enqueue_scheduled(app.platform()).await.unwrap();
        app.run_jobs().await;
        let before = app.snapshot().await;
        assert_eq!(import("new").await.ok().data("/ordersImport/result/unchanged"), 1);
        app.assert_unchanged_since(&before).await;
        assert_eq!(import("old").await.ok().data("/ordersImport/result/unchanged"), 1, "a new call");
        let changed = before.changed_tables(&app.snapshot().await);
        assert!(changed.iter().any(|table| table.contains("idempotency")), "{changed:?}");
    }

    async fn fifty_identical_imports_at_once_have_one_effect(app: &TestApp) {
        let input = json!({ "records": [record("o1", "l1", "c1")], "idempotencyKey": "once" });
        let answers = join_all((0..50).map(|_| app.import_as(input.clone()))).await;
        for answer in answers {
            let answer = answer.ok();
            assert_eq!(answer.data("/ordersImport/result/created"), 1, "the first answer, every time");
        }
        let other = json!({ "records": [record("o1", "l2", "c1")], "idempotencyKey": "once" });
        let before = app.snapshot().await;
        let refused = app.import_as(other).await;
        let expected = [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")];
        assert_eq!(refused.user_errors("ordersImport"), expected);
        app.assert_unchanged_since(&before).await;
    }

    async fn fifty_identical_refund_requests_at_once_have_one_effect(app: &TestApp) {
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([with(record("o1", "l1", "c1"), json!({ "paid": "1000.00" }))])).await.ok();
        let order = app.newest_order(&li).await;
        let input = json!({ "orderId": order, "amount": { "amount": "10.00", "currencyCode": "CNY" },
            "reason": "DEFECTIVE", "idempotencyKey": "k1" });
        let client = app.as_user(&li.token);
        let answers = join_all((0..50).map(|_| client.send(REQUEST, json!({ "input": input })))).await;
        let mut ids: Vec<String> =
            answers.into_iter().map(|a| a.ok().text("/refundRequest/refund/id").to_owned()).collect();
        ids.dedup();
        assert_eq!(ids.len(), 1);
        let query = "query Left($id: ID!) { order(id: $id) { refundable { amount } refunds { id } } }";
        let left = client.send(query, json!({ "id": order })).await.ok();
        assert_eq!(left.text("/order/refundable/amount"), "990.00");
        assert_eq!(left.list("/order/refunds").len(), 1);
    }
}
