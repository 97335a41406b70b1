use chrono::Duration;
use rebated_connectors::courier::simulator::{CourierCall, CourierFault};
use rebated_connectors::payments::simulator::CallbackFault;
use rebated_domain::courier::ParcelStatus;
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::user::Role;
use rebated_tests::store::{run, uuid_of};
use rebated_tests::{Depot, TestApp, Till, both_databases};
use serde_json::{Value, json};

use crate::payments::{Shop, hear, open};

const REFUND: &str = "
    query Refund($id: ID!) { node(id: $id) { ... on Refund {
        status interception { status reason } returnTracking { status }
        timeline { row cause } voucher { number } returns { kind receivedAt }
    } } }
";

/// An order that is with the courier, and a refund of all of it for which the goods have to come back.
struct Asked {
    shop: Shop,
    depot: Depot,
    till: Till,
    refund: String,
}

impl Asked {
    /// Our name at the courier for the wish.
    fn reference(&self) -> String {
        uuid_of(&self.refund).to_string()
    }

    async fn refund(&self, app: &TestApp) -> Value {
        let admin = app.as_user(&app.staff(Role::Admin).await);
        admin.send(REFUND, json!({ "id": self.refund })).await.ok().data("/node").clone()
    }

    async fn status(&self, app: &TestApp) -> String {
        self.refund(app).await["status"].as_str().unwrap().to_owned()
    }

    /// The courier's callbacks, and what follows.
    async fn hear(&self, app: &TestApp) {
        self.depot.courier.deliver().await;
        app.run_jobs().await;
    }

    /// The buyer sends the goods back.
    async fn send_back(&self, app: &TestApp) {
        let buyer = app.as_user(&app.sign_in(&self.shop.li).await);
        let input = json!({ "refundId": self.refund, "carrier": "YTO", "trackingNumber": "BACK-1" });
        run(&buyer, "refundReturnShip", "refund { status }", input).await.ok();
        app.run_jobs().await;
    }
}

async fn asked(app: &TestApp) -> Asked {
    let shop = open(app).await;
    let depot = app.depot().await;
    let till = shop.tills.of(ChannelKind::Alipay);
    let (order, _, number) = shop.begun(app, &till, "first").await;
    till.pay(&number).unwrap();
    hear(app, &till).await;
    app.ship(&order).await.ok();
    app.run_jobs().await;
    let input = json!({ "orderId": order, "reason": "CHANGED_MIND", "noReturn": false });
    let asked = app.run_as(Role::Support, "refundRequest", "refund { id status }", input).await.ok();
    assert_eq!(asked.text("/refundRequest/refund/status"), "INTERCEPTING");
    let refund = asked.text("/refundRequest/refund/id").to_owned();
    app.run_jobs().await;
    Asked { shop, depot, till, refund }
}

fn rows(refund: &Value) -> Vec<&str> {
    refund["timeline"].as_array().unwrap().iter().map(|event| event["row"].as_str().unwrap()).collect()
}

/// Lets the channel finish, and tells that the money is with the buyer.
async fn paid_back(app: &TestApp, asked: &Asked) {
    for _ in 0..20 {
        asked.till.deliver().await;
        app.run_jobs().await;
        if asked.status(app).await == "SUCCEEDED" {
            return;
        }
        app.clock().advance(Duration::seconds(30));
    }
    panic!("the refund does not succeed: {}", asked.refund(app).await);
}

both_databases! {
    async fn a_parcel_that_was_turned_round_is_refunded_and_restocked_when_it_is_back(app: &TestApp) {
        let asked = asked(app).await;
        assert_eq!(asked.depot.courier.interceptions(), [(asked.reference(), 1)]);
        assert_eq!(asked.refund(app).await["interception"]["status"], "ACCEPTED");
        assert!(asked.depot.courier.turn_round(&asked.reference()));
        asked.hear(app).await;
        let turned = asked.refund(app).await;
        assert_eq!(turned["interception"]["status"], "TURNED_ROUND");
        assert!(rows(&turned).contains(&"R17"), "{turned}");
        paid_back(app, &asked).await;
        assert_eq!(app.stock_of(&asked.shop.tea).await, (998, 0), "the goods are on their way");
        asked.depot.courier.move_parcel("SF-1", ParcelStatus::SentBack, "at our door");
        asked.hear(app).await;
        assert_eq!(app.stock_of(&asked.shop.tea).await, (1000, 0));
        let done = asked.refund(app).await;
        assert!(done["voucher"]["number"].is_string() && done["returns"][0]["receivedAt"].is_string(), "{done}");
    }

    async fn a_parcel_that_cannot_be_turned_round_is_sent_back_by_the_buyer(app: &TestApp) {
        let asked = asked(app).await;
        assert!(asked.depot.courier.refuse(&asked.reference(), "out for delivery"));
        asked.hear(app).await;
        let failed = asked.refund(app).await;
        assert_eq!((&failed["status"], &failed["interception"]["reason"]), (&json!("AWAITING_RETURN"), &json!("out for delivery")));
        assert!(rows(&failed).contains(&"R18"), "{failed}");
        asked.send_back(app).await;
        assert_eq!(asked.status(app).await, "RETURNING");
        assert_eq!(asked.refund(app).await["returnTracking"]["status"], "ANNOUNCED");
        asked.depot.courier.move_parcel("BACK-1", ParcelStatus::Delivered, "at our door");
        asked.hear(app).await;
        let back = asked.refund(app).await;
        assert_eq!(back["status"], "INSPECTING");
        let last = back["timeline"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["row"], &last["cause"]), (&json!("R21"), &json!("COURIER")));
    }

    async fn a_parcel_that_the_buyer_does_not_take_need_not_be_sent_back(app: &TestApp) {
        let asked = asked(app).await;
        assert!(asked.depot.courier.refuse(&asked.reference(), "out for delivery"));
        asked.hear(app).await;
        asked.depot.courier.move_parcel("SF-1", ParcelStatus::SentBack, "at our door");
        asked.hear(app).await;
        let back = asked.refund(app).await;
        assert_eq!(back["status"], "INSPECTING");
        assert!(rows(&back).ends_with(&["R19", "R21"]), "{back}");
    }

    async fn asking_alone_reaches_every_end(app: &TestApp) {
        let asked = asked(app).await;
        asked.depot.courier.fail_callback(CallbackFault::Lost);
        assert!(asked.depot.courier.refuse(&asked.reference(), "out for delivery"));
        for fault in [CourierFault::UnavailableBefore, CourierFault::UnavailableAfter, CourierFault::Garbage] {
            asked.depot.courier.fail(CourierCall::Intercept, fault);
            app.clock().advance(Duration::minutes(10));
            app.run_jobs().await;
            assert_eq!(asked.status(app).await, "INTERCEPTING", "after {fault:?}");
        }
        app.clock().advance(Duration::minutes(10));
        app.run_jobs().await;
        assert_eq!(asked.status(app).await, "AWAITING_RETURN");
        asked.send_back(app).await;
        asked.depot.courier.fail_callback(CallbackFault::Lost);
        asked.depot.courier.move_parcel("BACK-1", ParcelStatus::Delivered, "at our door");
        app.clock().advance(Duration::hours(1));
        app.run_jobs().await;
        assert_eq!(asked.status(app).await, "INSPECTING");
        let wishes = asked.depot.courier.interceptions();
        assert_eq!(wishes.len(), 1, "every question had one name: {wishes:?}");
    }

    async fn a_courier_that_says_nothing_for_two_days_has_failed(app: &TestApp) {
        let asked = asked(app).await;
        let step = Duration::minutes(30);
        for _ in 0..95 {
            app.clock().advance(step);
            app.run_jobs().await;
        }
        assert_eq!(asked.status(app).await, "INTERCEPTING");
        app.clock().advance(step);
        app.run_jobs().await;
        let failed = asked.refund(app).await;
        assert_eq!(failed["status"], "AWAITING_RETURN");
        assert_eq!(failed["interception"]["status"], "FAILED");
        // what comes later changes nothing
        assert!(asked.depot.courier.turn_round(&asked.reference()));
        asked.hear(app).await;
        assert_eq!(asked.status(app).await, "AWAITING_RETURN");
        assert_eq!(asked.refund(app).await["interception"]["status"], "FAILED");
    }

    async fn the_word_of_staff_and_that_of_the_courier_move_a_refund_once(app: &TestApp) {
        let asked = asked(app).await;
        let input = json!({ "refundId": asked.refund, "turnedRound": false });
        app.run_as(Role::Support, "refundInterceptionReport", "refund { status }", input).await.ok();
        assert_eq!(asked.status(app).await, "AWAITING_RETURN");
        assert!(asked.depot.courier.turn_round(&asked.reference()));
        asked.hear(app).await;
        let after = asked.refund(app).await;
        assert_eq!(after["status"], "AWAITING_RETURN", "the buyer has been asked");
        assert_eq!(rows(&after).iter().filter(|row| **row == "R17" || **row == "R18").count(), 1);
    }
}
