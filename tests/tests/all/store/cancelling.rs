//! Cancelling: at once, when the steps are done, by a refund, or by people.

use chrono::Duration;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::store::run;
use rebated_tests::{GqlAnswer, Member, TestApp, both_databases};
use serde_json::{Value, json};

use super::{number, open, sql, steps, story};

async fn cancel(app: &TestApp, who: &Member, order: &str) -> GqlAnswer {
    let client = app.as_user(&app.sign_in(who).await);
    run(&client, "orderCancel", "order { status }", json!({ "orderId": order, "note": "changed my mind" }))
        .await
}

async fn cancellation(app: &TestApp, order: &str) -> Value {
    app.store_order(order).await["cancellation"].clone()
}

/// Keeps every step that waits from running, as a worker does that hangs.
async fn hold_steps(app: &TestApp) {
    let sql_text = "UPDATE jobs SET due_at = '2030-01-01T00:00:00+00:00' WHERE kind = 'store.step' AND state = 'WAITING'";
    assert!(sql(app, sql_text).await > 0, "there are steps to hold");
}

async fn free_steps(app: &TestApp) {
    let sql_text = "UPDATE jobs SET due_at = created_at WHERE kind = 'store.step' AND state = 'WAITING'";
    assert!(sql(app, sql_text).await > 0, "there are steps to free");
}

async fn stuck(app: &TestApp) -> Vec<String> {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let health = admin.send("{ systemHealth { stuck { kind count oldestId } } }", json!({})).await.ok();
    health.list("/systemHealth/stuck").iter().map(|one| format!("{} {}", one["kind"], one["count"])).collect()
}

both_databases! {
    async fn an_order_that_waits_for_its_payment_is_cancelled_at_once(app: &TestApp) {
        let shop = open(app).await;
        let order = app.payable(&shop.li, &[(&shop.tea, 4)], "first").await;
        let done = cancel(app, &shop.li, &order).await.ok();
        assert_eq!(done.text("/orderCancel/order/status"), "EXPIRED");
        assert_eq!(app.stock_of(&shop.tea).await, (10, 0));
        app.run_jobs().await;
        let order_now = app.store_order(&order).await;
        assert_eq!(story(&order_now).last().unwrap(), "CANCEL EXPIRED");
        assert_eq!(steps(&order_now), ["COMMISSION_TERMS REVERSED", "INVITE_STATISTICS REVERSED"]);
        assert_eq!((&order_now["cancellation"]["state"], &order_now["cancellation"]["note"]), (&json!("DONE"), &json!("changed my mind")));
        let again = cancel(app, &shop.li, &order).await;
        assert_eq!(again.user_errors("orderCancel"), [("NOT_ALLOWED_NOW", "input.orderId")]);
    }

    async fn while_steps_run_a_cancellation_waits_for_them(app: &TestApp) {
        let shop = open(app).await;
        let order = app.placed(&shop.li, &[(&shop.tea, 4)], "first").await;
        let parked = cancel(app, &shop.li, &order).await.ok();
        assert_eq!(parked.text("/orderCancel/order/status"), "CREATED");
        assert_eq!(cancellation(app, &order).await["state"], "WAITING");
        assert_eq!(cancellation(app, &order).await["nextAt"], "2026-11-01T00:00:30.000Z");
        let before = app.snapshot().await;
        cancel(app, &shop.li, &order).await.ok();
        let changed = before.changed_tables(&app.snapshot().await);
        assert!(!changed.iter().any(|table| table.starts_with("order") || table == "jobs"), "{changed:?}");
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "AWAITING_PAYMENT", "its steps are done");
        app.clock().advance(Duration::seconds(30));
        app.run_jobs().await;
        let gone = app.store_order(&order).await;
        assert_eq!(story(&gone), ["PLACE CREATED", "PREPARED AWAITING_PAYMENT", "CANCEL EXPIRED"]);
        assert_eq!((gone["cancellation"]["state"].as_str(), gone["cancellation"]["tries"].as_i64()), (Some("DONE"), Some(1)));
        assert_eq!(steps(&gone), ["COMMISSION_TERMS REVERSED", "INVITE_STATISTICS REVERSED"]);
        assert_eq!(app.stock_of(&shop.tea).await, (10, 0));
    }

    async fn people_are_asked_when_the_steps_do_not_end(app: &TestApp) {
        let shop = open(app).await;
        let order = app.placed(&shop.li, &[(&shop.tea, 4)], "first").await;
        hold_steps(app).await;
        cancel(app, &shop.li, &order).await.ok();
        let mut waits = Vec::new();
        for tries in 1..20 {
            let next = cancellation(app, &order).await["nextAt"].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
            waits.push((next - rebated_service::clock::Clock::now(app.clock())).num_seconds());
            app.clock().set(next);
            app.run_jobs().await;
            assert_eq!(cancellation(app, &order).await["tries"], tries);
        }
        assert_eq!(waits[..6], [30, 60, 120, 240, 480, 600], "doubled up to ten minutes");
        assert!(stuck(app).await.is_empty());
        app.clock().advance(Duration::minutes(10));
        app.run_jobs().await;
        let given_up = cancellation(app, &order).await;
        assert_eq!((&given_up["state"], &given_up["tries"], &given_up["nextAt"]), (&json!("MANUAL"), &json!(20), &Value::Null));
        assert!(stuck(app).await.contains(&"\"STORE_CANCELLATIONS\" 1".to_owned()), "{:?}", stuck(app).await);
        let list = "{ orders(filter: { cancellation: MANUAL }) { edges { node { id } } } }";
        let list = app.as_user(&app.staff(Role::Support).await).send(list, json!({})).await.ok();
        assert_eq!(list.list("/orders/edges"), [json!({ "node": { "id": order } })]);
        let before = number(app, "SELECT count(*) FROM jobs WHERE kind = 'store.cancel' AND finished_at IS NULL").await;
        assert_eq!(before, 0, "it is not looked at any more");
        // somebody has seen to the steps, and has it looked at again
        free_steps(app).await;
        let input = json!({ "orderId": order });
        app.run_as(Role::Support, "orderCancel", "order { id }", input).await.ok();
        app.run_jobs().await;
        app.clock().advance(Duration::seconds(30));
        app.run_jobs().await;
        assert_eq!((app.status_of(&order).await.as_str(), app.stock_of(&shop.tea).await), ("EXPIRED", (10, 0)));
    }

    async fn a_paid_order_is_cancelled_by_a_refund(app: &TestApp) {
        let shop = open(app).await;
        let order = app.payable(&shop.li, &[(&shop.tea, 4)], "first").await;
        app.tell_order(&order, StoreOrderInput::Paid).await;
        cancel(app, &shop.li, &order).await.ok();
        assert_eq!(cancellation(app, &order).await["state"], "WAITING", "its steps are under way");
        app.run_jobs().await;
        app.clock().advance(Duration::seconds(30));
        app.run_jobs().await;
        let asked = app.store_order(&order).await;
        assert_eq!((&asked["cancellation"]["state"], &asked["status"]), (&json!("DONE"), &json!("FULFILLING")));
        assert_eq!((&asked["refunds"][0]["trigger"], &asked["refunds"][0]["amount"]["amount"]), (&json!("USER"), &json!("100.00")));
        // within the limit it grants itself
        app.clock().advance(Duration::hours(2));
        app.run_jobs().await;
        assert_eq!((app.status_of(&order).await.as_str(), app.stock_of(&shop.tea).await), ("CANCELLED", (10, 0)));
    }

    async fn an_order_that_went_on_drops_its_cancellation(app: &TestApp) {
        let shop = open(app).await;
        let order = app.payable(&shop.li, &[(&shop.tea, 4)], "first").await;
        app.tell_order(&order, StoreOrderInput::Paid).await;
        cancel(app, &shop.li, &order).await.ok();
        app.run_jobs().await;
        app.ship(&order).await.ok();
        app.clock().advance(Duration::seconds(30));
        app.run_jobs().await;
        assert_eq!(cancellation(app, &order).await["state"], "DROPPED");
        assert!(app.store_order(&order).await["refunds"].as_array().unwrap().is_empty());
        let late = cancel(app, &shop.li, &order).await;
        assert_eq!(late.user_errors("orderCancel"), [("NOT_ALLOWED_NOW", "input.orderId")]);
    }
}
