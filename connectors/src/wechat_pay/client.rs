use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use rebated_service::clock::Clock;
use rebated_service::ids::Entropy;
use rebated_service::payments::{
    Account, Callback, CallbackAnswer, CallbackRefusal, CallbackVerdict, ChannelKind, Checkout, NewPayment,
    NewRefund, Notice, Outcome, Pace, PaymentChannel, PaymentReport, RefundReport, Trouble,
};
use reqwest::Url;

use super::WechatPayOptions;
use super::keys::MerchantKey;
use super::platform::Platform;
use super::seal::ApiKeys;
use crate::payments::{Gate, KeyProblem, Link, SettingError, Watched};

/// WeChat Pay, as a channel of payment.
pub struct WechatPay {
    pub(super) options: WechatPayOptions,
    pub(super) merchant_key: Watched<MerchantKey>,
    pub(super) api_keys: Watched<ApiKeys>,
    pub(super) platform: Platform,
    pub(super) link: Link,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) entropy: Arc<dyn Entropy>,
    pub(super) gate: Gate,
}

impl WechatPay {
    /// Reads the keys; calls nobody yet.
    pub fn new(
        options: WechatPayOptions,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, SettingError> {
        for (setting, text) in [("app_id", &options.app_id), ("merchant_id", &options.merchant_id)] {
            if text.is_empty() {
                return Err(KeyProblem::Empty.of(setting));
            }
        }
        for (setting, text) in [("base_url", &options.base_url), ("notify_url", &options.notify_url)] {
            let url = Url::parse(text).ok().filter(|url| url.has_host() && url.query().is_none());
            url.ok_or_else(|| KeyProblem::NotAUrl.of(setting))?;
        }
        let api_keys = vec![("api_v3_key", options.api_v3_key.clone())];
        Ok(Self {
            merchant_key: MerchantKey::watch(&options, Arc::clone(&clock))?,
            api_keys: Watched::try_new(api_keys, Arc::clone(&clock), ApiKeys::read)?,
            platform: Platform::watch(&options, Arc::clone(&clock))?,
            link: Link::new(options.limits.connect, options.limits.call),
            gate: Gate::new(ChannelKind::WechatPay, &options.limits, Arc::clone(&clock)),
            options,
            clock,
            entropy,
        })
    }
}

impl PaymentChannel for WechatPay {
    fn kind(&self) -> ChannelKind {
        ChannelKind::WechatPay
    }

    fn account(&self) -> Account {
        Account { app: self.options.app_id.clone(), merchant: self.options.merchant_id.clone() }
    }

    fn pace(&self) -> Pace {
        Pace { between_refunds: Duration::from_secs(60), before_refund_query: Duration::from_secs(60) }
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
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Notice, CallbackRefusal>> {
        self.read_notice(callback, now)
            .inspect(|notice| self.gate.count_callback(notice.as_ref().err().copied()))
            .boxed()
    }

    fn answer(&self, verdict: CallbackVerdict) -> CallbackAnswer {
        let (status, body) = match verdict {
            CallbackVerdict::Stored => return CallbackAnswer { status: 204, content_type: None, body: "" },
            CallbackVerdict::Refused(CallbackRefusal::Malformed | CallbackRefusal::Undecipherable) => {
                (400, r#"{"code":"FAIL","message":"the callback cannot be read"}"#)
            }
            CallbackVerdict::Refused(_) => {
                (401, r#"{"code":"FAIL","message":"the signature is not believed"}"#)
            }
            CallbackVerdict::Unavailable => (500, r#"{"code":"FAIL","message":"try again later"}"#),
        };
        CallbackAnswer { status, content_type: Some("application/json"), body }
    }
}
