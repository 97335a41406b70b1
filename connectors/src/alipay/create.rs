use rebated_service::payments::{ChannelKind, Checkout, NewPayment, Outcome, PayWay, Trouble};
use serde_json::json;

use super::Alipay;
use super::reply::{about, text};
use super::sign::encoded;
use crate::china::china_time;
use crate::payments::{BAD_ANSWER, admit_number, admit_payment, cut, to_yuan};

/// Longest subject that is sent, in bytes.
const LONGEST: usize = 127;

impl Alipay {
    pub(super) async fn create_payment(&self, payment: &NewPayment) -> Outcome<Checkout> {
        match self.try_create(payment).await {
            Ok(checkout) => Outcome::Done(checkout),
            Err(trouble) => trouble.into(),
        }
    }

    async fn try_create(&self, payment: &NewPayment) -> Result<Checkout, Trouble> {
        admit_payment(ChannelKind::Alipay, payment)?;
        match &payment.way {
            PayWay::Qr => self.precreate(payment).await,
            PayWay::Page { return_url } => Ok(self.page(payment, return_url.as_deref())),
            PayWay::Jsapi { .. } => Err(Trouble::refused("BAD_WAY", "Alipay has no such way to pay")),
        }
    }

    async fn precreate(&self, payment: &NewPayment) -> Result<Checkout, Trouble> {
        self.call("alipay.trade.precreate", content(payment, None), |node| {
            about(node, "out_trade_no", &payment.number)?;
            let content = text(node, "qr_code");
            let content = content.ok_or_else(|| Trouble::unknown(BAD_ANSWER, "the answer has no code"))?;
            Ok(Checkout::Qr { content })
        })
        .await
    }

    /// A signed address for the browser; nobody is called.
    fn page(&self, payment: &NewPayment, return_url: Option<&str>) -> Checkout {
        let content = content(payment, Some("FAST_INSTANT_TRADE_PAY"));
        let parameters = self.signed("alipay.trade.page.pay", content, return_url, &self.keys.current());
        let mut url = self.gateway.clone();
        url.set_query(Some(&encoded(&parameters)));
        Checkout::Page { url: url.into() }
    }

    pub(super) async fn close_payment(&self, number: &str) -> Outcome<()> {
        if let Err(trouble) = admit_number(ChannelKind::Alipay, number) {
            return trouble.into();
        }
        let content = json!({ "out_trade_no": number }).to_string();
        let closed =
            self.call("alipay.trade.close", content, |node| about(node, "out_trade_no", number)).await;
        closed.map_or_else(Outcome::from, Outcome::Done)
    }
}

/// The order of the fields is fixed: a repeat has the same bytes.
fn content(payment: &NewPayment, product: Option<&str>) -> String {
    let mut content = json!({
        "out_trade_no": payment.number,
        "total_amount": to_yuan(payment.amount),
        "subject": subject(&payment.subject),
        "time_expire": china_time(payment.expires_at),
    });
    if let Some(product) = product {
        content["product_code"] = product.into();
    }
    content.to_string()
}

/// Alipay refuses subjects with `/`, `=` and `&`.
fn subject(text: &str) -> String {
    cut(&text.replace(['/', '=', '&'], " "), LONGEST).to_owned()
}
