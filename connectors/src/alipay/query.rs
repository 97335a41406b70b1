use rebated_service::payments::{ChannelKind, Outcome, PaymentReport, PaymentState, Trouble};
use serde_json::json;

use super::Alipay;
use super::reply::{about, text};
use crate::china::parse_china_time;
use crate::json::Object;
use crate::payments::{BAD_ANSWER, admit_number, from_yuan};

impl Alipay {
    pub(super) async fn query_payment(&self, number: &str) -> Outcome<PaymentReport> {
        if let Err(trouble) = admit_number(ChannelKind::Alipay, number) {
            return trouble.into();
        }
        let content = json!({ "out_trade_no": number }).to_string();
        match self.call("alipay.trade.query", content, |node| report(node, number)).await {
            Ok(report) => Outcome::Done(report),
            Err(trouble) if trouble.code == "ACQ.TRADE_NOT_EXIST" => Outcome::Done(absent(number)),
            Err(trouble) => trouble.into(),
        }
    }
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

fn report(node: &Object<'_>, number: &str) -> Result<PaymentReport, Trouble> {
    about(node, "out_trade_no", number)?;
    let bad = || Trouble::unknown(BAD_ANSWER, "the answer has no state or no amount");
    let paid_at = text(node, "send_pay_date").and_then(|time| parse_china_time(&time));
    let state = match state(&text(node, "trade_status").ok_or_else(bad)?).ok_or_else(bad)? {
        // closed after it was paid: everything was given back
        PaymentState::Closed if paid_at.is_some() => PaymentState::Finished,
        state => state,
    };
    Ok(PaymentReport {
        channel_number: text(node, "trade_no"),
        state,
        amount: Some(text(node, "total_amount").and_then(|text| from_yuan(&text)).ok_or_else(bad)?),
        payer: text(node, "buyer_open_id").or_else(|| text(node, "buyer_user_id")),
        paid_at,
        ..absent(number)
    })
}

/// What Alipay's word for a state means.
pub(super) fn state(trade_status: &str) -> Option<PaymentState> {
    match trade_status {
        "WAIT_BUYER_PAY" => Some(PaymentState::Open),
        "TRADE_SUCCESS" => Some(PaymentState::Paid),
        "TRADE_FINISHED" => Some(PaymentState::Finished),
        "TRADE_CLOSED" => Some(PaymentState::Closed),
        _ => None,
    }
}
