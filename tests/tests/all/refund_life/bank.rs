//! Money that had arrived and did not stay: the payer's bank, or the channel, sent it back.

use chrono::Duration;
use rebated_connectors::payments::simulator::CallbackFault;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::walks::walked;
use super::{Paid, act, approve, poll, refund, rows};
use crate::payments::{Shop, books, hear, open};

pub const WALKED: &[&[&str]] = &[SENT_AGAIN, ANOTHER_WAY];
const SENT_AGAIN: &[&str] = &["R54", "R55"];
const ANOTHER_WAY: &[&str] = &["R54", "R50"];

/// An order that is refunded whole.
async fn refunded(app: &TestApp, shop: &Shop, kind: ChannelKind, key: &str) -> (Paid, String) {
    let till = shop.tills.of(kind);
    let paid = shop.paid(app, &till, key).await;
    let id = shop.asked(app, &paid.order).await;
    approve(app, &id).await;
    assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
    while hear(app, &till).await > 0 {}
    (paid, id)
}

/// What is sent back, whether a callback tells of it or only the look of the next day.
async fn come_back(app: &TestApp, paid: &Paid, id: &str, is_told: bool) -> Value {
    if !is_told {
        paid.till.fail_callback(CallbackFault::Lost);
    }
    let (number, _) = paid.till.refunds(&paid.number).pop().expect("it was sent");
    assert!(paid.till.bank_returns(&paid.number, &number));
    assert!(!paid.till.bank_returns(&paid.number, &number), "money comes back once");
    hear(app, &paid.till).await;
    if !is_told {
        assert_eq!(refund(app, id).await["status"], "SUCCEEDED", "nobody has looked");
        app.clock().advance(Duration::days(1));
        app.run_jobs().await;
    }
    let back = refund(app, id).await;
    assert_eq!((&back["status"], rows(&back).last()), (&json!("BANK_RETURNED"), Some(&"R54")), "{back}");
    back
}

const CASES: [(ChannelKind, bool); 3] =
    [(ChannelKind::Alipay, false), (ChannelKind::WechatPay, true), (ChannelKind::WechatPay, false)];

both_databases! {
    async fn what_came_back_is_owed_and_sent_again_under_another_number(app: &TestApp) {
        let shop = open(app).await;
        let stock = app.stock_of(&shop.tea).await;
        for (nth, (kind, is_told)) in CASES.into_iter().enumerate() {
            let (paid, id) = refunded(app, &shop, kind, &format!("{nth}")).await;
            let back = come_back(app, &paid, &id, is_told).await;
            assert_eq!(back["order"]["refundProgress"], "NONE", "{back}");
            assert_eq!(books(app, "REFUND_PAYABLE").await, 5000, "it is owed to the buyer");
            let refused = act(app, Role::Support, "refundRetry", &id, json!({ "evidence": "x" })).await;
            assert_eq!(refused.error_codes(), ["FORBIDDEN"]);
            let evidence = json!({ "evidence": "the bank's message of today" });
            act(app, Role::Finance, "refundRetry", &id, evidence).await.ok();
            assert_eq!(rows(&refund(app, &id).await).last(), Some(&"R55"));
            let done = poll(app, &id).await;
            assert_eq!((&done["status"], &done["order"]["refundProgress"]), (&json!("SUCCEEDED"), &json!("FULL")), "{done}");
            while hear(app, &paid.till).await > 0 {}
            let numbers: Vec<_> = paid.till.refunds(&paid.number).into_iter().map(|(number, _)| number).collect();
            let own = done["number"].as_str().unwrap();
            assert_eq!(numbers, [format!("{own}-1"), format!("{own}-2")]);
            assert_eq!((paid.back(), paid.till.returns().iter().filter(|one| one.payment == paid.number).count()), (vec![5000, 5000], 1));
            // the looks of the days after the second success change nothing
            app.clock().advance(Duration::days(8));
            app.run_jobs().await;
            assert_eq!(refund(app, &id).await["status"], "SUCCEEDED");
            for purpose in ["ALIPAY_CLEARING", "WECHAT_PAY_CLEARING", "ORDER_PREPAYMENT", "REFUND_PAYABLE"] {
                assert_eq!(books(app, purpose).await, 0, "{purpose}");
            }
        }
        assert_eq!(app.stock_of(&shop.tea).await, stock, "the goods of each are back once");
        walked(app, SENT_AGAIN).await;
    }

    async fn what_came_back_may_be_paid_another_way(app: &TestApp) {
        let shop = open(app).await;
        for (nth, (kind, is_told)) in CASES.into_iter().enumerate() {
            let (paid, id) = refunded(app, &shop, kind, &format!("{nth}")).await;
            come_back(app, &paid, &id, is_told).await;
            app.staff(Role::Finance).await;
            let before = app.snapshot().await;
            for resolution in ["DONE", "FAILED"] {
                let input = json!({ "resolution": resolution, "evidence": "I think so" });
                let refused = act(app, Role::Finance, "refundResolve", &id, input).await;
                assert_eq!(refused.user_errors("refundResolve")[0].0, "NOT_ALLOWED_NOW", "{resolution}");
            }
            app.assert_unchanged_since(&before).await;
            let input = json!({ "resolution": "PAID_ANOTHER_WAY", "evidence": "transfer 4711" });
            act(app, Role::Finance, "refundResolve", &id, input).await.ok();
            let done = refund(app, &id).await;
            assert_eq!((&done["status"], rows(&done).last()), (&json!("SUCCEEDED"), Some(&"R50")), "{done}");
            assert_eq!(done["order"]["refundProgress"], "FULL");
            assert_eq!(paid.back(), [5000], "the channel was not asked again");
            let sum = 5000 * i64::try_from(nth + 1).unwrap();
            assert_eq!((books(app, "BANK").await, books(app, "REFUND_PAYABLE").await), (sum, 0));
        }
        walked(app, ANOTHER_WAY).await;
    }
}
