//! Calls that are refused, and numbers of which the channel has to be asked.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault, RefundEnd};
use rebated_domain::user::Role;
use rebated_service::payments::{ChannelKind, Trouble};
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::walks::walked;
use super::{Paid, act, approve, poll, refund, rows};
use crate::payments::{Shop, books, open};

pub const WALKED: &[&[&str]] =
    &[REPEATED, FINAL, ALL_CLOSED, CLOSED_LATER, CLOSED_LAST, WORKED_ON, NOBODY_KNOWS];
const REPEATED: &[&str] = &["R27", "R33"];
const FINAL: &[&str] = &["R34", "R47"];
const ALL_CLOSED: &[&str] = &["R29", "R36", "R37", "R50"];
const CLOSED_LATER: &[&str] = &["R30", "R41"];
const CLOSED_LAST: &[&str] = &["R36", "R42", "R47"];
const WORKED_ON: &[&str] = &["R30", "R40", "R39", "R35"];
const NOBODY_KNOWS: &[&str] = &["R30", "R45", "R35"];

/// A refund of all of an order, granted, with all callbacks lost.
async fn granted(app: &TestApp, shop: &Shop, kind: ChannelKind, faults: &[Fault]) -> (Paid, String) {
    let till = shop.tills.of(kind);
    let paid = shop.paid(app, &till, kind.code()).await;
    for fault in faults {
        till.fail(Call::Refund, *fault);
        till.fail_callback(CallbackFault::Lost);
    }
    let id = shop.asked(app, &paid.order).await;
    approve(app, &id).await;
    (paid, id)
}

/// Lets time pass until the channel has heard of so many numbers of a payment.
async fn until_numbers(app: &TestApp, paid: &Paid, count: usize) -> String {
    for _ in 0..40 {
        app.run_jobs().await;
        let known = paid.till.refunds(&paid.number);
        if known.len() == count {
            return known.last().unwrap().0.clone();
        }
        app.clock().advance(Duration::minutes(2));
    }
    panic!("the channel knows {:?}", paid.till.refunds(&paid.number));
}

async fn resolve(app: &TestApp, id: &str, resolution: &str, evidence: &str) {
    let input = json!({ "resolution": resolution, "evidence": evidence });
    act(app, Role::Finance, "refundResolve", id, input).await.ok();
}

fn is_at(refund: &Value, status: &str, row: &str) {
    assert_eq!((&refund["status"], rows(refund).last()), (&json!(status), Some(&row)), "{refund}");
}

both_databases! {
    async fn a_refusal_that_may_pass_is_tried_again_with_the_same_number(app: &TestApp) {
        let shop = open(app).await;
        let later = Trouble { may_repeat: true, ..Trouble::refused("LATER", "not now") };
        for kind in [ChannelKind::Alipay, ChannelKind::WechatPay] {
            app.refuse_refund(kind, later.clone());
            let (paid, id) = granted(app, &shop, kind, &[]).await;
            let done = poll(app, &id).await;
            assert_eq!((&done["status"], rows(&done)[3]), (&json!("SUCCEEDED"), "R33"), "{done}");
            assert_eq!((paid.back(), paid.till.refunds(&paid.number).len()), (vec![5000], 1));
        }
        walked(app, REPEATED).await;
    }

    async fn a_refusal_for_good_is_left_to_people_with_everything_kept(app: &TestApp) {
        let shop = open(app).await;
        for kind in [ChannelKind::Alipay, ChannelKind::WechatPay] {
            let (paid, id) = granted(app, &shop, kind, &[Fault::Refused]).await;
            let stopped = poll(app, &id).await;
            is_at(&stopped, "MANUAL", "R34");
            assert_eq!(paid.back(), [0_i64; 0]);
            let more = shop.ask(app, json!({ "orderId": paid.order, "reason": "OTHER", "evidence": ["x"] })).await;
            assert!(!more.user_errors("refundRequest").is_empty(), "what is kept cannot be asked for again");
            act(app, Role::Finance, "refundRetry", &id, json!({ "evidence": "the right was given" })).await.ok();
            assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
            assert_eq!((paid.back(), paid.till.refunds(&paid.number).len()), (vec![5000], 1), "the same number");
        }
        walked(app, FINAL).await;
    }

    async fn after_the_last_closed_number_it_is_paid_another_way(app: &TestApp) {
        let shop = open(app).await;
        let (paid, id) = granted(app, &shop, ChannelKind::WechatPay, &[Fault::Closed; 4]).await;
        let stopped = poll(app, &id).await;
        is_at(&stopped, "MANUAL", "R37");
        let ends: Vec<_> = paid.till.refunds(&paid.number).into_iter().map(|(_, end)| end).collect();
        assert_eq!(ends, [RefundEnd::Closed; 4]);
        resolve(app, &id, "PAID_ANOTHER_WAY", "transfer 4711").await;
        let done = refund(app, &id).await;
        is_at(&done, "SUCCEEDED", "R50");
        assert_eq!((&done["order"]["status"], &done["order"]["refundProgress"]), (&json!("CANCELLED"), &json!("FULL")));
        assert_eq!(paid.back(), [0_i64; 0], "the channel moved nothing");
        assert_eq!((books(app, "BANK").await, books(app, "ORDER_PREPAYMENT").await), (5000, 0));
        walked(app, ALL_CLOSED).await;
    }

    async fn an_unclear_call_that_turns_out_closed_is_followed_by_the_next_number(app: &TestApp) {
        let shop = open(app).await;
        let (paid, id) = granted(app, &shop, ChannelKind::WechatPay, &[Fault::BreakAfter]).await;
        let number = until_numbers(app, &paid, 1).await;
        assert!(shop.tills.wechat_pay().decide(&number, RefundEnd::Closed));
        let done = poll(app, &id).await;
        assert_eq!(done["status"], "SUCCEEDED", "{done}");
        let ends: Vec<_> = paid.till.refunds(&paid.number).into_iter().map(|(_, end)| end).collect();
        assert_eq!((ends, paid.back()), (vec![RefundEnd::Closed, RefundEnd::Succeeded], vec![5000]));
        walked(app, CLOSED_LATER).await;
    }

    async fn when_failures_are_used_up_the_next_number_is_for_people(app: &TestApp) {
        let shop = open(app).await;
        let faults = [Fault::Closed, Fault::Closed, Fault::Closed, Fault::BreakAfter];
        let (paid, id) = granted(app, &shop, ChannelKind::WechatPay, &faults).await;
        let number = until_numbers(app, &paid, 4).await;
        assert!(shop.tills.wechat_pay().decide(&number, RefundEnd::Closed));
        is_at(&poll(app, &id).await, "MANUAL", "R42");
        act(app, Role::Finance, "refundRetry", &id, json!({ "evidence": "the account works again" })).await.ok();
        let done = poll(app, &id).await;
        assert_eq!(done["status"], "SUCCEEDED", "{done}");
        assert_eq!((paid.back(), paid.till.refunds(&paid.number).len()), (vec![5000], 5), "a fifth number");
        walked(app, CLOSED_LAST).await;
    }

    async fn a_channel_that_works_on_it_is_asked_until_it_ends(app: &TestApp) {
        let shop = open(app).await;
        let (paid, id) = granted(app, &shop, ChannelKind::WechatPay, &[Fault::BreakAfter]).await;
        let number = until_numbers(app, &paid, 1).await;
        let channel = shop.tills.wechat_pay();
        assert!(channel.decide(&number, RefundEnd::Processing));
        for _ in 0..30 {
            app.clock().advance(Duration::minutes(1));
            app.run_jobs().await;
        }
        is_at(&refund(app, &id).await, "PENDING", "R39");
        assert!(channel.decide(&number, RefundEnd::Succeeded));
        is_at(&poll(app, &id).await, "SUCCEEDED", "R35");
        assert_eq!(paid.back(), [5000]);
        walked(app, WORKED_ON).await;
    }

    async fn a_question_without_an_answer_is_asked_again(app: &TestApp) {
        let shop = open(app).await;
        for kind in [ChannelKind::Alipay, ChannelKind::WechatPay] {
            let till = shop.tills.of(kind);
            for fault in [Fault::BadGateway, Fault::Garbage] {
                till.fail(Call::QueryRefund, fault);
            }
            let (paid, id) = granted(app, &shop, kind, &[Fault::BreakAfter]).await;
            let done = poll(app, &id).await;
            assert_eq!(done["status"], "SUCCEEDED", "{done}");
            assert_eq!((paid.back(), paid.till.refunds(&paid.number).len()), (vec![5000], 1));
        }
        walked(app, NOBODY_KNOWS).await;
    }
}
