//! A simulated Alipay: the gateway, the cashier's page, and the notices.

mod answer;
mod calls;
mod cashier;
mod gateway;
mod notices;
mod refunds;

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use chrono::TimeDelta;
use rebated_service::clock::Clock;

use super::{AlipayOptions, AlipayTrust};
use crate::payments::simulator::{
    Book, Call, CallbackFault, Fault, KeySupply, PayRefusal, Post, Rules, Script, TestKey,
};
use crate::payments::{Certificate, KeySource, Limits, VerifyingKey};
use notices::SCHEDULE;

const APP: &str = "2021000000000001";
const SELLER: &str = "2088000000000001";
const RULES: Rules = Rules { between_refunds: TimeDelta::seconds(3), most_refunds: 50, closes: true };

/// A simulated Alipay with one merchant. Clones are the same one.
#[derive(Clone)]
pub struct AlipaySimulator(Arc<Inner>);

struct Inner {
    base_url: String,
    clock: Arc<dyn Clock>,
    keys: SimulatedKeys,
    book: Mutex<Book>,
    script: Script,
    post: Post<super::sign::Parameters>,
}

struct SimulatedKeys {
    app: TestKey,
    app_certificate: String,
    app_public: VerifyingKey,
    alipay: TestKey,
    alipay_certificate: String,
    alipay_sn: String,
    /// Signs what is forged.
    foreign: TestKey,
}

impl AlipaySimulator {
    /// A simulator that is reached at `base_url`. Its keys are made now.
    pub fn new(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self::with_keys(base_url, clock, "")
    }

    /// The same with RSA keys of a PEM text (PKCS #8), for tests that make many simulators: it takes three.
    pub fn with_keys(base_url: &str, clock: Arc<dyn Clock>, pem: &str) -> Self {
        let mut supply = KeySupply::given(pem);
        let (app, alipay) = (supply.draw(), supply.draw());
        let alipay_certificate = alipay.certificate_pem("Simulated Alipay");
        let read = Certificate::read_all(&alipay_certificate).expect("a certificate that was just made");
        Self(Arc::new(Inner {
            base_url: base_url.trim_end_matches('/').to_owned(),
            clock,
            keys: SimulatedKeys {
                app_certificate: app.certificate_pem("Simulated app"),
                app_public: app.public(),
                app,
                alipay_sn: read[0].alipay_sn.clone(),
                alipay_certificate,
                alipay,
                foreign: supply.draw(),
            },
            book: Mutex::default(),
            script: Script::default(),
            post: Post::new(SCHEDULE, |status, body| status == 200 && body == b"success"),
        }))
    }

    /// How a connector reaches the simulator with plain keys.
    pub fn options(&self, notify_url: &str) -> AlipayOptions {
        let key = KeySource::Value(self.0.keys.alipay.public_pem());
        self.options_with(notify_url, AlipayTrust::PublicKey(key))
    }

    /// The same with certificates.
    pub fn options_with_certificates(&self, notify_url: &str) -> AlipayOptions {
        let keys = &self.0.keys;
        let certificate = |pem: &str| KeySource::Value(pem.to_owned());
        let trust = AlipayTrust::Certificates {
            app: certificate(&keys.app_certificate),
            root: certificate(&keys.alipay_certificate),
            alipay: certificate(&keys.alipay_certificate),
        };
        self.options_with(notify_url, trust)
    }

    fn options_with(&self, notify_url: &str, trust: AlipayTrust) -> AlipayOptions {
        AlipayOptions {
            gateway: format!("{}/gateway.do", self.0.base_url),
            app_id: APP.into(),
            seller_id: SELLER.into(),
            private_key: KeySource::Value(self.0.keys.app.private_pem()),
            trust,
            notify_url: notify_url.to_owned(),
            limits: Limits::default(),
        }
    }

    /// What answers at `base_url`.
    pub fn routes(&self) -> Router {
        Router::new()
            .route("/gateway.do", get(gateway::open_page).post(gateway::call))
            .route("/cashier/{number}", get(cashier::show))
            .route("/cashier/{number}/pay", post(cashier::pay))
            .with_state(self.clone())
    }

    /// Lets the next such call go wrong.
    pub fn fail(&self, call: Call, fault: Fault) {
        self.0.script.add(call, fault);
    }

    /// Lets the next callback go wrong.
    pub fn fail_callback(&self, fault: CallbackFault) {
        self.0.script.add_callback(fault);
    }

    /// The payer pays.
    pub fn pay(&self, number: &str) -> Result<(), PayRefusal> {
        let now = self.0.clock.now();
        let trade = self.book().pay(number, now)?;
        self.tell_of_payment(&trade);
        Ok(())
    }

    /// What the channel knows.
    pub fn book(&self) -> MutexGuard<'_, Book> {
        self.0.book.lock().expect("no holder of the book panics")
    }

    /// How many callbacks wait, due or not.
    pub fn waiting(&self) -> usize {
        self.0.post.waiting()
    }

    /// Puts the callbacks that wait into the opposite order.
    pub fn reorder(&self) {
        self.0.post.reverse();
    }

    /// Delivers once a second, for as long as it is polled: for a server that has the simulator in it.
    pub async fn run(&self) {
        loop {
            self.deliver().await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Closes what nobody paid in time, and sends the callbacks that are due. Gives how many were sent.
    pub async fn deliver(&self) -> usize {
        let now = self.0.clock.now();
        let late = self.book().expire(now);
        late.iter().filter(|trade| trade.is_seen).for_each(|trade| self.tell_of_timeout(trade));
        self.0.post.deliver(now, |letter| self.seal(letter)).await
    }
}
