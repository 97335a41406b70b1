//! `/claim NUMBER`.

use super::{Talk, key_of, words};
use crate::rebated::claim_order::{
    OrderClaimErrorCode as Code, OrderClaimIdentityInput, OrderClaimInput, OrderClaimStatus, Variables,
};
use crate::rebated::{ClaimOrder, PROVIDER, RebatedError, allowed};
use crate::telegram::Message;

impl Talk {
    /// Claims an order. The answer of the platform tells whose chat it is, which is kept.
    pub(super) async fn claim(&self, message: &Message, number: &str) -> Result<String, RebatedError> {
        let language = message.language;
        let input = OrderClaimInput {
            idempotency_key: key_of(message),
            identity: Some(OrderClaimIdentityInput {
                provider: PROVIDER.to_owned(),
                subject: message.chat.to_string(),
            }),
            note: None,
            order_number: number.chars().take(64).collect(),
            paid: None,
            source: None,
        };
        let done = allowed(self.rebated.run::<ClaimOrder>(Variables { input }).await?.order_claim)?;
        if let Some(claim) = done.claim {
            self.met(message, claim.user.id).await;
            let number = claim.order_number;
            return Ok(match claim.status {
                OrderClaimStatus::GRANTED => language
                    .pick(format!("订单 {number} 已归到你名下。"), format!("The order {number} is yours.")),
                _ => language.pick(
                    format!("已收到订单 {number} 的找回申请，有结果会通知你。"),
                    format!("I have passed on that the order {number} is yours. It is looked at."),
                ),
            });
        }
        let Some(error) = done.user_errors.first() else {
            return Err(RebatedError::Away("a claim without an answer".to_owned()));
        };
        let text = match &error.code {
            Code::IDENTITY_NOT_LINKED => {
                self.forget(message.chat).await;
                words::not_linked(language)
            }
            Code::BAD_NUMBER => language.pick(
                "订单号不对。请发送 /claim 订单号，例如 /claim 2104813001234567890",
                "This is no number of an order. Send for example /claim 2104813001234567890",
            ),
            Code::ALREADY_YOURS => language.pick("这个订单已经是你的了。", "This order is yours already."),
            Code::ALREADY_CLAIMED => language.pick(
                "你已经申请过这个订单，请等待结果。",
                "You have claimed this order already. It is looked at.",
            ),
            Code::TOO_MANY_OPEN | Code::TOO_MANY_TODAY => language
                .pick("申请太多了，请以后再试。", "These are too many claims. Please try again later."),
            _ => return Ok(error.message.clone()),
        };
        Ok(text.to_owned())
    }
}
