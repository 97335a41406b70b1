//! A simulated WeChat Pay: the API v3, the cashier's page, and the callbacks.

mod answer;
mod api;
mod callbacks;
mod cashier;
mod keys;
mod payments;
mod refunds;
mod requests;

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::routing::{any, get, post};
use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::clock::Clock;

use super::{PlatformKey, WechatPayOptions};
use crate::payments::simulator::{
    Book, Call, CallbackFault, Fault, KeySupply, PayRefusal, Post, Rules, Script,
};
use crate::payments::{KeySource, Limits};
use callbacks::{News, SCHEDULE};
use keys::SimulatedKeys;

const APP: &str = "wx0000000000000001";
const MERCHANT: &str = "1900000001";
const RULES: Rules = Rules { between_refunds: TimeDelta::minutes(1), most_refunds: 50, closes: false };
/// How long a refund takes.
const REFUND_TAKES: TimeDelta = TimeDelta::seconds(5);

/// A simulated WeChat Pay with one merchant. Clones are the same one.
#[derive(Clone)]
pub struct WechatPaySimulator(Arc<Inner>);

struct Inner {
    base_url: String,
    clock: Arc<dyn Clock>,
    keys: Mutex<SimulatedKeys>,
    book: Mutex<Book>,
    script: Script,
    post: Post<News>,
}

impl WechatPaySimulator {
    /// A simulator that is reached at `base_url`. Its keys are made now.
    pub fn new(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self::with_keys(base_url, clock, "")
    }

    /// The same with RSA keys of a PEM text (PKCS #8), for tests that make many simulators: it takes four, and one
    /// more for each certificate.
    pub fn with_keys(base_url: &str, clock: Arc<dyn Clock>, pem: &str) -> Self {
        Self(Arc::new(Inner {
            base_url: base_url.trim_end_matches('/').to_owned(),
            clock,
            keys: Mutex::new(SimulatedKeys::draw(KeySupply::given(pem))),
            book: Mutex::default(),
            script: Script::default(),
            post: Post::new(SCHEDULE, |status, _| status == 200 || status == 204),
        }))
    }

    /// How a connector reaches the simulator with its public key.
    pub fn options(&self, notify_url: &str) -> WechatPayOptions {
        let keys = self.keys();
        let public =
            PlatformKey { id: keys.public_id.clone(), key: KeySource::Value(keys.public.public_pem()) };
        WechatPayOptions { public_keys: vec![public], ..self.options_without(&keys, notify_url) }
    }

    /// The same without a public key: it fetches the platform certificates.
    pub fn options_with_certificates(&self, notify_url: &str) -> WechatPayOptions {
        self.options_without(&self.keys(), notify_url)
    }

    fn options_without(&self, keys: &SimulatedKeys, notify_url: &str) -> WechatPayOptions {
        WechatPayOptions {
            base_url: self.0.base_url.clone(),
            app_id: APP.into(),
            merchant_id: MERCHANT.into(),
            private_key: KeySource::Value(keys.merchant.private_pem()),
            certificate: KeySource::Value(keys.merchant_certificate.clone()),
            api_v3_key: KeySource::Value(keys.api_v3_key.clone()),
            public_keys: Vec::new(),
            notify_url: notify_url.to_owned(),
            limits: Limits::default(),
        }
    }

    /// What answers at `base_url`.
    pub fn routes(&self) -> Router {
        Router::new()
            .route("/v3/{*path}", any(api::call))
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
        let trade = self.book().pay(number, self.now())?;
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

    /// Adds a platform certificate and signs with it from now on, also where a public key is wanted; those before
    /// stay valid.
    pub fn rotate_certificate(&self) {
        self.keys().rotate();
    }

    /// Signs with the public key again, except where a certificate is wanted.
    pub fn sign_with_public_key(&self) {
        self.keys().current = None;
    }

    /// Encrypts under another APIv3 key from now on, and gives it.
    pub fn change_api_v3_key(&self) -> String {
        let key = crate::payments::simulator::random_text(32);
        self.keys().api_v3_key.clone_from(&key);
        key
    }

    /// Delivers once a second, for as long as it is polled: for a server that has the simulator in it.
    pub async fn run(&self) {
        loop {
            self.deliver().await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Ends the refunds whose time has come, and sends the callbacks that are due. Gives how many were sent.
    pub async fn deliver(&self) -> usize {
        let now = self.now();
        self.book().expire(now);
        self.settle_refunds(now);
        self.0.post.deliver(now, |letter| self.seal(letter)).await
    }

    fn keys(&self) -> MutexGuard<'_, SimulatedKeys> {
        self.0.keys.lock().expect("no holder of the keys panics")
    }

    fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }
}
