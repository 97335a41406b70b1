//! An order's life, row by row of its table. The rows that refunds begin are in `refunded`.

use chrono::Duration;
use rebated_domain::courier::ParcelStatus;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::has;
use rebated_tests::store::run;
use serde_json::json;

use super::{open, steps, story};

both_databases! {
    async fn an_order_lives_from_its_placing_to_its_completion(app: &TestApp) {
        let shop = open(app).await;
        let order = app.placed(&shop.li, &[(&shop.tea, 2), (&shop.cup, 1)], "first").await;
        let placed = app.store_order(&order).await;
        assert_eq!((placed["status"].as_str(), placed["complete"].as_bool()), (Some("CREATED"), Some(false)));
        assert_eq!((&placed["total"]["amount"], &placed["paid"]["amount"]), (&json!("60.00"), &json!("0.00")));
        assert_eq!(placed["commission"]["amount"], "0.00", "nothing is earned before it is paid");
        assert_eq!((app.stock_of(&shop.tea).await, app.stock_of(&shop.cup).await), ((10, 2), (5, 1)));

        app.run_jobs().await;
        let waiting = app.store_order(&order).await;
        assert_eq!((&waiting["status"], &waiting["complete"]), (&json!("AWAITING_PAYMENT"), &json!(true)));
        assert_eq!(waiting["paymentDueAt"], "2026-11-01T00:30:00.000Z");
        assert_eq!(app.balance(&shop.li).await, has("0.00", "0.00", "0.00"), "nothing before the payment");

        assert_eq!(app.tell_order(&order, StoreOrderInput::Paid).await, Some("O04"));
        assert_eq!((app.stock_of(&shop.tea).await, app.stock_of(&shop.cup).await), ((8, 0), (4, 0)));
        let paid = app.store_order(&order).await;
        assert_eq!((&paid["paid"]["amount"], &paid["commission"]["amount"]), (&json!("60.00"), &json!("12.00")));
        assert_eq!(paid["rebates"][0]["status"], "TRACKED");
        assert_eq!(app.balance(&shop.li).await, has("0.00", "6.00", "0.00"), "half of a fifth of 60.00");
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "FULFILLING");

        app.ship(&order).await.ok();
        let shipped = app.store_order(&order).await;
        assert_eq!(shipped["shipment"]["trackingNumber"], "SF-1");
        assert_eq!(shipped["shipment"]["shippedAt"], "2026-11-01T00:00:00.000Z");
        app.clock().advance(Duration::days(2));
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        run(&buyer, "orderReceive", "order { status }", json!({ "orderId": order })).await.ok();
        app.clock().advance(Duration::days(7) - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "RECEIVED");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        let done = app.store_order(&order).await;
        assert_eq!(done["status"], "SETTLED");
        assert_eq!((&done["receivedAt"], &done["settledAt"]), (&json!("2026-11-03T00:00:00.000Z"), &json!("2026-11-10T00:00:00.000Z")));
        assert_eq!(done["rebates"][0]["status"], "HOLDING");
        assert_eq!(story(&done), [
            "PLACE CREATED", "PREPARED AWAITING_PAYMENT", "PAID PAID", "FOLLOWED_UP FULFILLING",
            "SHIP SHIPPED", "SIGNED RECEIVED", "TIMER SETTLED",
        ]);
        let causes: Vec<&str> =
            done["timeline"].as_array().unwrap().iter().map(|e| e["cause"].as_str().unwrap()).collect();
        assert_eq!(causes, ["COMMAND", "STEP", "CALLBACK", "STEP", "COMMAND", "COMMAND", "TIMER"]);
        let versions: Vec<i64> =
            done["timeline"].as_array().unwrap().iter().map(|e| e["version"].as_i64().unwrap()).collect();
        assert_eq!(versions, [1, 2, 3, 4, 5, 6, 7], "each change raises the version by one");
        assert_eq!(steps(&done), ["COMMISSION_TERMS DONE", "INVITE_STATISTICS DONE", "NOTIFICATION DONE", "POINTS DONE"]);

        // the hold of rebates runs from the later of receipt and completion
        app.clock().advance(Duration::days(15));
        app.run_jobs().await;
        assert_eq!(app.balance(&shop.li).await, has("6.00", "0.00", "0.00"));
    }

    async fn an_order_that_is_not_paid_in_time_gives_back_exactly_what_it_took(app: &TestApp) {
        let shop = open(app).await;
        let other = app.payable(&shop.li, &[(&shop.tea, 1)], "other").await;
        let order = app.payable(&shop.li, &[(&shop.tea, 3), (&shop.cup, 5)], "late").await;
        assert_eq!(app.tell_order(&other, StoreOrderInput::Paid).await, Some("O04"));
        app.run_jobs().await;
        app.clock().advance(Duration::minutes(30) - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "AWAITING_PAYMENT");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        let expired = app.store_order(&order).await;
        assert_eq!(story(&expired).last().unwrap(), "TIMER EXPIRED");
        assert_eq!(steps(&expired), ["COMMISSION_TERMS REVERSED", "INVITE_STATISTICS REVERSED"]);
        assert_eq!((app.stock_of(&shop.tea).await, app.stock_of(&shop.cup).await), ((9, 0), (5, 0)));
        assert_eq!(app.status_of(&other).await, "FULFILLING", "the timer of its payment has lost its meaning");

        let before = app.snapshot().await;
        assert_eq!(app.tell_order(&order, StoreOrderInput::Paid).await, None, "the late payment is for refunding");
        app.assert_unchanged_since(&before).await;
    }

    async fn an_order_whose_merchant_sells_no_more_is_called_off(app: &TestApp) {
        let shop = open(app).await;
        let order = app.placed(&shop.li, &[(&shop.tea, 2)], "first").await;
        let input = json!({ "merchantId": shop.merchant, "status": "ARCHIVED" });
        app.run_as(Role::Admin, "merchantUpdate", "merchant { id }", input).await.ok();
        app.run_jobs().await;
        let failed = app.store_order(&order).await;
        assert_eq!(story(&failed), ["PLACE CREATED", "PREPARATION_FAILED CANCELLED"]);
        assert_eq!(steps(&failed), ["COMMISSION_TERMS REVERSED", "INVITE_STATISTICS REVERSED"]);
        assert_eq!(app.stock_of(&shop.tea).await, (10, 0));
        let told = "{ notifications { edges { node { kind } } } }";
        let told = app.as_user(&app.sign_in(&shop.li).await).send(told, json!({})).await.ok();
        let kinds: Vec<_> = told.list("/notifications/edges").iter().map(|e| e["node"]["kind"].clone()).collect();
        assert!(kinds.contains(&json!("ORDER_CANCELLED")), "{kinds:?}");
    }

    async fn an_order_is_received_late_when_the_courier_says_so_at_last(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 1)], "first").await;
        app.courier().say(ParcelStatus::Lost);
        app.ship(&order).await.ok();
        app.clock().advance(Duration::days(15));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "SHIPPED", "nobody follows a lost parcel");
        app.courier().say(ParcelStatus::Delivered);
        app.clock().advance(Duration::days(1) - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "SHIPPED", "he is asked once a day");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        let received = app.store_order(&order).await;
        assert_eq!(story(&received).last().unwrap(), "TIMER RECEIVED");
        app.clock().advance(Duration::days(7));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "SETTLED");
    }

    async fn nobody_waits_for_a_parcel_that_was_turned_round(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 1)], "first").await;
        app.ship(&order).await.ok();
        assert_eq!(app.tell_order(&order, StoreOrderInput::Intercepted).await, Some("O14"));
        assert_eq!(app.status_of(&order).await, "CANCELLING");
        assert_eq!(app.balance(&shop.li).await, has("0.00", "0.00", "0.00"), "a cancelled order earns nothing");
        // no refund is open: it was given up
        app.clock().advance(Duration::hours(1));
        app.run_jobs().await;
        let back = app.store_order(&order).await;
        assert_eq!(story(&back).last().unwrap(), "REFUND_ENDED FULFILLING");
        assert_eq!(app.balance(&shop.li).await, has("0.00", "2.50", "0.00"), "and earns again");
        assert_eq!(app.stock_of(&shop.tea).await, (9, 0));
    }

    async fn times_are_those_of_the_settings(app: &TestApp) {
        let shop = open(app).await;
        let input = json!({ "storePaymentMinutes": 5, "storeCompleteAfterDays": 2 });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", input).await.ok();
        let (late, good) = (
            app.payable(&shop.li, &[(&shop.tea, 1)], "late").await,
            app.shippable(&shop.li, &[(&shop.tea, 1)], "good").await,
        );
        app.ship(&good).await.ok();
        run(&app.as_user(&shop.li.token), "orderReceive", "order { id }", json!({ "orderId": good })).await.ok();
        app.clock().advance(Duration::minutes(5));
        app.run_jobs().await;
        assert_eq!(app.status_of(&late).await, "EXPIRED");
        app.clock().advance(Duration::days(2));
        app.run_jobs().await;
        assert_eq!(app.status_of(&good).await, "SETTLED");
        for (field, value) in [("storePaymentMinutes", 0), ("storeShipWithinHours", 721), ("storeCancelRecheckSeconds", 0),
            ("storeDeliverWithinDays", 91), ("storeCompleteAfterDays", 0)] {
            let refused = app.run_as(Role::Admin, "settingsUpdate", "settings { version }", json!({ (field): value })).await;
            assert_eq!(refused.user_errors("settingsUpdate"), [("OUT_OF_RANGE", format!("input.{field}").as_str())]);
        }
    }
}
