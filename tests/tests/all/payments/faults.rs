//! Everything that goes wrong with a call: the poller alone, and the callbacks alone, bring a payment to its end.

use std::time::Duration as Pause;

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_tests::{TestApp, both_databases};

use super::{Shop, hear, open, payment, poll};

/// What can go wrong with a call, and whether the channel then knows what was asked.
const FAULTS: [(Fault, bool); 15] = [
    (Fault::Delay(Pause::from_millis(20)), true),
    (Fault::SystemErrorBefore, false),
    (Fault::SystemErrorAfter, true),
    (Fault::HangBefore, false),
    (Fault::HangAfter, true),
    (Fault::BreakBefore, false),
    (Fault::BreakAfter, true),
    (Fault::BadGateway, false),
    (Fault::Garbage, true),
    (Fault::RateLimited, false),
    (Fault::NotEnough, false),
    (Fault::BadSignature, true),
    (Fault::ForeignSignature, true),
    (Fault::NoSignature, true),
    (Fault::WrongNumber, true),
];

/// Every order is paid by one payment, and everything moved once.
async fn all_is_paid(app: &TestApp, shop: &Shop, paid: &[(String, String)]) {
    for (order, id) in paid {
        let now = payment(app, id).await;
        assert_eq!((now["status"].as_str(), now["surplus"].is_null()), (Some("PAID"), true), "{now}");
        assert_eq!(app.status_of(order).await, "FULFILLING");
    }
    let moved = shop.tills.moved();
    assert!(moved.len() == paid.len() && moved.iter().all(|movement| movement.refund.is_none()), "{moved:?}");
}

both_databases! {
    async fn the_poller_alone_brings_every_payment_to_its_end(app: &TestApp) {
        let shop = open(app).await;
        let mut paid = Vec::new();
        for till in shop.tills.all() {
            for (nth, (fault, _)) in FAULTS.into_iter().enumerate() {
                // the call that makes it, and the question
                till.fail(Call::Create, fault);
                let (order, id, number) = shop.begun(app, &till, &format!("{} {nth}", till.name())).await;
                for _ in 0..3 {
                    app.clock().advance(Duration::seconds(11));
                    app.run_jobs().await;
                }
                let now = payment(app, &id).await;
                assert!(now["status"] == "OPEN" && now["qrCode"].is_string(), "{fault:?}: {now}");
                assert_eq!(now["number"], number.as_str(), "never another number");
                till.fail_callback(CallbackFault::Lost);
                till.fail(Call::Query, fault);
                till.pay(&number).unwrap();
                let now = poll(app, &id).await;
                assert_eq!(now["status"], "PAID", "{fault:?}: {now}");
                paid.push((order, id));
            }
        }
        all_is_paid(app, &shop, &paid).await;
    }

    async fn the_callbacks_alone_bring_every_payment_to_its_end(app: &TestApp) {
        let shop = open(app).await;
        let mut paid = Vec::new();
        for till in shop.tills.all() {
            for (nth, (fault, is_made)) in FAULTS.into_iter().enumerate().filter(|(_, (_, is_made))| *is_made) {
                assert!(is_made);
                till.fail(Call::Create, fault);
                // whatever state the payment is in, nobody asks any more
                let (order, id, number) = shop.begun(app, &till, &format!("{} {nth}", till.name())).await;
                till.pay(&number).unwrap();
                assert_eq!(hear(app, &till).await, 1);
                let now = payment(app, &id).await;
                assert_eq!(now["status"], "PAID", "{fault:?}: {now}");
                paid.push((order, id));
            }
        }
        all_is_paid(app, &shop, &paid).await;
    }

    async fn closing_ends_whatever_goes_wrong(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            let mut ids = Vec::new();
            for (nth, (fault, _)) in FAULTS.into_iter().enumerate() {
                let (order, id, _) = shop.begun(app, &till, &format!("{} {nth}", till.name())).await;
                till.fail(Call::Close, fault);
                shop.cancel(app, &order).await;
                ids.push((fault, id));
            }
            for (fault, id) in ids {
                let now = poll(app, &id).await;
                assert_eq!(now["status"], "CLOSED", "{fault:?} or another: {now}");
            }
            while hear(app, &till).await > 0 {}
        }
        assert!(shop.tills.moved().is_empty());
    }
}
