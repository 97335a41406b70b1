//! What refunds do to orders of the store.

use chrono::Duration;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::shop::{has, yuan};
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{open, steps, story};

/// Asks for a refund as support and grants it as finance.
async fn refund(app: &TestApp, order: &str, what: Value) {
    let mut input = json!({ "orderId": order, "reason": "DEFECTIVE" });
    input.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
    grant(app, asked.text("/refundRequest/refund/id")).await;
}

async fn grant(app: &TestApp, refund: &str) {
    let token = app.staff(Role::Finance).await;
    let call = "mutation($id: ID!) { refundApprove(input: { refundId: $id }) { userErrors { code field message } } }";
    app.as_user(&token).send(call, json!({ "id": refund })).await.ok();
}

both_databases! {
    async fn the_platform_asks_for_a_refund_of_what_is_not_shipped_in_time(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 2)], "first").await;
        app.clock().advance(Duration::hours(48));
        app.run_jobs().await;
        let asked = app.store_order(&order).await;
        assert_eq!(story(&asked).last().unwrap(), "TIMER FULFILLING");
        let refunds = asked["refunds"].as_array().unwrap();
        assert_eq!((refunds.len(), &refunds[0]["trigger"]), (1, &json!("SYSTEM")));
        assert_eq!(refunds[0]["amount"]["amount"], "50.00");
        let held = app.ship(&order).await;
        assert_eq!(held.user_errors("orderShip"), [("HELD_BY_REFUND", "input.orderId")]);
        app.clock().advance(Duration::hours(48));
        app.run_jobs().await;
        assert_eq!(app.store_order(&order).await["refunds"].as_array().unwrap().len(), 1, "asked for once");

        grant(app, refunds[0]["id"].as_str().unwrap()).await;
        app.run_jobs().await;
        let gone = app.store_order(&order).await;
        assert_eq!(story(&gone)[5..], ["TIMER FULFILLING", "REFUND_ROUTED CANCELLING", "REFUNDED_IN_FULL CANCELLED"]);
        assert_eq!(gone["refundProgress"], "FULL");
        assert_eq!(steps(&gone), ["COMMISSION_TERMS REVERSED", "INVITE_STATISTICS REVERSED", "NOTIFICATION REVERSED", "POINTS REVERSED"]);
        assert_eq!(app.stock_of(&shop.tea).await, (10, 0));
        assert_eq!(app.balance(&shop.li).await, has("0.00", "0.00", "0.00"));
    }

    async fn a_part_that_is_refunded_is_not_shipped(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 2), (&shop.cup, 1)], "first").await;
        let lines = "query($id: ID!) { order(id: $id) { lines { id sku } } }";
        let found = app.as_user(&app.staff(Role::Admin).await).send(lines, json!({ "id": order })).await.ok();
        let cup = found.list("/order/lines").iter().find(|line| line["sku"] == "CUP").unwrap()["id"].clone();
        refund(app, &order, json!({ "lines": [{ "lineId": cup, "amount": yuan("10.00") }] })).await;
        app.run_jobs().await;
        let left = app.store_order(&order).await;
        assert_eq!(story(&left)[4..], ["REFUND_ROUTED CANCELLING", "REFUNDED_IN_PART FULFILLING"]);
        assert_eq!(left["refundProgress"], "PARTIAL");
        let states: Vec<String> = left["lines"].as_array().unwrap().iter()
            .map(|line| format!("{} {}", line["sku"].as_str().unwrap(), line["status"].as_str().unwrap())).collect();
        assert_eq!(states, ["TEA FULFILLING", "CUP CANCELLED"]);
        assert_eq!((app.stock_of(&shop.tea).await, app.stock_of(&shop.cup).await), ((8, 0), (5, 0)));
        assert_eq!(app.balance(&shop.li).await, has("0.00", "5.00", "0.00"), "half of a fifth of 50.00");
        app.ship(&order).await.ok();
        assert_eq!(app.status_of(&order).await, "SHIPPED");
        // and the rest too
        refund(app, &order, json!({})).await;
        assert_eq!(app.tell_order(&order, StoreOrderInput::Signed).await, Some("O13"));
        assert_eq!(app.tell_order(&order, StoreOrderInput::RefundedInFull).await, Some("O17"));
        assert_eq!((app.stock_of(&shop.tea).await, app.stock_of(&shop.cup).await), ((8, 0), (5, 0)),
            "what was with the buyer is restocked by the refund");
    }

    async fn a_refund_after_the_receipt_takes_rebates_back(app: &TestApp) {
        let shop = open(app).await;
        let buyer = async || app.as_user(&app.sign_in(&shop.li).await);
        let mut orders = Vec::new();
        for key in ["received", "completed"] {
            let order = app.shippable(&shop.li, &[(&shop.tea, 2)], key).await;
            app.ship(&order).await.ok();
            run(&buyer().await, "orderReceive", "order { id }", json!({ "orderId": order })).await.ok();
            orders.push(order);
        }
        let [received, completed] = orders.try_into().unwrap();
        // O18, then O17
        refund(app, &received, json!({ "amount": yuan("25.00") })).await;
        assert_eq!(app.store_order(&received).await["refundProgress"], "PARTIAL");
        assert_eq!(app.balance(&shop.li).await, has("0.00", "7.50", "0.00"));
        refund(app, &received, json!({})).await;
        let gone = app.store_order(&received).await;
        assert_eq!((&gone["status"], &gone["refundProgress"]), (&json!("CANCELLED"), &json!("FULL")));
        assert_eq!(app.balance(&shop.li).await, has("0.00", "5.00", "0.00"));
        app.clock().advance(Duration::days(7));
        app.run_jobs().await;
        assert_eq!(app.status_of(&completed).await, "SETTLED");
        // O18 and O19 of a completed order, whose state stays
        refund(app, &completed, json!({ "amount": yuan("10.00") })).await;
        refund(app, &completed, json!({})).await;
        let gone = app.store_order(&completed).await;
        assert_eq!((&gone["status"], &gone["refundProgress"]), (&json!("SETTLED"), &json!("FULL")));
        assert_eq!(story(&gone)[7..], ["REFUNDED_IN_PART SETTLED", "REFUNDED_IN_FULL SETTLED"]);
        assert_eq!(app.balance(&shop.li).await, has("0.00", "0.00", "0.00"));
        assert_eq!(app.stock_of(&shop.tea).await, (6, 0), "the goods are with the buyer");
    }

    async fn an_order_is_not_completed_while_a_refund_is_open(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 1)], "first").await;
        app.ship(&order).await.ok();
        run(&app.as_user(&shop.li.token), "orderReceive", "order { id }", json!({ "orderId": order })).await.ok();
        let input = json!({ "orderId": order, "reason": "DEFECTIVE", "amount": yuan("5.00") });
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        app.clock().advance(Duration::days(7));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "RECEIVED");
        let token = app.staff(Role::Finance).await;
        let call = "mutation($id: ID!) { refundReject(input: { refundId: $id }) { userErrors { code field message } } }";
        app.as_user(&token).send(call, json!({ "id": asked.text("/refundRequest/refund/id") })).await.ok();
        app.clock().advance(Duration::hours(1));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "SETTLED", "it was looked at again after an hour");
    }
}
