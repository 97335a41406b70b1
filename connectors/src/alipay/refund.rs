use rebated_service::payments::{ChannelKind, NewRefund, Outcome, RefundReport, RefundState, Trouble};
use serde_json::json;

use super::Alipay;
use super::reply::{about, text};
use crate::china::parse_china_time;
use crate::payments::{admit_refund, cut, to_yuan};

/// Longest reason that is sent, in bytes.
const LONGEST: usize = 80;

impl Alipay {
    pub(super) async fn make_refund(&self, refund: &NewRefund) -> Outcome<RefundReport> {
        if let Err(trouble) = admit_refund(ChannelKind::Alipay, refund) {
            return trouble.into();
        }
        let mut content = json!({
            "out_trade_no": refund.payment_number,
            "refund_amount": to_yuan(refund.amount),
            "out_request_no": refund.number,
        });
        if !refund.reason.is_empty() {
            content["refund_reason"] = cut(&refund.reason, LONGEST).into();
        }
        let done = self.call("alipay.trade.refund", content.to_string(), |node| {
            about(node, "out_trade_no", &refund.payment_number)?;
            match text(node, "fund_change").as_deref() {
                Some("Y") => Ok(RefundReport {
                    succeeded_at: text(node, "gmt_refund_pay").and_then(|time| parse_china_time(&time)),
                    ..report(refund, RefundState::Succeeded)
                }),
                // 10000 alone is no success: this call moved nothing, and an earlier one may have
                _ => Err(Trouble::unknown("FUND_CHANGE_N", "the answer does not say that money has moved")),
            }
        });
        done.await.map_or_else(Outcome::from, Outcome::Done)
    }
}

/// A report without amount: what the answer to a refund states is the sum of all refunds of the payment.
pub(super) fn report(refund: &NewRefund, state: RefundState) -> RefundReport {
    RefundReport {
        number: refund.number.clone(),
        channel_number: None,
        state,
        amount: None,
        succeeded_at: None,
    }
}
