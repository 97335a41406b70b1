//! Payments that no order takes: they go back whole, once.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault, RefundEnd};
use rebated_service::payments::ChannelKind;
use rebated_tests::{Till, both_databases};
use serde_json::{Value, json};

use super::{books, hear, open, open_with, payment, poll, rows, told};

/// What goes wrong with the call that gives the money back.
const FAULTS: [Fault; 13] = [
    Fault::SystemErrorBefore,
    Fault::SystemErrorAfter,
    Fault::HangBefore,
    Fault::HangAfter,
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

/// The payment went back once, whole.
fn went_back(till: &Till, payment: &Value) {
    assert_eq!(payment["return"]["status"], "SUCCEEDED", "{payment}");
    let moved = till.moved();
    let back: Vec<i64> = moved
        .iter()
        .filter(|movement| movement.payment == payment["number"] && movement.refund.is_some())
        .map(|movement| movement.amount.minor())
        .collect();
    assert_eq!(back, [5000], "{payment}");
}

both_databases! {
    async fn money_that_comes_after_the_cancellation_goes_back(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            let (order, id, number) = shop.begun(app, &till, till.name()).await;
            let before = app.stock_of(&shop.tea).await;
            till.fail_callback(CallbackFault::Late(Duration::hours(1)));
            till.pay(&number).unwrap();
            shop.cancel(app, &order).await;
            assert_eq!(payment(app, &id).await["status"], "CLOSING");
            app.run_jobs().await;
            let late = payment(app, &id).await;
            assert_eq!((&late["status"], &late["surplus"]), (&json!("PAID"), &json!("LATE")), "{late}");
            assert_eq!(rows(&late), ["P01", "P02", "P10", "P08"]);
            went_back(&till, &poll(app, &id).await);
            assert_eq!(app.status_of(&order).await, "EXPIRED");
            assert_eq!(app.stock_of(&shop.tea).await, (before.0, before.1 - 2), "the stock is back once");
            // the callback of the payment, an hour later, and those of the refund
            app.clock().advance(Duration::hours(1));
            while hear(app, &till).await > 0 {}
            went_back(&till, &payment(app, &id).await);
        }
        for purpose in ["ALIPAY_CLEARING", "WECHAT_PAY_CLEARING", "ORDER_PREPAYMENT", "STORE_SALES"] {
            assert_eq!(books(app, purpose).await, 0, "{purpose}");
        }
    }

    async fn the_second_of_two_payments_goes_back(app: &TestApp) {
        let shop = open(app).await;
        let [first, second] = shop.tills.all();
        let order = shop.order(app, "o").await;
        let one = shop.pay(app, &order, &first, "1").await;
        let two = shop.pay(app, &order, &second, "2").await;
        for (till, of) in [(&first, &one), (&second, &two)] {
            till.pay(of["number"].as_str().unwrap()).unwrap();
        }
        hear(app, &first).await;
        hear(app, &second).await;
        let kept = payment(app, one["id"].as_str().unwrap()).await;
        assert_eq!((&kept["status"], &kept["surplus"]), (&json!("PAID"), &Value::Null));
        let two = poll(app, two["id"].as_str().unwrap()).await;
        assert_eq!(two["surplus"], "SECOND");
        went_back(&second, &two);
        assert_eq!(app.status_of(&order).await, "FULFILLING");
        assert_eq!((books(app, "ALIPAY_CLEARING").await, books(app, "WECHAT_PAY_CLEARING").await), (-5000, 0));
    }

    async fn a_closed_payment_that_is_paid_all_the_same_goes_back(app: &TestApp) {
        // their clocks are behind ours by more than we wait for
        let tills = app.tills_behind(Duration::minutes(20)).await;
        let shop = open_with(app, tills).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, id, number) = shop.begun(app, &till, "a").await;
        let closed = poll(app, &id).await;
        // nobody had opened it, so that there was nothing to close
        assert_eq!(closed["status"], "CLOSED", "{closed}");
        assert!(rows(&closed).starts_with(&["P01", "P02", "P10", "P12"]) && rows(&closed).ends_with(&["P11"]));
        till.pay(&number).expect("by its own clock it is not too late");
        hear(app, &till).await;
        let paid = payment(app, &id).await;
        assert_eq!((rows(&paid).last(), &paid["surplus"]), (Some(&"P13"), &json!("LATE")));
        let back = poll(app, &id).await;
        went_back(&till, &back);
        // Alipay closes what was given back in full, and says so: nothing goes back once more
        hear(app, &till).await;
        let told_of = payment(app, &id).await;
        assert_eq!((rows(&told_of).last(), &told_of["status"]), (Some(&"P15"), &json!("PAID")), "{told_of}");
        went_back(&till, &told_of);
        assert_eq!(app.status_of(&order).await, "EXPIRED");
    }

    async fn whatever_goes_wrong_with_the_refund_it_moves_once(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            for (nth, fault) in FAULTS.into_iter().enumerate() {
                let (order, id, number) = shop.begun(app, &till, &format!("{} {nth}", till.name())).await;
                till.fail_callback(CallbackFault::Lost);
                till.fail_callback(CallbackFault::Lost);
                till.pay(&number).unwrap();
                shop.cancel(app, &order).await;
                till.fail(Call::Refund, fault);
                went_back(&till, &poll(app, &id).await);
                assert_eq!(till.refunds(&number).len(), 1, "one number for {fault:?}");
                while hear(app, &till).await > 0 {}
            }
        }
        assert_eq!((books(app, "ALIPAY_CLEARING").await, books(app, "WECHAT_PAY_CLEARING").await), (0, 0));
    }

    async fn a_refund_that_the_channel_closed_gets_a_new_number(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let (order, id, number) = shop.begun(app, &till, "a").await;
        till.pay(&number).unwrap();
        shop.cancel(app, &order).await;
        till.fail(Call::Refund, Fault::Closed);
        let back = poll(app, &id).await;
        went_back(&till, &back);
        let refunds = till.refunds(&number);
        assert_eq!(refunds.iter().map(|(_, end)| *end).collect::<Vec<_>>(), [RefundEnd::Closed, RefundEnd::Succeeded]);
        assert!(refunds[0].0.ends_with("-1") && refunds[1].0.ends_with("-2"), "{refunds:?}");
    }

    async fn people_have_a_return_sent_again(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let (order, id, number) = shop.begun(app, &till, "a").await;
        till.pay(&number).unwrap();
        shop.cancel(app, &order).await;
        // three calls and three questions without an answer
        for _ in 0..3 {
            till.fail(Call::Refund, Fault::BadGateway);
        }
        let stopped = poll(app, &id).await;
        assert_eq!(stopped["return"]["status"], "MANUAL", "{stopped}");
        let retry = async |evidence: &str| {
            let input = json!({ "paymentId": id, "evidence": evidence });
            app.run_as(rebated_domain::user::Role::Finance, "paymentReturnRetry", "payment { id }", input).await
        };
        assert_eq!(retry("").await.text("/paymentReturnRetry/userErrors/0/code"), "BAD_EVIDENCE");
        retry("not in the statement").await.ok();
        went_back(&till, &poll(app, &id).await);
        assert_eq!(retry("again").await.text("/paymentReturnRetry/userErrors/0/code"), "NOT_ALLOWED_NOW");
        assert_eq!(till.refunds(&number).len(), 1);
    }

    async fn callbacks_alone_end_a_return(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let (order, id, number) = shop.begun(app, &till, "a").await;
        shop.cancel(app, &order).await;
        // the job that would close the payment runs beside the callback, and learns nothing
        till.fail(Call::Query, Fault::BadGateway);
        till.fail(Call::Close, Fault::BadGateway);
        till.pay(&number).unwrap();
        hear(app, &till).await;
        assert_eq!(payment(app, &id).await["return"]["status"], "PENDING");
        app.clock().advance(Duration::seconds(6));
        assert_eq!(till.deliver().await, 1);
        app.run_jobs().await;
        went_back(&till, &payment(app, &id).await);
        assert_eq!(told(app).await, ["APPLIED", "APPLIED"]);
    }
}
