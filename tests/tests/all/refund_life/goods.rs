//! Goods: parcels that are turned round or sent back, and what is done with them.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::walks::walked;
use super::{act, approve, poll, refund, rows, status};
use crate::payments::{Shop, open};
use crate::store::number;

pub const WALKED: &[&[&str]] = &[NOT_TURNED, TURNED, IN_PART, WORN, NEVER_SENT, TOO_LONG];
const NOT_TURNED: &[&str] = &["R12", "R18", "R19", "R21", "R23"];
const TURNED: &[&str] = &["R17"];
const IN_PART: &[&str] = &["R13", "R24"];
const WORN: &[&str] = &["R25"];
const NEVER_SENT: &[&str] = &["R20"];
const TOO_LONG: &[&str] = &["R22", "R26", "R49", "R57"];

/// The buyer says that the parcel is on its way.
async fn send_back(app: &TestApp, shop: &Shop, id: &str) {
    let buyer = app.as_user(&app.sign_in(&shop.li).await);
    let input = json!({ "refundId": id, "carrier": "SF", "trackingNumber": "SF-9" });
    run(&buyer, "refundReturnShip", "refund { id }", input).await.ok();
}

async fn inspect(app: &TestApp, id: &str, input: Value) {
    act(app, Role::Support, "refundReturnReceive", id, json!({})).await.ok();
    act(app, Role::Support, "refundReturnInspect", id, input).await.ok();
}

both_databases! {
    async fn an_interception_that_fails_becomes_a_return_with_an_inspection(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.shipped(app).await;
        let stock = app.stock_of(&shop.tea).await;
        let id = shop.asked(app, &paid.order).await;
        approve(app, &id).await;
        assert_eq!(status(app, &id).await, "INTERCEPTING");
        let input = json!({ "turnedRound": false, "note": "already in the van" });
        act(app, Role::Support, "refundInterceptionReport", &id, input).await.ok();
        let asked = refund(app, &id).await;
        assert_eq!((&asked["status"], &asked["route"]), (&json!("AWAITING_RETURN"), &json!("RETURN")), "{asked}");
        assert_eq!(asked["returns"][0]["kind"], "SENT_BACK");
        send_back(app, &shop, &id).await;
        assert_eq!(status(app, &id).await, "RETURNING");
        inspect(app, &id, json!({ "verdict": "PASSED", "photos": ["https://img.example/1"] })).await;
        let done = poll(app, &id).await;
        assert_eq!(done["status"], "SUCCEEDED", "{done}");
        let expected = ["R01", "R06+R12", "R18", "R19", "R21", "R23", "R27"];
        assert_eq!(rows(&done)[..7], expected, "{done}");
        assert_eq!(done["inspection"]["lines"][0], json!({ "accepted": 2, "restocked": 2, "writtenOff": 0 }));
        assert_eq!(paid.back(), [5000]);
        assert_eq!(app.stock_of(&shop.tea).await, (stock.0 + 2, stock.1), "restocked once");
        walked(app, NOT_TURNED).await;
    }

    async fn a_parcel_that_is_turned_round_is_restocked_when_it_is_here(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await.shipped(app).await;
        let stock = app.stock_of(&shop.tea).await;
        let id = shop.asked(app, &paid.order).await;
        approve(app, &id).await;
        act(app, Role::Support, "refundInterceptionReport", &id, json!({ "turnedRound": true })).await.ok();
        let done = poll(app, &id).await;
        assert_eq!((&done["status"], &done["order"]["status"]), (&json!("SUCCEEDED"), &json!("CANCELLED")), "{done}");
        assert_eq!((rows(&done)[1..3].to_vec(), &done["returns"][0]["kind"]), (vec!["R06+R12", "R17"], &json!("INTERCEPTED")));
        assert_eq!(app.stock_of(&shop.tea).await, stock, "the parcel is not here yet");
        act(app, Role::Support, "refundReturnReceive", &id, json!({})).await.ok();
        assert_eq!(app.stock_of(&shop.tea).await, (stock.0 + 2, stock.1));
        let again = act(app, Role::Support, "refundReturnReceive", &id, json!({})).await;
        assert_eq!(again.user_errors("refundReturnReceive"), [("NOT_ALLOWED_NOW", "input.refundId")]);
        assert_eq!(paid.back(), [5000]);
        walked(app, TURNED).await;
    }

    async fn all_the_money_brings_all_the_goods_back_however_it_is_named(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        let stock = app.stock_of(&shop.tea).await;
        let wanted = super::part(&paid.order, "50.00");
        let id = shop.ask(app, wanted).await.ok().text("/refundRequest/refund/id").to_owned();
        assert_eq!(refund(app, &id).await["lines"][0]["quantity"], 2);
        approve(app, &id).await;
        send_back(app, &shop, &id).await;
        inspect(app, &id, json!({ "verdict": "PASSED" })).await;
        assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
        assert_eq!(app.stock_of(&shop.tea).await, (stock.0 + 2, stock.1));
    }

    async fn money_for_what_is_on_its_way_is_seen_at_the_order(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.shipped(app).await;
        let input = json!({ "orderId": paid.order, "reason": "NOT_RECEIVED", "noReturn": true });
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        let done = poll(app, asked.text("/refundRequest/refund/id")).await;
        assert_eq!((&done["status"], &done["order"]["status"]), (&json!("SUCCEEDED"), &json!("SHIPPED")));
        assert_eq!(done["order"]["refundProgress"], "FULL");
    }

    async fn goods_may_be_worth_a_part(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        let stock = app.stock_of(&shop.tea).await;
        let id = shop.asked(app, &paid.order).await;
        approve(app, &id).await;
        assert_eq!(rows(&refund(app, &id).await), ["R01", "R06+R13"]);
        send_back(app, &shop, &id).await;
        act(app, Role::Support, "refundReturnReceive", &id, json!({})).await.ok();
        let line = app.as_user(&app.staff(Role::Admin).await)
            .send("query($id: ID!) { order(id: $id) { lines { id } } }", json!({ "id": paid.order })).await.ok();
        let line = line.text("/order/lines/0/id").to_owned();
        let before = app.snapshot().await;
        let wrong = [
            (json!({ "verdict": "PASSED_IN_PART", "note": "used" }), "BAD_INSPECTION"),
            (json!({ "verdict": "PASSED_IN_PART", "note": "used", "amount": yuan("50.00") }), "BAD_INSPECTION"),
            (json!({ "verdict": "PASSED_IN_PART", "amount": yuan("20.00") }), "REASON_MISSING"),
            (json!({ "verdict": "FAILED" }), "REASON_MISSING"),
            (json!({ "verdict": "PASSED", "lines": [{ "lineId": line, "restock": 3 }] }), "BAD_INSPECTION"),
        ];
        for (input, code) in wrong {
            let refused = act(app, Role::Support, "refundReturnInspect", &id, input.clone()).await;
            assert_eq!(refused.user_errors("refundReturnInspect")[0].0, code, "{input}");
        }
        app.assert_unchanged_since(&before).await;
        let lines = json!([{ "lineId": line, "restock": 1, "writeOff": 1 }]);
        let input = json!({ "verdict": "PASSED_IN_PART", "note": "one is broken", "amount": yuan("20.00"), "lines": lines });
        act(app, Role::Support, "refundReturnInspect", &id, input).await.ok();
        let done = poll(app, &id).await;
        assert_eq!((&done["status"], &done["amount"]["amount"]), (&json!("SUCCEEDED"), &json!("20.00")), "{done}");
        assert_eq!(done["amountAsked"]["amount"], "50.00");
        assert_eq!((paid.back(), app.stock_of(&shop.tea).await), (vec![2000], (stock.0 + 1, stock.1)));
        assert_eq!(done["order"]["refundProgress"], "PARTIAL");
        walked(app, IN_PART).await;
    }

    async fn goods_that_fail_end_the_refund_and_free_the_amount(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        let id = shop.asked(app, &paid.order).await;
        approve(app, &id).await;
        send_back(app, &shop, &id).await;
        inspect(app, &id, json!({ "verdict": "FAILED", "note": "worn", "photos": ["https://img.example/2"] })).await;
        let over = refund(app, &id).await;
        assert_eq!((&over["status"], rows(&over).last()), (&json!("REJECTED"), Some(&"R25")), "{over}");
        assert_eq!(over["inspection"]["reason"], "worn");
        assert_eq!(paid.back(), [0_i64; 0]);
        shop.asked(app, &paid.order).await;
        walked(app, WORN).await;
    }

    async fn goods_that_are_never_sent_end_the_refund_after_reminders(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        let id = shop.asked(app, &paid.order).await;
        approve(app, &id).await;
        app.clock().advance(Duration::days(7) - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(status(app, &id).await, "AWAITING_RETURN");
        let asked = "SELECT count(*) FROM outbox_events WHERE kind = 'refund.return_asked'";
        assert_eq!(number(app, asked).await, 3, "asked once and reminded twice");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        let over = refund(app, &id).await;
        assert_eq!((&over["status"], rows(&over).last()), (&json!("CANCELLED"), Some(&"R20")), "{over}");
        assert_eq!(paid.back(), [0_i64; 0]);
        walked(app, NEVER_SENT).await;
    }

    async fn what_waits_too_long_is_left_to_people(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let lost = shop.paid(app, &till, "a").await.received(app).await;
        let id = shop.asked(app, &lost.order).await;
        approve(app, &id).await;
        send_back(app, &shop, &id).await;
        app.clock().advance(Duration::days(15));
        app.run_jobs().await;
        let stopped = refund(app, &id).await;
        assert_eq!((&stopped["status"], rows(&stopped).last()), (&json!("MANUAL"), Some(&"R22")), "{stopped}");
        act(app, Role::Support, "refundCancel", &id, json!({ "note": "it never came" })).await.ok();
        assert_eq!(rows(&refund(app, &id).await).last(), Some(&"R57"));
        let unseen = shop.paid(app, &till, "b").await.received(app).await;
        let id = shop.asked(app, &unseen.order).await;
        approve(app, &id).await;
        send_back(app, &shop, &id).await;
        act(app, Role::Support, "refundReturnReceive", &id, json!({})).await.ok();
        app.clock().advance(Duration::days(2));
        app.run_jobs().await;
        assert_eq!(rows(&refund(app, &id).await).last(), Some(&"R26"));
        let input = json!({ "resolution": "FAILED", "evidence": "never sent" });
        act(app, Role::Finance, "refundResolve", &id, input).await.ok();
        assert_eq!(rows(&refund(app, &id).await).last(), Some(&"R49"));
        walked(app, TOO_LONG).await;
    }
}
