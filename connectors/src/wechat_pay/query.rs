use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money};
use rebated_service::payments::{ChannelKind, Outcome, PaymentReport, PaymentState, Trouble};
use reqwest::Method;
use serde::Deserialize;

use super::WechatPay;
use super::create::escaped;
use crate::payments::{BAD_ANSWER, admit_number};

/// A payment in WeChat's words, in answers and in callbacks.
#[derive(Deserialize)]
pub(super) struct Transaction {
    pub(super) appid: String,
    pub(super) mchid: String,
    pub(super) out_trade_no: String,
    #[serde(default)]
    pub(super) transaction_id: Option<String>,
    trade_state: String,
    #[serde(default)]
    success_time: Option<DateTime<Utc>>,
    #[serde(default)]
    payer: Option<Payer>,
    #[serde(default)]
    amount: Option<Amount>,
}

#[derive(Deserialize)]
struct Payer {
    #[serde(default)]
    openid: Option<String>,
}

#[derive(Deserialize)]
struct Amount {
    #[serde(default)]
    total: Option<i64>,
}

impl WechatPay {
    pub(super) async fn query_payment(&self, number: &str) -> Outcome<PaymentReport> {
        if let Err(trouble) = admit_number(ChannelKind::WechatPay, number) {
            return trouble.into();
        }
        let merchant = &self.options.merchant_id;
        let target = format!("/v3/pay/transactions/out-trade-no/{}?mchid={merchant}", escaped(number));
        match self.call(Method::GET, &target, None).await {
            Ok(body) => report(&body, number).map_or_else(Outcome::from, Outcome::Done),
            Err(trouble) if is_absent(&trouble) => Outcome::Done(absent(number)),
            Err(trouble) => trouble.into(),
        }
    }
}

/// Whether WeChat does not know the number.
pub(super) fn is_absent(trouble: &Trouble) -> bool {
    ["ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS"].contains(&trouble.code.as_str())
}

fn absent(number: &str) -> PaymentReport {
    PaymentReport {
        number: number.to_owned(),
        channel_number: None,
        state: PaymentState::Absent,
        amount: None,
        app: None,
        merchant: None,
        payer: None,
        paid_at: None,
    }
}

fn report(body: &[u8], number: &str) -> Result<PaymentReport, Trouble> {
    let bad = |what| Trouble::unknown(BAD_ANSWER, what);
    let transaction: Transaction = serde_json::from_slice(body).map_err(|_| bad("not a payment"))?;
    if transaction.out_trade_no != number {
        return Err(bad("the answer is about another number"));
    }
    let state = transaction.state().ok_or_else(|| bad("not a state of a payment"))?;
    Ok(PaymentReport {
        state,
        amount: transaction.total(),
        paid_at: transaction.paid_at(),
        payer: transaction.payer.and_then(|payer| payer.openid).filter(|openid| !openid.is_empty()),
        channel_number: transaction.transaction_id.filter(|id| !id.is_empty()),
        app: Some(transaction.appid),
        merchant: Some(transaction.mchid),
        ..absent(number)
    })
}

impl Transaction {
    /// `REFUND` follows any refund: such a payment is paid.
    pub(super) fn state(&self) -> Option<PaymentState> {
        match self.trade_state.as_str() {
            "SUCCESS" | "REFUND" => Some(PaymentState::Paid),
            // a payment that failed can be tried again
            "NOTPAY" | "USERPAYING" | "PAYERROR" => Some(PaymentState::Open),
            "CLOSED" | "REVOKED" => Some(PaymentState::Closed),
            _ => None,
        }
    }

    pub(super) fn total(&self) -> Option<Money> {
        let total = self.amount.as_ref()?.total?;
        Some(Money::new(total, Currency::Cny))
    }

    pub(super) const fn paid_at(&self) -> Option<DateTime<Utc>> {
        self.success_time
    }
}
