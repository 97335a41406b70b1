//! The money: by the original route, once, whatever goes wrong.

use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault, RefundEnd};
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::walks::walked;
use super::{act, approve, both, part, poll, refund, rows};
use crate::payments::{books, hear, open};

pub const WALKED: &[&[&str]] = &[BY_THE_WAY, GONE_WRONG, CLOSED, ABNORMAL, NO_ANSWER, BALANCE];
const BY_THE_WAY: &[&str] = &["R01", "R06", "R11", "R27", "R28", "R29", "R35", "R53"];
const GONE_WRONG: &[&str] = &["R30", "R31", "R32", "R43", "R46"];
const CLOSED: &[&str] = &["R36"];
const ABNORMAL: &[&str] = &["R38"];
const NO_ANSWER: &[&str] = &["R44", "R47"];
const BALANCE: &[&str] = &["R52"];

const FAULTS: [Fault; 11] = [
    Fault::SystemErrorBefore,
    Fault::SystemErrorAfter,
    Fault::BreakBefore,
    Fault::BreakAfter,
    Fault::BadGateway,
    Fault::Garbage,
    Fault::RateLimited,
    Fault::NotEnough,
    Fault::BadSignature,
    Fault::ForeignSignature,
    Fault::WrongNumber,
];

/// What is left in the books of an order that was refunded whole: nothing.
async fn nothing_left(app: &TestApp) {
    for purpose in
        ["ALIPAY_CLEARING", "WECHAT_PAY_CLEARING", "ORDER_PREPAYMENT", "STORE_SALES", "REFUND_PAYABLE"]
    {
        assert_eq!(books(app, purpose).await, 0, "{purpose}");
    }
}

both_databases! {
    async fn a_refund_before_shipping_goes_back_by_the_way_it_came(app: &TestApp) {
        let (shop, all) = both(app).await;
        let stock = app.stock_of(&shop.tea).await;
        for paid in &all {
            let id = shop.asked(app, &paid.order).await;
            let asked = refund(app, &id).await;
            assert_eq!((&asked["status"], &asked["payout"]), (&json!("IN_REVIEW"), &json!("CHANNEL")));
            assert!(app.ship(&paid.order).await.user_errors("orderShip")[0].0 == "HELD_BY_REFUND", "it is held back");
            approve(app, &id).await;
            assert_eq!(app.status_of(&paid.order).await, "CANCELLING");
            let done = poll(app, &id).await;
            assert_eq!((&done["status"], &done["route"]), (&json!("SUCCEEDED"), &json!("DIRECT")), "{done}");
            assert_eq!(paid.back(), [5000]);
            assert_eq!(rows(&done)[..3], ["R01", "R06+R11", "R27"], "{done}");
            assert_eq!((&done["order"]["status"], &done["order"]["refundProgress"]), (&json!("CANCELLED"), &json!("FULL")));
            while hear(app, &paid.till).await > 0 {}
            assert_eq!(paid.back(), [5000], "callbacks that come later change nothing");
        }
        assert_eq!(app.stock_of(&shop.tea).await, (stock.0 + 4, stock.1), "both orders' goods are back, once");
        nothing_left(app).await;
        walked(app, BY_THE_WAY).await;
    }

    async fn whatever_goes_wrong_with_the_call_the_money_moves_once(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            for (nth, fault) in FAULTS.into_iter().enumerate() {
                let paid = shop.paid(app, &till, &format!("{} {nth}", till.name())).await;
                let id = shop.asked(app, &paid.order).await;
                till.fail_callback(CallbackFault::Lost);
                till.fail(Call::Refund, fault);
                approve(app, &id).await;
                let done = poll(app, &id).await;
                assert_eq!(done["status"], "SUCCEEDED", "{fault:?} {done}");
                assert_eq!(paid.back(), [5000], "{fault:?}");
                assert_eq!(till.refunds(&paid.number).len(), 1, "one number for {fault:?}");
                while hear(app, &till).await > 0 {}
            }
        }
        nothing_left(app).await;
        walked(app, GONE_WRONG).await;
    }

    async fn a_number_that_the_channel_closed_is_followed_by_the_next(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        till.fail(Call::Refund, Fault::Closed);
        approve(app, &id).await;
        let done = poll(app, &id).await;
        assert_eq!(done["status"], "SUCCEEDED", "{done}");
        let ends: Vec<_> = till.refunds(&paid.number);
        assert_eq!(ends.iter().map(|(_, end)| *end).collect::<Vec<_>>(), [RefundEnd::Closed, RefundEnd::Succeeded]);
        let number = done["number"].as_str().unwrap();
        assert_eq!(ends.iter().map(|(number, _)| number.clone()).collect::<Vec<_>>(), [format!("{number}-1"), format!("{number}-2")]);
        assert!(rows(&done).contains(&"R36"), "{done}");
        assert_eq!(paid.back(), [5000]);
        walked(app, CLOSED).await;
    }

    async fn money_that_the_account_cannot_take_is_left_to_people(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        till.fail(Call::Refund, Fault::Abnormal);
        approve(app, &id).await;
        let stopped = poll(app, &id).await;
        assert_eq!((&stopped["status"], rows(&stopped).last()), (&json!("MANUAL"), Some(&"R38")), "{stopped}");
        app.staff(Role::Finance).await;
        let before = app.snapshot().await;
        for resolution in ["FAILED", "PAID_ANOTHER_WAY"] {
            let input = json!({ "resolution": resolution, "evidence": "I think so" });
            let refused = act(app, Role::Finance, "refundResolve", &id, input).await;
            assert_eq!(refused.user_errors("refundResolve"), [("NOT_PROVED", "input.evidence")], "{resolution}");
        }
        let none = json!({ "resolution": "DONE", "evidence": " " });
        let refused = act(app, Role::Finance, "refundResolve", &id, none).await;
        assert_eq!(refused.user_errors("refundResolve"), [("BAD_EVIDENCE", "input.evidence")]);
        app.assert_unchanged_since(&before).await;
        walked(app, ABNORMAL).await;
    }

    async fn calls_without_an_answer_end_with_people_who_send_again(app: &TestApp) {
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
        let refused = act(app, Role::Support, "refundRetry", &id, json!({ "evidence": "x" })).await;
        assert_eq!(refused.error_codes(), ["FORBIDDEN"]);
        act(app, Role::Finance, "refundRetry", &id, json!({ "evidence": "not in the statement" })).await.ok();
        let done = poll(app, &id).await;
        assert_eq!(done["status"], "SUCCEEDED", "{done}");
        assert_eq!((paid.back(), till.refunds(&paid.number).len()), (vec![5000], 1), "the same number");
        walked(app, NO_ANSWER).await;
    }

    async fn refunds_of_one_payment_are_sent_one_after_the_other(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        // goodwill over a part of it: nothing comes back
        let mut all = Vec::new();
        for amount in ["1.00", "2.00"] {
            let mut input = part(&paid.order, amount);
            input["noReturn"] = json!(true);
            let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
            all.push(asked.text("/refundRequest/refund/id").to_owned());
            poll_once(app, all.last().unwrap()).await;
        }
        for id in &all {
            assert_eq!(poll(app, id).await["status"], "SUCCEEDED");
        }
        let mut back = paid.back();
        back.sort_unstable();
        assert_eq!(back, [100, 200]);
        assert_eq!((app.status_of(&paid.order).await, books(app, "ORDER_PREPAYMENT").await), ("RECEIVED".to_owned(), 4700));
    }

    async fn the_balance_is_another_way_to_pay_out(app: &TestApp) {
        let (shop, all) = both(app).await;
        let mut input = part(&all[0].order, "50.00");
        input["toBalance"] = json!(true);
        let asked = shop.ask(app, input).await.ok();
        let id = asked.text("/refundRequest/refund/id");
        approve(app, id).await;
        let done = refund(app, id).await;
        assert_eq!((&done["status"], &done["payout"]), (&json!("SUCCEEDED"), &json!("BALANCE")), "{done}");
        assert_eq!(rows(&done), ["R01", "R06+R11", "R52"]);
        assert_eq!(all[0].back(), [0_i64; 0], "no channel was asked");
        assert_eq!(books(app, "USER_AVAILABLE").await, 5000);
        assert_eq!(app.status_of(&all[0].order).await, "CANCELLED");
        walked(app, BALANCE).await;
    }
}

/// Looks until a refund is out of the way of the next of its payment.
async fn poll_once(app: &TestApp, id: &str) {
    let done = poll(app, id).await;
    assert_eq!(done["status"], "SUCCEEDED", "{done}");
}
