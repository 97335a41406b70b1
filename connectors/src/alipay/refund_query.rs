use rebated_service::payments::{ChannelKind, NewRefund, Outcome, RefundReport, RefundState, Trouble};
use serde_json::json;

use super::Alipay;
use super::refund::report;
use super::reply::{about, text};
use crate::china::parse_china_time;
use crate::json::Object;
use crate::payments::{BAD_ANSWER, admit_refund, from_yuan};

impl Alipay {
    pub(super) async fn query_one_refund(&self, refund: &NewRefund) -> Outcome<RefundReport> {
        if let Err(trouble) = admit_refund(ChannelKind::Alipay, refund) {
            return trouble.into();
        }
        let content = json!({
            "out_trade_no": refund.payment_number,
            "out_request_no": refund.number,
            "query_options": ["deposit_back_info", "gmt_refund_pay"],
        });
        let asked =
            self.call("alipay.trade.fastpay.refund.query", content.to_string(), |node| read(node, refund));
        match asked.await {
            Ok(report) => Outcome::Done(report),
            Err(trouble) if trouble.code == "ACQ.TRADE_NOT_EXIST" => {
                Outcome::Done(report(refund, RefundState::Absent))
            }
            Err(trouble) => trouble.into(),
        }
    }
}

/// An answer without a state means that nothing was given back as of now.
fn read(node: &Object<'_>, refund: &NewRefund) -> Result<RefundReport, Trouble> {
    match text(node, "refund_status").as_deref() {
        None => return Ok(report(refund, RefundState::Absent)),
        Some("REFUND_SUCCESS") => {}
        Some(_) => return Ok(report(refund, RefundState::Processing)),
    }
    about(node, "out_request_no", &refund.number)?;
    let amount = text(node, "refund_amount").and_then(|text| from_yuan(&text));
    let back = node.object("deposit_back_info").and_then(|info| text(&info, "dback_status"));
    let is_back = back.as_deref() == Some("F");
    Ok(RefundReport {
        amount: Some(amount.ok_or_else(|| Trouble::unknown(BAD_ANSWER, "the answer has no amount"))?),
        succeeded_at: text(node, "gmt_refund_pay").and_then(|time| parse_china_time(&time)),
        ..report(refund, if is_back { RefundState::ReturnedByBank } else { RefundState::Succeeded })
    })
}
