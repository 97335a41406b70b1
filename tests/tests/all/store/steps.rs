//! Steps: each once, in any order, and never after they were called off.

use chrono::Duration;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::{number, open, sql, steps};

async fn points(app: &TestApp, id: &str) -> i64 {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let read = "query($id: ID!) { node(id: $id) { ... on User { points inviteStatistics { orders amount { amount } } } } }";
    let found = admin.send(read, json!({ "id": id })).await.ok();
    found.data("/node/points").as_i64().unwrap()
}

both_databases! {
    async fn points_and_statistics_are_given_and_taken_back(app: &TestApp) {
        let shop = open(app).await;
        let wang = app.invited_member("wang", &shop.li).await;
        let order = app.shippable(&wang, &[(&shop.tea, 2)], "first").await;
        let gone = app.payable(&wang, &[(&shop.cup, 1)], "second").await;
        assert_eq!((points(app, &wang.id).await, points(app, &shop.li.id).await), (50, 0));
        let read = "{ viewer { inviteStatistics { orders amount { amount } } } }";
        let seen = app.as_user(&shop.li.token).send(read, json!({})).await.ok();
        assert_eq!(seen.data("/viewer/inviteStatistics"), &json!([{ "orders": 2, "amount": { "amount": "60.00" } }]));
        app.clock().advance(Duration::minutes(30));
        app.run_jobs().await;
        assert_eq!(app.status_of(&gone).await, "EXPIRED");
        let token = app.sign_in(&shop.li).await;
        let seen = app.as_user(&token).send(read, json!({})).await.ok();
        assert_eq!(seen.data("/viewer/inviteStatistics"), &json!([{ "orders": 1, "amount": { "amount": "50.00" } }]));
        let owed = "SELECT CAST(sum(amount_minor) AS bigint) FROM merchant_commissions";
        assert_eq!(number(app, owed).await, 1_000, "a fifth of what was sold and not called off");
        assert_eq!(app.status_of(&order).await, "FULFILLING");
    }

    async fn a_step_that_was_called_off_first_never_runs(app: &TestApp) {
        let shop = open(app).await;
        let order = app.payable(&shop.li, &[(&shop.tea, 2)], "first").await;
        app.tell_order(&order, StoreOrderInput::Paid).await;
        // the steps that follow the payment hang, and meanwhile all of it is refunded
        let late = "UPDATE jobs SET due_at = '2026-11-01T06:00:00+00:00' WHERE kind = 'store.step' AND state = 'WAITING'";
        assert_eq!(sql(app, late).await, 2);
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", json!({ "orderId": order, "reason": "OTHER" })).await.ok();
        let grant = json!({ "id": asked.text("/refundRequest/refund/id") });
        let call = "mutation($id: ID!) { refundApprove(input: { refundId: $id }) { userErrors { code field message } } }";
        app.as_user(&app.staff(Role::Finance).await).send(call, grant).await.ok();
        app.run_jobs().await;
        let gone = app.store_order(&order).await;
        assert_eq!((&gone["status"], &gone["complete"]), (&json!("CANCELLED"), &json!(true)));
        let all = ["COMMISSION_TERMS REVERSED", "INVITE_STATISTICS REVERSED", "NOTIFICATION REVERSED", "POINTS REVERSED"];
        assert_eq!(steps(&gone), all);
        app.clock().advance(Duration::hours(6));
        app.run_jobs().await;
        assert_eq!(number(app, "SELECT count(*) FROM jobs WHERE kind = 'store.step' AND state <> 'DONE'").await, 0);
        assert_eq!(steps(&app.store_order(&order).await), all, "the late jobs found nothing to do");
        assert_eq!((points(app, &shop.li.id).await, number(app, "SELECT count(*) FROM user_point_entries").await), (0, 0));
        let picks = "SELECT count(*) FROM outbox_events WHERE kind = 'order.pick_requested'";
        assert_eq!(number(app, picks).await, 0);
    }

    async fn a_step_whose_job_is_gone_gets_another(app: &TestApp) {
        let shop = open(app).await;
        let order = app.placed(&shop.li, &[(&shop.tea, 2)], "first").await;
        assert_eq!(sql(app, "DELETE FROM jobs WHERE kind = 'store.step'").await, 2);
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "CREATED");
        app.clock().advance(Duration::seconds(30));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "AWAITING_PAYMENT");
    }

    async fn an_order_without_a_wake_up_is_told_of(app: &TestApp) {
        let shop = open(app).await;
        let order = app.payable(&shop.li, &[(&shop.tea, 2)], "first").await;
        let stuck = async || {
            let admin = app.as_user(&app.staff(Role::Admin).await);
            let health = admin.send("{ systemHealth { stuck { kind oldestId } } }", json!({})).await.ok();
            health.list("/systemHealth/stuck").to_vec()
        };
        app.clock().advance(Duration::minutes(6));
        app.run_jobs().await;
        assert!(stuck().await.is_empty());
        let kept = "UPDATE jobs SET state = 'DISCARDED', finished_at = created_at WHERE kind = 'store.wake' AND state = 'WAITING'";
        assert!(sql(app, kept).await > 0);
        assert_eq!(stuck().await, [json!({ "kind": "STORE_ORDERS", "oldestId": order })]);
    }

    async fn a_job_that_runs_twice_has_one_effect(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 2)], "first").await;
        let before = app.store_order(&order).await;
        let again = "UPDATE jobs SET state = 'WAITING', finished_at = NULL WHERE kind IN ('store.step', 'store.wake')";
        assert!(sql(app, again).await >= 4);
        app.run_jobs().await;
        assert_eq!(app.store_order(&order).await, before);
        assert_eq!(points(app, &shop.li.id).await, 50);
    }
}
