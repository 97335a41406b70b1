//! What is refused about orders of the store, with nothing changed.

use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::record;
use rebated_tests::store::run;
use serde_json::json;

use super::open;

both_databases! {
    async fn what_the_state_does_not_allow_changes_nothing(app: &TestApp) {
        let shop = open(app).await;
        let waiting = app.payable(&shop.li, &[(&shop.tea, 1)], "waiting").await;
        let shipped = app.shippable(&shop.li, &[(&shop.tea, 1)], "shipped").await;
        app.ship(&shipped).await.ok();
        let ready = app.shippable(&shop.li, &[(&shop.tea, 1)], "ready").await;
        let buyer = app.as_user(&shop.li.token);
        let support = app.as_user(&app.staff(Role::Support).await);
        app.run_jobs().await;
        let before = app.snapshot().await;
        let not_now = |field: &'static str| [("NOT_ALLOWED_NOW", field)];
        for order in [&waiting, &shipped] {
            let input = json!({ "orderId": order, "carrier": "SF", "trackingNumber": "1" });
            let refused = run(&support, "orderShip", "order { id }", input).await;
            assert_eq!(refused.user_errors("orderShip"), not_now("input.orderId"));
        }
        for order in [&waiting, &ready] {
            let refused = run(&buyer, "orderReceive", "order { id }", json!({ "orderId": order })).await;
            assert_eq!(refused.user_errors("orderReceive"), not_now("input.orderId"));
        }
        let refused = run(&buyer, "orderCancel", "order { id }", json!({ "orderId": shipped })).await;
        assert_eq!(refused.user_errors("orderCancel"), not_now("input.orderId"));
        for (mutation, input) in [
            ("orderShip", json!({ "orderId": ready, "carrier": "SF", "trackingNumber": "1", "expectedVersion": 1 })),
            ("orderReceive", json!({ "orderId": shipped, "expectedVersion": 1 })),
            ("orderCancel", json!({ "orderId": waiting, "expectedVersion": 1 })),
        ] {
            let refused = run(&support, mutation, "order { id }", input).await;
            assert_eq!(refused.user_errors(mutation), [("STALE_VERSION", "input.expectedVersion")], "{mutation}");
        }
        for (field, carrier, number) in [("carrier", " ", "1"), ("trackingNumber", "SF", ""), ("trackingNumber", "SF", "a\nb")] {
            let input = json!({ "orderId": ready, "carrier": carrier, "trackingNumber": number });
            let refused = run(&support, "orderShip", "order { id }", input).await;
            assert_eq!(refused.user_errors("orderShip"), [("BAD_TRACKING", format!("input.{field}").as_str())]);
        }
        // reports that no row lists are taken without a change
        for (order, input) in [
            (&shipped, StoreOrderInput::Paid), (&ready, StoreOrderInput::Prepared), (&waiting, StoreOrderInput::Signed),
            (&shipped, StoreOrderInput::RefundEnded), (&waiting, StoreOrderInput::RefundedInFull),
        ] {
            assert_eq!(app.tell_order(order, input).await, None, "{input}");
        }
        app.assert_unchanged_since(&before).await;
        let again = run(&buyer, "orderReceive", "order { status }", json!({ "orderId": shipped })).await.ok();
        assert_eq!(again.text("/orderReceive/order/status"), "RECEIVED");
        let before = app.snapshot().await;
        run(&buyer, "orderReceive", "order { status }", json!({ "orderId": shipped })).await.ok();
        app.assert_unchanged_since(&before).await;
    }

    async fn an_order_of_somebody_else_or_of_a_network_is_not_found(app: &TestApp) {
        let shop = open(app).await;
        let order = app.payable(&shop.li, &[(&shop.tea, 1)], "first").await;
        let wang = app.member("wang").await;
        app.link(&wang, "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        let reported = app.newest_order(&wang).await;
        let client = app.as_user(&wang.token);
        app.run_jobs().await;
        let before = app.snapshot().await;
        for (mutation, order) in [("orderCancel", &order), ("orderReceive", &order), ("orderCancel", &reported)] {
            let refused = run(&client, mutation, "order { id }", json!({ "orderId": order })).await;
            assert_eq!(refused.user_errors(mutation), [("ORDER_NOT_FOUND", "input.orderId")]);
        }
        app.assert_unchanged_since(&before).await;
        let seen = app.store_order(&reported).await;
        assert_eq!((&seen["complete"], &seen["steps"], &seen["timeline"]), (&json!(true), &json!([]), &json!([])));
        assert_eq!((&seen["allowedActions"], &seen["refundProgress"]), (&json!([]), &json!(null)));
    }

    async fn everybody_is_told_what_they_may_do(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 1)], "first").await;
        let read = "query($id: ID!) { order(id: $id) { allowedActions } }";
        let seen = async |token: &str| {
            let answer = app.as_user(token).send(read, json!({ "id": order })).await.ok();
            answer.data("/order/allowedActions").clone()
        };
        let support = app.staff(Role::Support).await;
        assert_eq!((seen(&shop.li.token).await, seen(&support).await), (json!(["CANCEL"]), json!(["CANCEL", "SHIP"])));
        app.run_as(Role::Support, "refundRequest", "refund { id }", json!({ "orderId": order, "reason": "OTHER" })).await.ok();
        assert_eq!(seen(&support).await, json!(["CANCEL"]), "a refund holds it back");
    }
}
