//! What nobody asked for by GraphQL, and what nobody who is known asked for.

use rebated_domain::user::Role;
use rebated_service::users::{create_admin, rotate_keys};
use rebated_service::{Actor, bills};
use rebated_tests::shop::record;
use rebated_tests::{PASSWORD, both_databases};
use serde_json::{Value, json};

use super::stage::entries;
use crate::account_calls::{assert_refresh_refused, refresh, registered};

/// The entries of one action, newest first, as finance reads them.
async fn told_of(app: &rebated_tests::TestApp, action: &str) -> Vec<Value> {
    let finance = app.as_user(&app.staff(Role::Finance).await);
    entries(&finance, json!({ "filter": { "action": action } })).await
}

both_databases! {
    async fn the_platform_grants_a_refund_by_itself(app: &TestApp) {
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        let order = app.newest_order(&li).await;
        let ask = format!(
            "mutation {{ refundRequest(input: {{ orderId: \"{order}\", reason: OTHER }}) {{
                refund {{ id }} userErrors {{ code field message }} }} }}"
        );
        let asked = app.as_user(&li.token).send(&ask, json!({})).await.ok();
        app.clock().advance(chrono::Duration::minutes(121));
        app.run_jobs().await;
        let expected = json!({
            "action": "REFUND_APPROVE", "permission": "REFUNDS_DECIDE",
            "actorKind": "SYSTEM", "actor": null,
            "objectType": "REFUND", "objectId": asked.text("/refundRequest/refund/id"),
            "before": { "status": "IN_REVIEW" }, "after": { "status": "SUCCEEDED" },
            "note": null, "requestId": null,
        });
        assert_eq!(told_of(app, "REFUND_APPROVE").await, [expected]);
    }

    async fn a_stolen_refresh_token_is_told_of_once(app: &TestApp) {
        let first = registered(app, "ada").await;
        refresh(app, &first.refresh).await.ok();
        for _ in 0..2 {
            assert_refresh_refused(&refresh(app, &first.refresh).await);
        }
        let told = told_of(app, "SESSION_REUSE_DETECTED").await;
        assert_eq!(told.len(), 1, "{told:#?}");
        let told = &told[0];
        assert_eq!(told["objectId"], json!(first.session));
        assert_eq!(told["permission"], "SIGN_IN");
        // who sent it, the owner or the thief, is not known
        assert_eq!((&told["actorKind"], &told["actor"]), (&json!("ANONYMOUS"), &Value::Null));
        assert!(told["requestId"].is_string());
    }

    async fn the_command_line_is_told_of_as_the_platform(app: &TestApp) {
        create_admin(app.platform(), "root@example.test", PASSWORD).await.unwrap();
        let key = rotate_keys(app.platform()).await.unwrap();
        bills::issue(app.platform(), &Actor::system(), "2026-10").await.unwrap();
        for (action, permission, pointer, value) in [
            ("USER_ADMIN_CREATE", "USERS_MANAGE", "/after/email", "r***@example.test"),
            ("SIGNING_KEYS_ROTATE", "SIGNING_KEYS_ROTATE", "/after/keyId", key.as_str()),
            ("BILLS_ISSUE", "BILLS_ISSUE", "/after/closed/0", "2026-10"),
        ] {
            let told = told_of(app, action).await;
            assert_eq!(told.len(), 1, "{action}");
            assert_eq!(told[0]["permission"], permission);
            assert_eq!(told[0]["actorKind"], "SYSTEM");
            assert_eq!(told[0].pointer(pointer), Some(&json!(value)), "{}", told[0]);
        }
    }
}
