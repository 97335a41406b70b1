use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money};
use rebated_service::payments::{ChannelKind, NewRefund, Outcome, RefundReport, RefundState, Trouble};
use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

use super::WechatPay;
use super::create::escaped;
use super::query::is_absent;
use crate::payments::{BAD_ANSWER, admit_refund, cut, in_fen};

const PATH: &str = "/v3/refund/domestic/refunds";
/// Longest reason that is sent, in bytes.
const LONGEST: usize = 80;

#[derive(Deserialize)]
struct Refund {
    refund_id: String,
    out_refund_no: String,
    out_trade_no: String,
    status: String,
    #[serde(default)]
    success_time: Option<DateTime<Utc>>,
    amount: Amount,
}

#[derive(Deserialize)]
struct Amount {
    refund: i64,
}

impl WechatPay {
    pub(super) async fn make_refund(&self, refund: &NewRefund) -> Outcome<RefundReport> {
        if let Err(trouble) = admit_refund(ChannelKind::WechatPay, refund) {
            return trouble.into();
        }
        let mut body = json!({ "out_trade_no": refund.payment_number, "out_refund_no": refund.number });
        if !refund.reason.is_empty() {
            body["reason"] = cut(&refund.reason, LONGEST).into();
        }
        body["notify_url"] = self.options.notify_url.as_str().into();
        body["amount"] =
            json!({ "refund": in_fen(refund.amount), "total": in_fen(refund.paid), "currency": "CNY" });
        let answer = self.call(Method::POST, PATH, Some(body.to_string())).await;
        match answer.and_then(|body| report(&body, refund)) {
            Ok(report) if report.state == RefundState::Succeeded => Outcome::Done(report),
            Ok(report) => Outcome::Accepted(report),
            Err(trouble) => trouble.into(),
        }
    }

    pub(super) async fn query_one_refund(&self, refund: &NewRefund) -> Outcome<RefundReport> {
        if let Err(trouble) = admit_refund(ChannelKind::WechatPay, refund) {
            return trouble.into();
        }
        let target = format!("{PATH}/{}", escaped(&refund.number));
        let answer = self.call(Method::GET, &target, None).await;
        match answer.and_then(|body| report(&body, refund)) {
            Ok(report) => Outcome::Done(report),
            Err(trouble) if is_absent(&trouble) => Outcome::Done(RefundReport {
                number: refund.number.clone(),
                channel_number: None,
                state: RefundState::Absent,
                amount: None,
                succeeded_at: None,
            }),
            Err(trouble) => trouble.into(),
        }
    }
}

fn report(body: &[u8], refund: &NewRefund) -> Result<RefundReport, Trouble> {
    let bad = |what| Trouble::unknown(BAD_ANSWER, what);
    let found: Refund = serde_json::from_slice(body).map_err(|_| bad("not a refund"))?;
    if found.out_refund_no != refund.number || found.out_trade_no != refund.payment_number {
        return Err(bad("the answer is about another number"));
    }
    Ok(RefundReport {
        number: found.out_refund_no,
        channel_number: Some(found.refund_id),
        state: state(&found.status).ok_or_else(|| bad("not a state of a refund"))?,
        amount: Some(Money::new(found.amount.refund, Currency::Cny)),
        succeeded_at: found.success_time,
    })
}

/// What WeChat's word for a state means.
pub(super) fn state(status: &str) -> Option<RefundState> {
    match status {
        "SUCCESS" => Some(RefundState::Succeeded),
        "PROCESSING" => Some(RefundState::Processing),
        "CLOSED" => Some(RefundState::Closed),
        "ABNORMAL" => Some(RefundState::Abnormal),
        _ => None,
    }
}
