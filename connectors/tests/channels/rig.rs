//! A channel and its simulator on a port of their own, and a shop that callbacks come to.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use rebated_connectors::alipay::simulator::AlipaySimulator;
use rebated_connectors::alipay::{Alipay, AlipayOptions};
use rebated_connectors::payments::Limits;
use rebated_connectors::payments::simulator::{Book, Call, CallbackFault, Fault, Host};
use rebated_connectors::wechat_pay::simulator::WechatPaySimulator;
use rebated_connectors::wechat_pay::{WechatPay, WechatPayOptions};
use rebated_domain::money::{Currency, Money};
use rebated_service::clock::{Clock as _, ManualClock};
use rebated_service::ids::SeededEntropy;
use rebated_service::payments::{
    Callback, CallbackRefusal, CallbackVerdict, NewPayment, NewRefund, Notice, PayWay, PaymentChannel,
};

pub const PAYMENT: &str = "P20260131000001";

/// What both simulators do.
pub trait Simulator: Send + Sync {
    fn fail(&self, call: Call, fault: Fault);
    fn fail_callback(&self, fault: CallbackFault);
    fn pay(&self, number: &str);
    fn waiting(&self) -> usize;
    fn deliver(&self) -> BoxFuture<'_, usize>;
    fn look(&self, with: &mut dyn FnMut(&Book));
}

macro_rules! simulator {
    ($name:ty) => {
        impl Simulator for $name {
            fn fail(&self, call: Call, fault: Fault) {
                Self::fail(self, call, fault);
            }
            fn fail_callback(&self, fault: CallbackFault) {
                Self::fail_callback(self, fault);
            }
            fn pay(&self, number: &str) {
                Self::pay(self, number).expect("the payment waits");
            }
            fn waiting(&self) -> usize {
                Self::waiting(self)
            }
            fn deliver(&self) -> BoxFuture<'_, usize> {
                Box::pin(Self::deliver(self))
            }
            fn look(&self, with: &mut dyn FnMut(&Book)) {
                with(&self.book());
            }
        }
    };
}

simulator!(AlipaySimulator);
simulator!(WechatPaySimulator);

/// What came to the shop, and what it answers.
pub struct Shop {
    channel: Mutex<Option<Arc<dyn PaymentChannel>>>,
    clock: Arc<ManualClock>,
    pub verdict: Mutex<CallbackVerdict>,
    notices: Mutex<Vec<Result<Notice, CallbackRefusal>>>,
}

impl Shop {
    /// What has come since the last look.
    pub fn notices(&self) -> Vec<Result<Notice, CallbackRefusal>> {
        std::mem::take(&mut self.notices.lock().unwrap())
    }
}

pub struct Rig<S> {
    pub simulator: S,
    pub channel: Arc<dyn PaymentChannel>,
    pub clock: Arc<ManualClock>,
    pub shop: Arc<Shop>,
    pub notify_url: String,
    _hosts: [Host; 2],
}

/// Short enough that a test may wait for it.
pub fn limits() -> Limits {
    Limits { call: Duration::from_millis(1500), failures: 1000, ..Limits::default() }
}

fn clock() -> Arc<ManualClock> {
    let now = DateTime::parse_from_rfc3339("2026-01-31T23:59:59+08:00").unwrap();
    Arc::new(ManualClock::new(now.with_timezone(&Utc)))
}

/// Keys for tests only, in another order each time: two simulators of one test do not have the same.
pub fn keys() -> String {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    const END: &str = "-----END PRIVATE KEY-----\n";
    let mut keys: Vec<&str> = include_str!("../vectors/simulator_keys.pem").split_inclusive(END).collect();
    let places = keys.len();
    keys.rotate_left(4 * TURN.fetch_add(1, Ordering::Relaxed) % places);
    keys.concat()
}

pub async fn alipay() -> Rig<AlipaySimulator> {
    alipay_with(|simulator, url| simulator.options(url)).await
}

pub async fn alipay_with(
    options: impl FnOnce(&AlipaySimulator, &str) -> AlipayOptions,
) -> Rig<AlipaySimulator> {
    let (mut host, clock) = (Host::open().await.unwrap(), clock());
    let simulator = AlipaySimulator::with_keys(host.url(), clock.clone(), &keys());
    host.serve(simulator.routes());
    let (shop, shop_host) = shop(&clock).await;
    let notify_url = format!("{}/callback", shop_host.url());
    let mut options = options(&simulator, &notify_url);
    options.limits = limits();
    let channel: Arc<dyn PaymentChannel> = Arc::new(Alipay::new(options, clock.clone()).unwrap());
    *shop.channel.lock().unwrap() = Some(Arc::clone(&channel));
    Rig { simulator, channel, clock, shop, notify_url, _hosts: [host, shop_host] }
}

pub async fn wechat_pay() -> Rig<WechatPaySimulator> {
    wechat_pay_with(|simulator, url| simulator.options(url)).await
}

pub async fn wechat_pay_with(
    options: impl FnOnce(&WechatPaySimulator, &str) -> WechatPayOptions,
) -> Rig<WechatPaySimulator> {
    let (mut host, clock) = (Host::open().await.unwrap(), clock());
    let simulator = WechatPaySimulator::with_keys(host.url(), clock.clone(), &keys());
    host.serve(simulator.routes());
    let (shop, shop_host) = shop(&clock).await;
    let notify_url = format!("{}/callback", shop_host.url());
    let mut options = options(&simulator, &notify_url);
    options.limits = limits();
    let entropy = Arc::new(SeededEntropy::new(7));
    let channel = WechatPay::new(options, clock.clone(), entropy).unwrap();
    let channel: Arc<dyn PaymentChannel> = Arc::new(channel);
    *shop.channel.lock().unwrap() = Some(Arc::clone(&channel));
    Rig { simulator, channel, clock, shop, notify_url, _hosts: [host, shop_host] }
}

async fn shop(clock: &Arc<ManualClock>) -> (Arc<Shop>, Host) {
    let shop = Arc::new(Shop {
        channel: Mutex::default(),
        clock: Arc::clone(clock),
        verdict: Mutex::new(CallbackVerdict::Stored),
        notices: Mutex::default(),
    });
    let mut host = Host::open().await.unwrap();
    host.serve(Router::new().route("/callback", post(receive)).with_state(Arc::clone(&shop)));
    (shop, host)
}

async fn receive(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    let headers = headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let callback = Callback { headers: headers.collect(), body: body.to_vec() };
    let channel = shop.channel.lock().unwrap().clone().unwrap();
    let notice = channel.read_callback(&callback, shop.clock.now()).await;
    let verdict = match &notice {
        Ok(_) => *shop.verdict.lock().unwrap(),
        Err(refusal) => CallbackVerdict::Refused(*refusal),
    };
    shop.notices.lock().unwrap().push(notice);
    let answer = channel.answer(verdict);
    (StatusCode::from_u16(answer.status).unwrap(), answer.body)
}

impl<S: Simulator> Rig<S> {
    pub fn payment(&self) -> NewPayment {
        NewPayment {
            number: PAYMENT.into(),
            amount: yuan(100),
            subject: "云南普洱 50% + 2 = 1/2 & \"b\"".into(),
            way: PayWay::Qr,
            expires_at: self.clock.now() + TimeDelta::minutes(30),
        }
    }

    /// A payment that was made and paid, its callback delivered and taken away.
    pub async fn paid(&self) {
        self.channel.create(&self.payment()).await.answer().unwrap();
        self.simulator.pay(PAYMENT);
        self.simulator.deliver().await;
        assert_eq!(self.shop.notices().len(), 1);
    }

    /// Long enough for every spacing of the channels, and for refunds to end.
    pub fn wait(&self) {
        self.clock.advance(TimeDelta::minutes(2));
    }

    /// How often and how much has moved under a number of a refund.
    pub fn refunded(&self, number: &str) -> (usize, i64) {
        let mut found = (0, 0);
        self.simulator.look(&mut |book| found = book.refunded(number));
        found
    }
}

pub fn refund(number: &str, fen: i64) -> NewRefund {
    NewRefund {
        payment_number: PAYMENT.into(),
        number: number.into(),
        amount: Money::new(fen, Currency::Cny),
        paid: yuan(100),
        reason: "质量问题 50% & 退".into(),
    }
}

pub fn yuan(yuan: i64) -> Money {
    Money::new(yuan * 100, Currency::Cny)
}
