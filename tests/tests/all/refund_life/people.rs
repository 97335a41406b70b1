//! What people do where the table has stopped, and reports that come when everybody had given up.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_domain::money::{Currency, Money};
use rebated_domain::user::Role;
use rebated_service::payments::{ChannelKind, NewRefund};
use rebated_tests::both_databases;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use serde_json::json;

use super::walks::walked;
use super::{act, approve, call, poll, refund, rows, status};
use crate::payments::{books, hear, open, text};
use crate::store::sql;

pub const WALKED: &[&[&str]] = &[TOO_MUCH, WAITED, PROVED, OVERTAKEN, TOO_LATE, WITHDRAWN];
const TOO_MUCH: &[&str] = &["R03", "R06", "R11"];
const WAITED: &[&str] = &["R10", "R15", "R16", "R57"];
const PROVED: &[&str] = &["R38", "R48"];
const OVERTAKEN: &[&str] = &["R38", "R51"];
const TOO_LATE: &[&str] = &["R43", "R44", "R49", "R56"];
const WITHDRAWN: &[&str] = &["R01", "R09"];

both_databases! {
    async fn above_the_limit_what_the_platform_asks_for_waits_for_somebody(app: &TestApp) {
        let shop = open(app).await;
        let limit = json!({ "refundLimit": yuan("49.99") });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", limit).await.ok();
        let paid = shop.paid(app, &shop.tills.of(ChannelKind::Alipay), "a").await;
        app.clock().advance(Duration::hours(48));
        app.run_jobs().await;
        app.clock().advance(Duration::days(3));
        app.run_jobs().await;
        let order = app.store_order(&paid.order).await;
        assert_eq!(order["refunds"].as_array().unwrap().len(), 1, "{order}");
        let id = text(&order["refunds"][0], "id");
        let asked = refund(app, &id).await;
        assert_eq!((&asked["status"], &asked["trigger"], rows(&asked)), (&json!("IN_REVIEW"), &json!("SYSTEM"), vec!["R03"]));
        act(app, Role::Finance, "refundApprove", &id, json!({})).await.ok();
        assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
        assert_eq!(paid.back(), [5000]);
        walked(app, TOO_MUCH).await;
    }

    async fn steps_that_never_end_are_left_to_people_after_twenty_looks(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, _, number) = shop.begun(app, &till, "a").await;
        till.pay(&number).unwrap();
        till.deliver().await;
        app.run_jobs().await;
        sql(app, "UPDATE order_steps SET state = 'QUEUED' WHERE step = 'POINTS'").await;
        let id = shop.asked(app, &order).await;
        approve(app, &id).await;
        for _ in 0..30 {
            app.clock().advance(Duration::minutes(10));
            app.run_jobs().await;
        }
        let stopped = refund(app, &id).await;
        assert_eq!((&stopped["status"], rows(&stopped).last()), (&json!("MANUAL"), Some(&"R16")), "{stopped}");
        assert_eq!(rows(&stopped).iter().filter(|row| **row == "R15").count(), 20);
        sql(app, "UPDATE order_steps SET state = 'DONE' WHERE step = 'POINTS'").await;
        act(app, Role::Support, "refundCancel", &id, json!({ "note": "the buyer keeps it" })).await.ok();
        assert_eq!(status(app, &id).await, "CANCELLED");
        app.ship(&order).await.ok();
        walked(app, WAITED).await;
    }

    async fn somebody_shows_that_the_buyer_has_the_money(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        till.fail(Call::Refund, Fault::Abnormal);
        approve(app, &id).await;
        assert_eq!(poll(app, &id).await["status"], "MANUAL");
        while hear(app, &till).await > 0 {}
        till.fail_callback(CallbackFault::Lost);
        assert_eq!(till.apply_abnormal(), 1);
        let input = json!({ "resolution": "DONE", "evidence": "row 12 of the statement" });
        act(app, Role::Finance, "refundResolve", &id, input.clone()).await.ok();
        let done = refund(app, &id).await;
        assert_eq!((&done["status"], rows(&done).last()), (&json!("SUCCEEDED"), Some(&"R48")), "{done}");
        assert_eq!(done["timeline"].as_array().unwrap().last().unwrap()["cause"], "COMMAND");
        let again = act(app, Role::Finance, "refundResolve", &id, input).await;
        assert_eq!(again.user_errors("refundResolve"), [("NOT_ALLOWED_NOW", "input.refundId")]);
        assert_eq!((paid.back(), books(app, "WECHAT_PAY_CLEARING").await), (vec![5000], 0));
        walked(app, PROVED).await;
    }

    async fn a_report_may_overtake_whoever_looks(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        till.fail(Call::Refund, Fault::Abnormal);
        approve(app, &id).await;
        assert_eq!(poll(app, &id).await["status"], "MANUAL");
        while hear(app, &till).await > 0 {}
        assert_eq!(till.apply_abnormal(), 1);
        while hear(app, &till).await > 0 {}
        let done = refund(app, &id).await;
        assert_eq!((&done["status"], rows(&done).last()), (&json!("SUCCEEDED"), Some(&"R51")), "{done}");
        assert_eq!((paid.back(), books(app, "WECHAT_PAY_CLEARING").await), (vec![5000], 0));
        walked(app, OVERTAKEN).await;
    }

    async fn a_request_that_lands_after_everybody_gave_up_is_booked_as_it_is(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        for _ in 0..3 {
            till.fail(Call::Refund, Fault::BadGateway);
        }
        approve(app, &id).await;
        let stopped = poll(app, &id).await;
        assert_eq!((&stopped["status"], rows(&stopped).last()), (&json!("MANUAL"), Some(&"R44")), "{stopped}");
        let early = json!({ "resolution": "FAILED", "evidence": "it is in no statement" });
        let refused = act(app, Role::Finance, "refundResolve", &id, early.clone()).await;
        assert_eq!(refused.user_errors("refundResolve"), [("NOT_PROVED", "input.evidence")], "the statements are not there");
        app.clock().advance(Duration::hours(72));
        app.run_jobs().await;
        act(app, Role::Finance, "refundResolve", &id, early).await.ok();
        assert_eq!(status(app, &id).await, "FAILED");
        // one of our calls was on its way all the time
        let late = NewRefund {
            payment_number: paid.number.clone(),
            number: format!("{}-1", text(&stopped, "number")),
            amount: Money::new(5000, Currency::Cny),
            paid: Money::new(5000, Currency::Cny),
            reason: String::new(),
        };
        app.channel(ChannelKind::WechatPay).refund(&late).await.answer().expect("it is taken on");
        app.clock().advance(Duration::seconds(10));
        while hear(app, &till).await > 0 {}
        let done = refund(app, &id).await;
        assert_eq!((&done["status"], rows(&done).last()), (&json!("SUCCEEDED"), Some(&"R56")), "{done}");
        assert_eq!((paid.back(), books(app, "WECHAT_PAY_CLEARING").await, books(app, "ORDER_PREPAYMENT").await), (vec![5000], 0, 0));
        let again = shop.ask(app, json!({ "orderId": paid.order, "reason": "OTHER", "evidence": ["x"] })).await;
        assert!(!again.user_errors("refundRequest").is_empty(), "nothing is left to ask for");
        walked(app, TOO_LATE).await;
    }

    async fn a_buyer_withdraws_what_nobody_has_granted(app: &TestApp) {
        let shop = open(app).await;
        let paid = shop.paid(app, &shop.tills.of(ChannelKind::Alipay), "a").await;
        let id = shop.asked(app, &paid.order).await;
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        call(&buyer, "refundCancel", "refund { id }", json!({ "refundId": id })).await.ok();
        assert_eq!(status(app, &id).await, "CANCELLED");
        app.ship(&paid.order).await.ok();
        let stranger = app.member("wang").await;
        let other = shop.paid(app, &shop.tills.of(ChannelKind::Alipay), "b").await;
        let id = shop.asked(app, &other.order).await;
        let before = app.snapshot().await;
        let client = app.as_user(&stranger.token);
        let refused = call(&client, "refundCancel", "refund { id }", json!({ "refundId": id })).await;
        assert_eq!(refused.user_errors("refundCancel"), [("REFUND_NOT_FOUND", "input.refundId")]);
        let parcel = json!({ "refundId": id, "carrier": "SF", "trackingNumber": "1" });
        let refused = run(&client, "refundReturnShip", "refund { id }", parcel).await;
        assert_eq!(refused.user_errors("refundReturnShip"), [("REFUND_NOT_FOUND", "input.refundId")]);
        app.assert_unchanged_since(&before).await;
        walked(app, WITHDRAWN).await;
    }
}
