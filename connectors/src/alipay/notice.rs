use rebated_service::payments::{Account, Callback, CallbackRefusal, Notice, PaymentNotice, RefundPart};

use super::Alipay;
use super::query::state;
use super::sign::{Parameters, decoded, notice_content, notice_content_with_empty};
use crate::china::parse_china_time;
use crate::payments::from_yuan;

impl Alipay {
    /// Checks the signature before anything else is looked at. What it covers is the decoded values.
    pub(super) fn read_notice(&self, callback: &Callback) -> Result<Notice, CallbackRefusal> {
        let parameters = decoded(&callback.body).ok_or(CallbackRefusal::Malformed)?;
        let signature = parameters.get("sign").filter(|sign| !sign.is_empty());
        let signature = signature.ok_or(CallbackRefusal::BadSignature)?;
        // SHA-1 (`RSA`) is not taken
        if parameters.get("sign_type").is_some_and(|kind| kind != "RSA2") {
            return Err(CallbackRefusal::BadSignature);
        }
        let certificate = parameters.get("alipay_cert_sn").map(String::as_str);
        let keys = self.keys.current();
        let believes = |content: String| keys.believes(&content, signature, certificate);
        if !believes(notice_content(&parameters)) && !believes(notice_content_with_empty(&parameters)) {
            return Err(CallbackRefusal::BadSignature);
        }
        read(&parameters).ok_or(CallbackRefusal::Malformed)
    }
}

/// What a notice says. One without `out_trade_no` is about something that we do not have.
fn read(parameters: &Parameters) -> Option<Notice> {
    let get = |name: &str| parameters.get(name).filter(|value| !value.is_empty()).cloned();
    let time = |name: &str| get(name).and_then(|text| parse_china_time(&text));
    let id = get("notify_id")?;
    let (Some(number), Some(status)) = (get("out_trade_no"), get("trade_status")) else {
        return Some(Notice::Other { id, event: get("notify_type").unwrap_or_default() });
    };
    let refund = match get("refund_fee") {
        None => None,
        Some(text) => Some(RefundPart {
            number: get("out_biz_no"),
            refunded: from_yuan(&text)?,
            refunded_at: get("gmt_refund")
                // with fractions of a second, which the other times do not have
                .and_then(|text| parse_china_time(text.split('.').next().unwrap_or_default())),
        }),
    };
    Some(Notice::Payment(PaymentNotice {
        id,
        number,
        channel_number: get("trade_no")?,
        account: Account { app: get("app_id")?, merchant: get("seller_id")? },
        state: state(&status)?,
        amount: from_yuan(&get("total_amount")?)?,
        paid_at: time("gmt_payment"),
        // nothing given back is no refund
        refund: refund.filter(|refund| refund.refunded.minor() > 0),
    }))
}
