//! Payments of which the channel says something else than we asked for.

use chrono::Duration;
use rebated_connectors::payments::simulator::CallbackFault;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{Shop, books, hear, open, payment, poll, rows, told};

/// A payment that is disputed because of a callback.
async fn disputed(app: &TestApp, shop: &Shop, fault: CallbackFault, key: &str) -> (String, String) {
    let till = shop.tills.of(ChannelKind::Alipay);
    let (order, id, number) = shop.begun(app, &till, key).await;
    till.fail_callback(fault);
    till.pay(&number).unwrap();
    hear(app, &till).await;
    let now = payment(app, &id).await;
    assert_eq!((now["status"].as_str(), rows(&now).last()), (Some("DISPUTED"), Some(&"P09")), "{now}");
    (order, id)
}

async fn resolve(app: &TestApp, id: &str, is_ours: bool) -> Value {
    let input = json!({ "paymentId": id, "isOurs": is_ours, "evidence": "row 7 of the statement" });
    let answer = app.run_as(Role::Finance, "paymentResolve", "payment { status }", input).await.ok();
    answer.data("/paymentResolve/payment").clone()
}

both_databases! {
    async fn somebody_says_whose_the_money_is(app: &TestApp) {
        let shop = open(app).await;
        let (order, ours) = disputed(app, &shop, CallbackFault::WrongAmount, "a").await;
        assert_eq!((books(app, "PAYMENT_SUSPENSE").await, books(app, "ALIPAY_CLEARING").await), (5001, -5001));
        assert_eq!(app.status_of(&order).await, "AWAITING_PAYMENT", "nothing is booked for the order");
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let list = "{ payments(filter: { status: DISPUTED }) { edges { node { id } } }
            paymentCallbacks(result: PARKED) { edges { node { reason payment { id } } } } }";
        let found = finance.send(list, json!({})).await.ok();
        assert_eq!(found.text("/payments/edges/0/node/id"), ours);
        assert_eq!(found.text("/paymentCallbacks/edges/0/node/reason"), "WRONG_AMOUNT");
        // somebody is reminded, every day
        app.clock().advance(Duration::minutes(5));
        app.run_jobs().await;
        assert_eq!(resolve(app, &ours, true).await["status"], "PAID");
        app.run_jobs().await;
        let paid = payment(app, &ours).await;
        assert_eq!((rows(&paid).last(), &paid["surplus"]), (Some(&"P16"), &Value::Null));
        assert_eq!(app.status_of(&order).await, "FULFILLING");
        assert_eq!((books(app, "PAYMENT_SUSPENSE").await, books(app, "ALIPAY_CLEARING").await), (0, -5000));

        // not ours: nothing was at our account
        let (order, theirs) = disputed(app, &shop, CallbackFault::WrongMerchant, "b").await;
        assert_eq!(books(app, "PAYMENT_SUSPENSE").await, 0);
        assert_eq!(resolve(app, &theirs, false).await["status"], "CLOSED");
        assert_eq!(rows(&payment(app, &theirs).await).last(), Some(&"P17"));
        assert_eq!(app.status_of(&order).await, "AWAITING_PAYMENT");
        // another payment of the order can be begun
        let again = shop.pay(app, &order, &shop.tills.of(ChannelKind::Alipay), "b2").await;
        assert_ne!(again["id"], theirs.as_str());

        // ours, but the order has gone: it goes back
        let (order, late) = disputed(app, &shop, CallbackFault::WrongApp, "c").await;
        assert_eq!(books(app, "PAYMENT_SUSPENSE").await, 5000);
        shop.cancel(app, &order).await;
        resolve(app, &late, true).await;
        let back = poll(app, &late).await;
        assert_eq!((&back["surplus"], &back["return"]["status"]), (&json!("LATE"), &json!("SUCCEEDED")), "{back}");
        while hear(app, &shop.tills.of(ChannelKind::Alipay)).await > 0 {}
        assert_eq!(books(app, "PAYMENT_SUSPENSE").await, 0);
        assert_eq!(told(app).await.iter().filter(|told| told.starts_with("PARKED")).count(), 3);
    }

    async fn only_a_disputed_payment_is_resolved_with_evidence(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (_, id, _) = shop.begun(app, &till, "a").await;
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let before = app.snapshot().await;
        let mut codes = Vec::new();
        let nothing = "x".to_owned();
        let too_long = "x".repeat(501);
        for (id, evidence, version) in
            [(&id, "a row", None), (&id, "", None), (&id, &too_long, None), (&id, "a row", Some(9)), (&nothing, "a row", None)]
        {
            let input = json!({ "paymentId": id, "isOurs": true, "evidence": evidence, "expectedVersion": version });
            let answer = run(&finance, "paymentResolve", "payment { id }", input).await;
            codes.push(answer.text("/paymentResolve/userErrors/0/code").to_owned());
        }
        assert_eq!(codes, ["NOT_ALLOWED_NOW", "BAD_EVIDENCE", "BAD_EVIDENCE", "STALE_VERSION", "PAYMENT_NOT_FOUND"]);
        app.assert_unchanged_since(&before).await;
    }
}
