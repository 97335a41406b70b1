//! What comes to the addresses for callbacks: believed or not, once or twice, in any order.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_service::payments::ChannelKind;
use rebated_tests::{Till, both_databases};
use serde_json::json;

use super::{hear, open, payment, poll, rows, told};

/// Faults of callbacks that leave nothing behind, and those that only WeChat Pay can have.
const UNBELIEVED: [CallbackFault; 3] =
    [CallbackFault::Forged, CallbackFault::Tampered, CallbackFault::Garbage];
const OF_WECHAT_PAY: [CallbackFault; 2] = [CallbackFault::Stale, CallbackFault::Probe];

fn unbelieved(till: &Till) -> Vec<CallbackFault> {
    let of_it = if till.kind() == ChannelKind::WechatPay { &OF_WECHAT_PAY[..] } else { &[] };
    [&UNBELIEVED[..], of_it].concat()
}

both_databases! {
    async fn what_is_not_the_channels_has_no_effect(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            for fault in unbelieved(&till) {
                let (order, id, number) = shop.begun(app, &till, &format!("{} {fault:?}", till.name())).await;
                till.fail_callback(fault);
                till.pay(&number).unwrap();
                let (before, waiting) = (app.snapshot().await, till.waiting());
                assert!(till.deliver().await >= 1);
                app.assert_unchanged_since(&before).await;
                assert_eq!(till.waiting(), waiting, "it was not acknowledged: {fault:?}");
                assert_eq!(app.status_of(&order).await, "AWAITING_PAYMENT");
                // the poller finds out
                let paid = poll(app, &id).await;
                assert_eq!((rows(&paid).last(), told(app).await.len()), (Some(&"P07"), 0), "{fault:?}");
            }
        }
        // by hand: nothing that is no callback is taken for one
        let server = shop.tills.server();
        for path in ["/callbacks/alipay", "/callbacks/wechat-pay"] {
            let before = app.snapshot().await;
            for body in ["", "app_id=1&sign=abc", "{}", "\u{0}"] {
                let answer = post(&server.url(path), body);
                assert!(!answer.contains("\r\n\r\nsuccess") && !answer.starts_with("HTTP/1.1 2"), "{answer}");
            }
            let answer = post(&server.url(path), &"x".repeat(100_000));
            assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
            app.assert_unchanged_since(&before).await;
        }
    }

    async fn repetitions_have_no_effect(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            let (_, id, number) = shop.begun(app, &till, till.name()).await;
            till.fail_callback(CallbackFault::Twice);
            till.pay(&number).unwrap();
            assert_eq!(till.deliver().await, 2);
            app.run_jobs().await;
            let paid = payment(app, &id).await;
            assert_eq!(rows(&paid), ["P01", "P02", "P07"], "the same name: one row");
        }
        assert_eq!(told(app).await, ["APPLIED", "APPLIED"]);
    }

    async fn what_fits_no_payment_is_parked(app: &TestApp) {
        let shop = open(app).await;
        for till in shop.tills.all() {
            // a payment that we know nothing of: that of another server at the same merchant
            till.fail(Call::Create, Fault::SystemErrorAfter);
            let (_, id, number) = shop.begun(app, &till, till.name()).await;
            let uuid = rebated_tests::store::uuid_of(&id);
            let name = format!("{}X", &number[..number.len() - 1]);
            let hex = format!("'{}'", uuid);
            let id_text = if app.platform().db.backend() == sea_orm::DbBackend::Postgres {
                hex
            } else {
                format!("x'{}'", uuid.simple())
            };
            let rename = format!("UPDATE payments SET number = '{name}' WHERE id = {id_text}");
            crate::store::sql(app, &rename).await;
            till.pay(&number).unwrap();
            hear(app, &till).await;
            assert_eq!(till.waiting(), 0, "it is stored, and need not come again");
            // put back, the poller finds it
            crate::store::sql(app, &format!("UPDATE payments SET number = '{number}' WHERE id = {id_text}")).await;
            assert_eq!(poll(app, &id).await["status"], "PAID");
        }
        assert_eq!(told(app).await, ["PARKED UNKNOWN_NUMBER", "PARKED UNKNOWN_NUMBER"]);
    }

    async fn the_notice_of_a_partial_refund_books_nothing(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, id, number) = shop.begun(app, &till, "a").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        // somebody gives a part back at the channel: it says TRADE_SUCCESS once more
        let channel = app.platform().channels.of(ChannelKind::Alipay).unwrap();
        let yuan = |fen| rebated_domain::money::Money::new(fen, rebated_domain::money::Currency::Cny);
        let refund = rebated_service::payments::NewRefund {
            payment_number: number.clone(),
            number: "R-by-hand".into(),
            amount: yuan(100),
            paid: yuan(5000),
            reason: "by hand".into(),
        };
        channel.refund(&refund).await.answer().unwrap();
        assert_eq!(hear(app, &till).await, 1);
        let paid = payment(app, &id).await;
        assert_eq!((rows(&paid), &paid["surplus"]), (vec!["P01", "P02", "P07", "P14"], &json!(null)));
        assert_eq!(super::books(app, "ALIPAY_CLEARING").await, -5000);
        assert_eq!(app.status_of(&order).await, "FULFILLING");
        assert_eq!(told(app).await, ["APPLIED", "APPLIED"]);
    }

    async fn a_refunds_notice_may_come_before_the_payments(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (_, id, number) = shop.begun(app, &till, "a").await;
        till.pay(&number).unwrap();
        let channel = app.platform().channels.of(ChannelKind::Alipay).unwrap();
        let yuan = |fen| rebated_domain::money::Money::new(fen, rebated_domain::money::Currency::Cny);
        let refund = rebated_service::payments::NewRefund {
            payment_number: number.clone(),
            number: "R-early".into(),
            amount: yuan(100),
            paid: yuan(5000),
            reason: "by hand".into(),
        };
        channel.refund(&refund).await.answer().unwrap();
        shop.tills.alipay().reorder();
        assert_eq!(till.deliver().await, 2);
        app.run_jobs().await;
        let paid = payment(app, &id).await;
        assert_eq!((paid["status"].as_str(), super::books(app, "ALIPAY_CLEARING").await), (Some("PAID"), -5000));
    }

    async fn keys_are_replaced_while_the_server_runs(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let (_, first, number) = shop.begun(app, &till, "a").await;
        // the channel signs with a certificate that we have never seen: it is fetched
        shop.tills.wechat_pay().rotate_certificate();
        till.pay(&number).unwrap();
        hear(app, &till).await;
        assert_eq!(payment(app, &first).await["status"], "PAID");
        let (_, second, number) = shop.begun(app, &till, "b").await;
        shop.tills.wechat_pay().sign_with_public_key();
        till.pay(&number).unwrap();
        app.clock().advance(Duration::seconds(1));
        hear(app, &till).await;
        assert_eq!(payment(app, &second).await["status"], "PAID");
    }
}

/// Posts a body, and answers everything that comes back.
fn post(url: &str, body: &str) -> String {
    use std::io::{Read as _, Write as _};
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let head = format!(
        "POST /{path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    // a body that is too long may not be read to its end
    let _ = stream.write_all(body.as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}
