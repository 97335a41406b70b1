use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use rebated_service::clock::Clock;
use rebated_service::payments::{
    Account, Callback, CallbackAnswer, CallbackRefusal, CallbackVerdict, ChannelKind, Checkout, NewPayment,
    NewRefund, Notice, Outcome, Pace, PaymentChannel, PaymentReport, RefundReport, Trouble,
};
use reqwest::Url;

use super::AlipayOptions;
use super::keys::Keys;
use crate::payments::{Gate, KeyProblem, Link, SettingError, Watched};

/// Alipay, as a channel of payment.
pub struct Alipay {
    pub(super) options: AlipayOptions,
    pub(super) gateway: Url,
    pub(super) keys: Watched<Keys>,
    pub(super) link: Link,
    pub(super) clock: Arc<dyn Clock>,
    gate: Gate,
}

impl Alipay {
    /// Reads the keys; calls nobody yet.
    pub fn new(options: AlipayOptions, clock: Arc<dyn Clock>) -> Result<Self, SettingError> {
        let gateway = Url::parse(&options.gateway).ok().filter(Url::has_host);
        for (setting, text) in [("app_id", &options.app_id), ("seller_id", &options.seller_id)] {
            if text.is_empty() {
                return Err(KeyProblem::Empty.of(setting));
            }
        }
        if Url::parse(&options.notify_url).is_err() {
            return Err(KeyProblem::NotAUrl.of("notify_url"));
        }
        Ok(Self {
            gateway: gateway.ok_or_else(|| KeyProblem::NotAUrl.of("gateway"))?,
            keys: Keys::watch(&options, Arc::clone(&clock))?,
            link: Link::new(options.limits.connect, options.limits.call),
            gate: Gate::new(ChannelKind::Alipay, &options.limits, Arc::clone(&clock)),
            options,
            clock,
        })
    }
}

impl PaymentChannel for Alipay {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Alipay
    }

    fn account(&self) -> Account {
        Account { app: self.options.app_id.clone(), merchant: self.options.seller_id.clone() }
    }

    fn pace(&self) -> Pace {
        Pace { between_refunds: Duration::from_secs(3), before_refund_query: Duration::from_secs(10) }
    }

    fn create<'a>(&'a self, payment: &'a NewPayment) -> BoxFuture<'a, Outcome<Checkout>> {
        self.gate.pass("create", self.create_payment(payment)).boxed()
    }

    fn query<'a>(&'a self, number: &'a str) -> BoxFuture<'a, Result<PaymentReport, Trouble>> {
        self.gate.pass("query", self.query_payment(number)).map(Outcome::answer).boxed()
    }

    fn close<'a>(&'a self, number: &'a str) -> BoxFuture<'a, Outcome<()>> {
        self.gate.pass("close", self.close_payment(number)).boxed()
    }

    fn refund<'a>(&'a self, refund: &'a NewRefund) -> BoxFuture<'a, Outcome<RefundReport>> {
        self.gate.pass("refund", self.make_refund(refund)).boxed()
    }

    fn query_refund<'a>(&'a self, refund: &'a NewRefund) -> BoxFuture<'a, Result<RefundReport, Trouble>> {
        self.gate.pass("query_refund", self.query_one_refund(refund)).map(Outcome::answer).boxed()
    }

    fn read_callback<'a>(
        &'a self,
        callback: &'a Callback,
        _: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Notice, CallbackRefusal>> {
        let notice = self.read_notice(callback);
        self.gate.count_callback(notice.as_ref().err().copied());
        ready(notice).boxed()
    }

    /// Seven bytes and nothing else mean "do not send it again".
    fn answer(&self, verdict: CallbackVerdict) -> CallbackAnswer {
        let (status, body) = match verdict {
            CallbackVerdict::Stored => (200, "success"),
            CallbackVerdict::Refused(_) => (400, "failure"),
            CallbackVerdict::Unavailable => (500, "failure"),
        };
        CallbackAnswer { status, content_type: Some("text/plain; charset=utf-8"), body }
    }
}
