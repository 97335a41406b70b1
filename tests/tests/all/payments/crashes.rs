//! Processes that die around every call of a channel, while the channels live on outside of them.

use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use rebated_connectors::payments::KeySource;
use rebated_connectors::payments::simulator::{Call, Fault};
use rebated_service::clock::{Clock as _, SystemClock};
use rebated_tests::{TestApp, Till, both_databases};
use serde_json::{Value, json};

use super::{Shop, open, payment, text};
use crate::jobs::crashes::{ABORTED, OF_PAYMENTS, OF_REFUNDS};
use crate::jobs::process::{Process, until};
use crate::store::crashes::send;
use crate::store::{number, sql};

/// What makes a process call the simulators: keys in files, and addresses.
fn settings(shop: &Shop, folder: &Path) -> Vec<String> {
    let file = |name: &str, key: &KeySource| {
        let KeySource::Value(text) = key else { panic!("simulators hand their keys out") };
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        format!("file:{}", path.display())
    };
    let [alipay, wechat_pay] = shop.tills.urls();
    let a = shop.tills.alipay().options("");
    let rebated_connectors::alipay::AlipayTrust::PublicKey(public) = &a.trust else { panic!("plain keys") };
    let w = shop.tills.wechat_pay().options("");
    let platform = &w.public_keys[0];
    vec![
        format!("payments.alipay.app_id={}", a.app_id),
        format!("payments.alipay.seller_id={}", a.seller_id),
        format!("payments.alipay.private_key={}", file("a.pem", &a.private_key)),
        format!("payments.alipay.alipay_public_key={}", file("alipay.pem", public)),
        format!("payments.alipay.gateway={alipay}/gateway.do"),
        format!("payments.wechat_pay.app_id={}", w.app_id),
        format!("payments.wechat_pay.merchant_id={}", w.merchant_id),
        format!("payments.wechat_pay.private_key={}", file("w.pem", &w.private_key)),
        format!("payments.wechat_pay.certificate={}", file("w.crt", &w.certificate)),
        format!("payments.wechat_pay.api_v3_key={}", file("v3", &w.api_v3_key)),
        format!("payments.wechat_pay.public_keys={}={}", platform.id, file("platform.pem", &platform.key)),
        format!("payments.wechat_pay.base_url={wechat_pay}"),
    ]
}

/// A shop whose processes live in the present.
struct Scene<'a> {
    app: &'a TestApp,
    shop: Shop,
    folder: tempfile::TempDir,
    settings: Vec<String>,
}

impl<'a> Scene<'a> {
    async fn open(app: &'a TestApp) -> Self {
        app.clock().set(SystemClock.now());
        let shop = open(app).await;
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(&shop, folder.path());
        Self { app, shop, folder, settings }
    }

    fn start(&self, role: &str, point: Option<&str>) -> Process {
        self.app.clock().set(SystemClock.now());
        Process::start_with(self.app, role, &self.folder.path().join("calls"), point, &self.settings)
    }

    /// Waits until a process has died at the point.
    async fn died(&self, process: &mut Process, point: &str) {
        assert_eq!(process.end().await.signal(), ABORTED, "nobody came to {point}");
        // what happens by itself a while after a process has died: its leases are over
        sql(self.app, "UPDATE jobs SET lease_until = created_at WHERE lease_until IS NOT NULL").await;
    }

    /// Lets another worker go on until a payment is in a state, and its return in another. Nothing is waited for that
    /// would come by itself: leases end and wake-ups come at once.
    async fn go_on(&self, id: &str, status: &str, back: Option<&str>) -> Value {
        let worker = self.start("worker", None);
        let mut last = Value::Null;
        until(&format!("{status} {back:?}"), async || {
            self.hurry().await;
            last = payment(self.app, id).await;
            last["status"] == status && back.is_none_or(|back| last["return"]["status"] == back)
        })
        .await;
        worker.stop().await;
        last
    }

    async fn hurry(&self) {
        self.app.clock().set(SystemClock.now());
        for table in ["payments", "payment_returns", "refunds"] {
            sql(self.app, &format!("UPDATE {table} SET wake_at = created_at WHERE wake_at IS NOT NULL"))
                .await;
        }
        sql(
            self.app,
            "UPDATE jobs SET due_at = created_at WHERE state = 'WAITING' AND (kind LIKE 'payments.%' OR kind = 'refunds.wake')",
        )
        .await;
    }

    /// Every number moved as often as it should.
    fn moved(&self, till: &Till, of: &Value, back: usize) {
        let moved = till.moved();
        let all: Vec<_> = moved.iter().filter(|movement| movement.payment == of["number"]).collect();
        let refunds = all.iter().filter(|movement| movement.refund.is_some()).count();
        assert_eq!((all.len() - refunds, refunds), (1, back), "{moved:?}");
    }
}

#[test]
fn every_point_is_hit_below() {
    let all = rebated_service::crash::Point::ALL.iter().map(|point| point.name());
    let points: Vec<&str> = all.filter(|name| name.starts_with(OF_PAYMENTS)).collect();
    let hit = ["committed", "called", "told", "returning", "returned"].map(|of| format!("{OF_PAYMENTS}{of}"));
    assert_eq!(points, hit);
    let all = rebated_service::crash::Point::ALL.iter().map(|point| point.name());
    let points: Vec<&str> = all.filter(|name| name.starts_with(OF_REFUNDS)).collect();
    assert_eq!(points, ["sending", "sent"].map(|of| format!("{OF_REFUNDS}{of}")));
}

both_databases! {
    async fn a_server_may_die_while_a_payment_is_begun(app: &TestApp) {
        let scene = Scene::open(app).await;
        for till in scene.shop.tills.all() {
            for point in ["payment.committed", "payment.called"] {
                let key = format!("{} {point}", till.name());
                let order = scene.shop.order(app, &key).await;
                let token = app.sign_in(&scene.shop.li).await;
                let body = json!({
                    "query": "mutation($input: OrderPayInput!) { orderPay(input: $input) { payment { id number status qrCode } userErrors { code } } }",
                    "variables": { "input": { "orderId": order, "channel": till.name(), "idempotencyKey": key } },
                });
                let mut process = scene.start("api", Some(point));
                let address = process.address();
                assert!(send(&address, &token, &body).is_none(), "nobody came to {point}");
                scene.died(&mut process, point).await;
                let found = number(app, "SELECT count(*) FROM payments WHERE status = 'CREATED'").await;
                assert_eq!(found, 1, "its number is stored");
                // the buyer asks again, and is told of the same one when a worker has found out
                let mut process = scene.start("api", None);
                let address = process.address();
                let told = send(&address, &token, &body).unwrap();
                let id = text(&told["data"]["orderPay"]["payment"], "id");
                let open = scene.go_on(&id, "OPEN", None).await;
                assert!(open["qrCode"].is_string(), "{open}");
                let again = send(&address, &token, &body).unwrap();
                assert_eq!(again["data"]["orderPay"]["payment"]["qrCode"], open["qrCode"], "{again}");
                till.pay(&text(&open, "number")).unwrap();
                let paid = scene.go_on(&id, "PAID", None).await;
                scene.moved(&till, &paid, 0);
                process.stop().await;
            }
        }
        assert_eq!(number(app, "SELECT count(*) FROM payments").await, 4);
        app.verify().await;
    }

    async fn what_was_told_outlives_the_server(app: &TestApp) {
        let scene = Scene::open(app).await;
        for till in scene.shop.tills.all() {
            let order = scene.shop.order(app, till.name()).await;
            let token = app.sign_in(&scene.shop.li).await;
            let body = json!({
                "query": "mutation($input: OrderPayInput!) { orderPay(input: $input) { payment { id number } } }",
                "variables": { "input": { "orderId": order, "channel": till.name(), "idempotencyKey": till.name() } },
            });
            let mut process = scene.start("api", Some("payment.told"));
            let address = process.address();
            let told = send(&address, &token, &body).unwrap();
            let begun = &told["data"]["orderPay"]["payment"];
            till.pay(&text(begun, "number")).unwrap();
            assert_eq!(till.deliver().await, 1);
            scene.died(&mut process, "payment.told").await;
            assert_eq!(till.waiting(), 1, "nobody has told the channel that we know");
            let applied = async || number(app, "SELECT count(*) FROM payment_callbacks WHERE result = 'APPLIED'").await;
            let before = applied().await;
            // nobody hurries: the question is asked later than what was stored is applied
            let worker = scene.start("worker", None);
            until("what was stored is applied", async || applied().await == before + 1).await;
            worker.stop().await;
            scene.moved(&till, &payment(app, &text(begun, "id")).await, 0);
        }
        app.verify().await;
    }

    async fn a_worker_may_die_around_every_call(app: &TestApp) {
        let scene = Scene::open(app).await;
        for till in scene.shop.tills.all() {
            // the question about an unclear payment, and the call that makes it again
            for point in ["payment.called", "payment.called:2", "job.calling"] {
                till.fail(Call::Create, Fault::BreakBefore);
                let (_, id, number) = scene.shop.begun(app, &till, &format!("{} {point}", till.name())).await;
                scene.die(point).await;
                let open = scene.go_on(&id, "OPEN", None).await;
                assert_eq!(open["number"], number.as_str());
                till.pay(&number).unwrap();
                scene.die("payment.called").await;
                scene.moved(&till, &scene.go_on(&id, "PAID", None).await, 0);
            }
            // the closing of one that the order does not want
            let (order, id, _) = scene.shop.begun(app, &till, &format!("{} close", till.name())).await;
            scene.shop.cancel(app, &order).await;
            scene.die("payment.called").await;
            if till.kind() == rebated_service::payments::ChannelKind::WechatPay {
                scene.go_on(&id, "CLOSED", None).await;
            }
        }
        app.verify().await;
    }

    async fn a_worker_may_die_around_a_refund(app: &TestApp) {
        let scene = Scene::open(app).await;
        for till in scene.shop.tills.all() {
            for point in ["payment.returning", "payment.returned", "job.finishing:2"] {
                let (order, id, number) = scene.shop.begun(app, &till, &format!("{} {point}", till.name())).await;
                till.pay(&number).unwrap();
                scene.shop.cancel(app, &order).await;
                scene.die(point).await;
                let worker = scene.start("worker", None);
                let mut last = Value::Null;
                until(&format!("it went back after a death at {point}"), async || {
                    scene.hurry().await;
                    // the simulated WeChat Pay takes five seconds for a refund
                    till.deliver().await;
                    // a question right after a call means nothing, and nobody waits here
                    sql(app, "UPDATE payment_returns SET called_at = '2026-01-01T00:00:00+00:00' WHERE called_at IS NOT NULL").await;
                    last = payment(app, &id).await;
                    last["return"]["status"] == "SUCCEEDED"
                })
                .await;
                worker.stop().await;
                scene.moved(&till, &last, 1);
                assert_eq!(till.refunds(&number).len(), 1, "one number");
                assert_eq!(app.status_of(&order).await, "EXPIRED");
            }
        }
        assert_eq!(app.stock_of(&scene.shop.tea).await, (1000, 0), "all of it is back, once");
        app.verify().await;
    }

    async fn a_worker_may_die_around_a_refund_of_an_order(app: &TestApp) {
        let scene = Scene::open(app).await;
        for till in scene.shop.tills.all() {
            for point in ["refund.sending", "refund.sent", "job.finishing:2"] {
                let key = format!("{} {point}", till.name());
                let paid = scene.shop.paid(app, &till, &key).await;
                let refund = scene.shop.asked(app, &paid.order).await;
                crate::refund_life::approve(app, &refund).await;
                scene.die(point).await;
                let worker = scene.start("worker", None);
                until(&format!("it went back after a death at {point}"), async || {
                    scene.hurry().await;
                    till.deliver().await;
                    // a question right after a call means nothing, and nobody waits here
                    sql(app, "UPDATE refunds SET called_at = '2026-01-01T00:00:00+00:00' WHERE called_at IS NOT NULL").await;
                    crate::refund_life::status(app, &refund).await == "SUCCEEDED"
                })
                .await;
                worker.stop().await;
                assert_eq!((paid.back(), till.refunds(&paid.number).len()), (vec![5000], 1), "{point}: once, with one number");
                assert_eq!(app.status_of(&paid.order).await, "CANCELLED");
            }
        }
        assert_eq!(app.stock_of(&scene.shop.tea).await, (1000, 0), "all of it is back, once");
        // the workers keep vouchers in their own folder
        app.shelf().take_in(&scene.folder.path().join("data/objects"));
        app.verify().await;
    }
}

impl Scene<'_> {
    /// Kills a worker at the point.
    async fn die(&self, point: &str) {
        let mut worker = self.start("worker", Some(point));
        let ended = async {
            loop {
                self.hurry().await;
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        };
        tokio::select! {
            () = self.died(&mut worker, point) => {}
            () = ended => {}
        }
    }
}
