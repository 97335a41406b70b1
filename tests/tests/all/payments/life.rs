//! The life of a payment, row by row of its table.

use std::collections::BTreeSet;

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault, TradeState};
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{books, causes, hear, open, payment, poll, rows, text};

both_databases! {
    async fn a_buyer_pays_by_a_code(app: &TestApp) {
        let shop = open(app).await;
        for (nth, till) in (1..).zip(shop.tills.all()) {
            let order = shop.order(app, till.name()).await;
            let asked = shop.pay(app, &order, &till, till.name()).await;
            assert_eq!((&asked["status"], &asked["amount"]["amount"]), (&json!("OPEN"), &json!("50.00")));
            assert!(asked["qrCode"].as_str().unwrap().starts_with("http://"), "{asked}");
            assert_eq!((&asked["payUrl"], &asked["jsapi"], &asked["paidAt"]), (&Value::Null, &Value::Null, &Value::Null));
            let (id, number) = (text(&asked, "id"), text(&asked, "number"));
            assert_eq!(shop.pay(app, &order, &till, till.name()).await["id"], id.as_str(), "the same key");
            assert_eq!(shop.pay(app, &order, &till, &format!("{} again", till.name())).await["id"], id.as_str(), "the same wish");

            till.pay(&number).unwrap();
            assert_eq!(hear(app, &till).await, 1);
            assert_eq!(till.waiting(), 0, "the channel knows that we know");
            let paid = payment(app, &id).await;
            assert_eq!((&paid["status"], &paid["surplus"], &paid["return"]), (&json!("PAID"), &Value::Null, &Value::Null));
            assert!(paid["channelTradeNumber"].is_string() && paid["qrCode"].is_null(), "{paid}");
            assert_eq!((rows(&paid), causes(&paid)), (vec!["P01", "P02", "P07"], vec!["COMMAND", "CALL", "CALLBACK"]));
            assert_eq!(app.status_of(&order).await, "FULFILLING");
            assert_eq!(app.stock_of(&shop.tea).await, (1000 - 2 * nth, 0));
            let clearing = ["ALIPAY_CLEARING", "WECHAT_PAY_CLEARING"][usize::try_from(nth - 1).unwrap()];
            assert_eq!((books(app, clearing).await, books(app, "ORDER_PREPAYMENT").await), (-5000, 5000 * nth));
            let story = app.store_order(&order).await;
            assert_eq!(story["timeline"][2]["cause"], "CALLBACK");
            assert!(shop.tills.moved().len() == usize::try_from(nth).unwrap());
        }
    }

    async fn a_page_and_the_app_of_the_channel(app: &TestApp) {
        let shop = open(app).await;
        let order = shop.order(app, "page").await;
        let input = json!({ "orderId": order, "channel": "ALIPAY", "scene": "PAGE", "idempotencyKey": "p" });
        let page = shop.try_pay(app, input).await.ok().data("/orderPay/payment").clone();
        assert!(page["payUrl"].as_str().unwrap().contains("/gateway.do?") && page["qrCode"].is_null(), "{page}");
        // nobody was called, and the payment is open until somebody opens the page
        app.clock().advance(Duration::seconds(5));
        app.run_jobs().await;
        let input = json!({ "orderId": order, "channel": "WECHAT_PAY", "scene": "JSAPI", "openId": "o-payer", "idempotencyKey": "j" });
        let jsapi = shop.try_pay(app, input).await.ok().data("/orderPay/payment").clone();
        assert!(jsapi["jsapi"]["package"].as_str().unwrap().starts_with("prepay_id="), "{jsapi}");
        shop.tills.of(ChannelKind::WechatPay).pay(&text(&jsapi, "number")).unwrap();
        let paid = poll(app, &text(&jsapi, "id")).await;
        assert_eq!((rows(&paid), causes(&paid)), (vec!["P01", "P02", "P07"], vec!["COMMAND", "CALL", "POLL"]));
        // the other one is closed, once nobody can open it any more
        let closed = poll(app, &text(&page, "id")).await;
        assert_eq!(closed["status"], "CLOSED");
        assert_eq!((rows(&closed)[2], closed["timeline"][2]["cause"].as_str()), ("P10", Some("ORDER")));
        assert_eq!(shop.tills.moved().len(), 1);
    }

    async fn a_completed_order_is_revenue(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, id, number) = shop.begun(app, &till, "a").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        app.ship(&order).await.ok();
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        run(&buyer, "orderReceive", "order { status }", json!({ "orderId": order })).await.ok();
        assert_eq!(books(app, "STORE_SALES").await, 0);
        app.clock().advance(Duration::days(7));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "SETTLED");
        assert_eq!((books(app, "STORE_SALES").await, books(app, "ORDER_PREPAYMENT").await), (5000, 0));
        // what was prepaid is in the balances at the end of the month
        app.clock().advance(Duration::days(30));
        app.run_jobs().await;
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let issue = "mutation { billsIssue(input: { month: \"2026-11\" }) { userErrors { code } } }";
        finance.send(issue, json!({})).await.ok();
        app.run_jobs().await;
        app.verify().await;
        assert_eq!(payment(app, &id).await["status"], "PAID");
    }

    async fn every_row_of_the_table_applies(app: &TestApp) {
        let shop = open(app).await;
        let mut seen = BTreeSet::new();
        for till in shop.tills.all() {
            // no answer, and it was made: found again, or made again
            till.fail(Call::Create, Fault::BreakAfter);
            let (_, id, number) = shop.begun(app, &till, &format!("{} p05", till.name())).await;
            note(&mut seen, app, &id, &["P01", "P03"]).await;
            app.clock().advance(Duration::seconds(10));
            app.run_jobs().await;
            let found = payment(app, &id).await;
            assert!(found["status"] == "OPEN" && found["qrCode"].is_string(), "with what the buyer needs: {found}");
            till.fail_callback(CallbackFault::Late(Duration::seconds(20)));
            till.pay(&number).unwrap();
            app.clock().advance(Duration::seconds(20));
            app.run_jobs().await;
            // the poller was faster than the callback
            assert_eq!(hear(app, &till).await, 1);
            note(&mut seen, app, &id, &["P07", "P14"]).await;

            // no answer, and it was not made: the same number again
            till.fail(Call::Create, Fault::BreakBefore);
            let (_, id, number) = shop.begun(app, &till, &format!("{} p06", till.name())).await;
            app.clock().advance(Duration::seconds(10));
            app.run_jobs().await;
            note(&mut seen, app, &id, &["P01", "P03", "P06", "P02"]).await;
            assert_eq!(payment(app, &id).await["number"], number.as_str());
            assert_eq!(till.state(&number), Some(TradeState::Waiting));
            // nobody pays: it is closed, though one question has no answer
            till.fail(Call::Query, Fault::BadGateway);
            app.clock().advance(Duration::minutes(30));
            till.fail_callback(CallbackFault::Lost);
            app.run_jobs().await;
            poll(app, &id).await;
            note(&mut seen, app, &id, &["P10", "P11"]).await;

            // it cannot be made in time: refused
            till.fail(Call::Create, Fault::BreakBefore);
            let (_, id, _) = shop.begun(app, &till, &format!("{} p04", till.name())).await;
            app.clock().advance(Duration::minutes(31));
            app.run_jobs().await;
            note(&mut seen, app, &id, &["P01", "P03", "P06", "P04"]).await;
            assert!(payment(app, &id).await["trouble"].is_string());
        }
        let others = ["P05", "P08", "P09", "P12", "P13", "P15", "P16", "P17"];
        let missing: Vec<&str> = (1..=17).map(|n| format!("P{n:02}")).filter(|row| !seen.contains(row))
            .filter_map(|row| (!others.contains(&row.as_str())).then(|| row.leak() as &str)).collect();
        assert!(missing.is_empty(), "{missing:?} are met by no test: {seen:?}");
    }

    async fn a_worker_that_dies_with_its_call_leaves_an_unclear_payment(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        // the process dies between the two transactions: only the lease is left
        till.fail(Call::Create, Fault::HangAfter);
        let order = shop.order(app, "a").await;
        let client = app.as_user(&app.sign_in(&shop.li).await);
        let input = json!({ "orderId": order, "channel": "WECHAT_PAY", "idempotencyKey": "k" });
        let call = async { run(&client, "orderPay", "payment { id }", input.clone()).await };
        assert!(tokio::time::timeout(std::time::Duration::from_millis(400), call).await.is_err());
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let list = "{ payments(first: 1, filter: { channel: WECHAT_PAY }) { edges { node { id status } } } }";
        let found = admin.send(list, json!({})).await.ok();
        let id = found.text("/payments/edges/0/node/id").to_owned();
        assert_eq!(found.text("/payments/edges/0/node/status"), "CREATED");
        app.clock().advance(Duration::seconds(59));
        app.run_jobs().await;
        assert_eq!(payment(app, &id).await["status"], "CREATED");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        app.clock().advance(Duration::seconds(10));
        app.run_jobs().await;
        let found = payment(app, &id).await;
        assert_eq!((rows(&found), causes(&found)), (vec!["P01", "P03", "P05"], vec!["COMMAND", "TIMER", "POLL"]));
        let asked = shop.try_pay(app, input).await.ok().data("/orderPay/payment").clone();
        assert_eq!((asked["id"].as_str(), asked["qrCode"].is_string()), (Some(id.as_str()), true), "under its key");
    }
}

/// Notes the rows that have applied to a payment, of which some must be there, in this order.
async fn note(seen: &mut BTreeSet<String>, app: &TestApp, id: &str, expected: &[&str]) {
    let now = payment(app, id).await;
    let all = rows(&now);
    let mut wanted = expected.iter();
    let mut next = wanted.next();
    for row in &all {
        if next == Some(row) {
            next = wanted.next();
        }
    }
    assert!(next.is_none(), "{expected:?} are not in {all:?}: {now}");
    seen.extend(all.into_iter().map(str::to_owned));
}
