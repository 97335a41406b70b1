//! What writes no entry, and what becomes of one that is written.

use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{Client, both_databases};
use sea_orm::ConnectionTrait;
use serde_json::json;

/// Sends a mutation that must succeed.
async fn run(client: &Client, call: &str) {
    let call = format!("mutation {{ {call} {{ userErrors {{ code field message }} }} }}");
    client.send(&call, json!({})).await.ok();
}

both_databases! {
    async fn what_is_done_already_is_not_told_again(app: &TestApp) {
        let ada = app.member("ada").await;
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let made = "mutation { apiKeyCreate(input: { name: \"bot\", scopes: [ORDERS_READ] }) { apiKey { id } } }";
        let key = admin.send(made, json!({})).await.ok().text("/apiKeyCreate/apiKey/id").to_owned();
        app.half_of_commission().await;
        app.link(&ada, "buyer").await;
        let keyed = json!({ "records": [record("o1", "l1", "buyer")], "idempotencyKey": "once" });
        app.import_as(keyed.clone()).await.ok();
        let buyer = app.as_user(&ada.token);
        let order = app.newest_order(&ada).await;
        let refund = format!(
            "refundRequest(input: {{ orderId: \"{order}\", reason: OTHER, idempotencyKey: \"once\" }})"
        );
        let calls = [
            (&admin, format!("apiKeyRevoke(input: {{ apiKeyId: \"{key}\" }})")),
            (&admin, "billsIssue(input: { month: \"2026-10\" })".to_owned()),
            (&buyer, refund),
            (&buyer, "sessionRevoke(input: { everywhere: true })".to_owned()),
        ];
        for (client, call) in &calls {
            run(client, call).await;
        }
        let before = app.snapshot().await;
        for (client, call) in &calls {
            run(client, call).await;
        }
        app.link(&ada, "buyer").await;
        app.import_as(keyed).await.ok();
        app.import(json!([record("o1", "l1", "buyer")])).await.ok();
        app.assert_unchanged_since(&before).await;
    }

    async fn an_import_is_told_of_once_however_many_orders_it_has(app: &TestApp) {
        let before = app.snapshot().await.0["audit_entries"].rows;
        let records: Vec<_> = (0..30).map(|n| record(&format!("o{n}"), &format!("l{n}"), "buyer")).collect();
        app.import(json!(records)).await.ok();
        assert_eq!(app.snapshot().await.0["audit_entries"].rows, before + 1);
    }

    async fn entries_are_never_changed_or_removed(app: &TestApp) {
        app.member("ada").await;
        let before = app.snapshot().await;
        let db = app.platform().db.writer();
        for sql in ["UPDATE audit_entries SET note = 'x'", "DELETE FROM audit_entries"] {
            let refusal = db.execute_unprepared(sql).await.expect_err(sql).to_string();
            assert!(refusal.contains("audit_entries is append-only"), "{refusal}");
        }
        app.assert_unchanged_since(&before).await;
    }
}
