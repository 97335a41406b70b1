use rebated_service::payments::{ChannelKind, Checkout, JsapiCheckout, NewPayment, Outcome, PayWay, Trouble};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::WechatPay;
use crate::china::CHINA;
use crate::payments::{BAD_ANSWER, admit_number, admit_payment, cut, in_fen};

/// Longest description that is sent, in bytes.
const LONGEST: usize = 127;

#[derive(Deserialize)]
struct Created {
    code_url: Option<String>,
    prepay_id: Option<String>,
}

impl WechatPay {
    pub(super) async fn create_payment(&self, payment: &NewPayment) -> Outcome<Checkout> {
        match self.try_create(payment).await {
            Ok(checkout) => Outcome::Done(checkout),
            Err(trouble) => trouble.into(),
        }
    }

    async fn try_create(&self, payment: &NewPayment) -> Result<Checkout, Trouble> {
        admit_payment(ChannelKind::WechatPay, payment)?;
        let mut order = self.order(payment);
        let path = match &payment.way {
            PayWay::Qr => "/v3/pay/transactions/native",
            PayWay::Jsapi { openid } => {
                order["payer"] = json!({ "openid": openid });
                "/v3/pay/transactions/jsapi"
            }
            PayWay::Page { .. } => {
                return Err(Trouble::refused("BAD_WAY", "WeChat Pay has no such way to pay"));
            }
        };
        let body = self.call(Method::POST, path, Some(order.to_string())).await?;
        let bad = || Trouble::unknown(BAD_ANSWER, "the answer has neither code nor prepay id");
        let created: Created = serde_json::from_slice(&body).map_err(|_| bad())?;
        match (&payment.way, created) {
            (PayWay::Qr, Created { code_url: Some(content), .. }) => Ok(Checkout::Qr { content }),
            (PayWay::Jsapi { .. }, Created { prepay_id: Some(id), .. }) => {
                Ok(Checkout::Jsapi(self.jsapi(&id)))
            }
            _ => Err(bad()),
        }
    }

    /// The order of the fields is fixed: a repeat has the same bytes.
    fn order(&self, payment: &NewPayment) -> Value {
        json!({
            "appid": self.options.app_id,
            "mchid": self.options.merchant_id,
            "description": cut(&payment.subject, LONGEST),
            "out_trade_no": payment.number,
            "time_expire": payment.expires_at.with_timezone(&CHINA).format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            "notify_url": self.options.notify_url,
            "amount": { "total": in_fen(payment.amount), "currency": "CNY" },
        })
    }

    /// What the page hands to the app, signed with the merchant's key.
    fn jsapi(&self, prepay_id: &str) -> JsapiCheckout {
        let (time_stamp, nonce) = (self.clock.now().timestamp().to_string(), self.nonce());
        let (app_id, package) = (self.options.app_id.clone(), format!("prepay_id={prepay_id}"));
        let content = format!("{app_id}\n{time_stamp}\n{nonce}\n{package}\n");
        let signature = self.merchant_key.current().signing.sign(content.as_bytes());
        JsapiCheckout { app_id, time_stamp, nonce, package, sign_type: "RSA", signature }
    }

    pub(super) async fn close_payment(&self, number: &str) -> Outcome<()> {
        if let Err(trouble) = admit_number(ChannelKind::WechatPay, number) {
            return trouble.into();
        }
        let target = format!("/v3/pay/transactions/out-trade-no/{}/close", escaped(number));
        let body = json!({ "mchid": self.options.merchant_id }).to_string();
        match self.call(Method::POST, &target, Some(body)).await {
            Ok(_) => Outcome::Done(()),
            Err(trouble) if trouble.code == "ORDER_CLOSED" => Outcome::Done(()),
            Err(trouble) => trouble.into(),
        }
    }
}

/// A number as a part of a path.
pub(super) fn escaped(number: &str) -> String {
    form_urlencoded::byte_serialize(number.as_bytes()).collect()
}
