use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money};
use serde_json::{Value, json};

use super::answer::Said;
use super::payments::time;
use super::requests::Asked;
use super::{REFUND_TAKES, RULES, WechatPaySimulator};
use crate::payments::simulator::{Fault, Refund, RefundEnd, RefundRefusal, Trade, random_text};

impl WechatPaySimulator {
    /// Takes a refund on. It ends some seconds later, and is told of then.
    pub(super) fn refund(&self, asked: &Asked, fault: Option<Fault>) -> Said {
        let body = &asked.body;
        let payment = body["out_trade_no"].as_str().unwrap_or_default();
        let Some(new) = self.new_refund(body, fault) else {
            return Said::refused(StatusCode::BAD_REQUEST, "PARAM_ERROR");
        };
        let mut book = self.book();
        let total = book.trade(payment).map(|trade| trade.amount.minor());
        if total.is_some() && total != body["amount"]["total"].as_i64() {
            return Said::refused(StatusCode::BAD_REQUEST, "INVALID_REQUEST");
        }
        match book.refund_trade(payment, new, &RULES) {
            Ok((refund, _)) => Said::ok(answered(book.trade(payment).expect("the refund's trade"), &refund)),
            Err(RefundRefusal::NotFound) => Said::refused(StatusCode::NOT_FOUND, "RESOURCE_NOT_EXISTS"),
            Err(RefundRefusal::TooSoon) => Said::refused(StatusCode::TOO_MANY_REQUESTS, "FREQUENCY_LIMITED"),
            Err(_) => Said::refused(StatusCode::BAD_REQUEST, "INVALID_REQUEST"),
        }
    }

    fn new_refund(&self, body: &Value, fault: Option<Fault>) -> Option<Refund> {
        let text = |name: &str| Some(body[name].as_str()?.to_owned()).filter(|text| !text.is_empty());
        let fen = body["amount"]["refund"].as_i64().filter(|fen| *fen > 0)?;
        (body["amount"]["currency"] == "CNY").then_some(Refund {
            number: text("out_refund_no")?,
            channel_number: format!("50000{}", random_text(23)),
            amount: Money::new(fen, Currency::Cny),
            state: RefundEnd::Processing,
            fate: match fault {
                Some(Fault::Stuck) => RefundEnd::Processing,
                Some(Fault::Closed) => RefundEnd::Closed,
                Some(Fault::Abnormal) => RefundEnd::Abnormal,
                Some(Fault::Returned) => RefundEnd::ReturnedByBank,
                _ => RefundEnd::Succeeded,
            },
            accepted_at: self.now(),
            ended_at: None,
            notify_url: text("notify_url").unwrap_or_default(),
        })
    }

    pub(super) fn query_refund(&self, number: &str) -> Said {
        let now = self.now();
        self.settle_refunds(now);
        let book = self.book();
        match book.refund(number) {
            Some((trade, refund)) => Said::ok(answered(trade, refund)),
            None => Said::refused(StatusCode::NOT_FOUND, "RESOURCE_NOT_EXISTS"),
        }
    }

    /// Ends the refunds whose time has come, and sends back what the payers' banks do not keep.
    pub(super) fn settle_refunds(&self, now: DateTime<Utc>) {
        let open = self.book().unsettled();
        for (payment, number) in open {
            let settled = {
                let mut book = self.book();
                let is_due =
                    book.refund(&number).is_some_and(|(_, refund)| now - refund.accepted_at >= REFUND_TAKES);
                if is_due { book.settle(&payment, &number, &RULES, now) } else { None }
            };
            if let Some((trade, refund)) = settled {
                self.tell_of_refund(&trade, &refund);
            }
        }
        let back = self.book().come_back(now);
        back.iter().for_each(|(trade, refund)| self.tell_of_refund(trade, refund));
    }

    /// The payer's bank sends a refund back: it becomes `ABNORMAL` after its success, and a callback tells of it. False
    /// if there is none that has succeeded.
    pub fn bank_returns(&self, payment: &str, number: &str) -> bool {
        let now = self.now();
        let back = self.book().bank_returns(payment, number, now);
        if let Some((trade, refund)) = &back {
            self.tell_of_refund(trade, refund);
        }
        back.is_some()
    }

    /// Says how a refund that has not ended will end; `Processing` for never. False if there is none.
    pub fn decide(&self, number: &str, fate: RefundEnd) -> bool {
        self.book().decide(number, fate)
    }

    /// The payer's account takes a refund after all, as after an `ABNORMAL`. Its callback follows.
    pub fn succeed_abnormal(&self, number: &str) -> bool {
        let now = self.now();
        let settled = {
            let mut book = self.book();
            let found = book.refund(number).filter(|(_, refund)| refund.state == RefundEnd::Abnormal);
            let Some(payment) = found.map(|(trade, _)| trade.number.clone()) else { return false };
            let refunds = book.trade_mut(&payment).into_iter().flat_map(|trade| &mut trade.refunds);
            refunds.filter(|refund| refund.number == number).for_each(|refund| {
                (refund.state, refund.fate) = (RefundEnd::Processing, RefundEnd::Succeeded);
            });
            book.settle(&payment, number, &RULES, now)
        };
        if let Some((trade, refund)) = &settled {
            self.tell_of_refund(trade, refund);
        }
        settled.is_some()
    }
}

/// A refund in the words of answers.
fn answered(trade: &Trade, refund: &Refund) -> Value {
    let mut fields = json!({
        "refund_id": refund.channel_number,
        "out_refund_no": refund.number,
        "transaction_id": trade.channel_number,
        "out_trade_no": trade.number,
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "create_time": time(refund.accepted_at),
        "status": word(refund.state),
        "amount": amount(trade, refund),
    });
    if let Some(ended_at) = refund.ended_at.filter(|_| refund.state == RefundEnd::Succeeded) {
        fields["success_time"] = time(ended_at).into();
    }
    fields
}

pub(super) fn amount(trade: &Trade, refund: &Refund) -> Value {
    json!({
        "total": trade.amount.minor(),
        "refund": refund.amount.minor(),
        "payer_total": trade.amount.minor(),
        "payer_refund": refund.amount.minor(),
        "currency": "CNY",
    })
}

/// WeChat's word for a state.
pub(super) const fn word(state: RefundEnd) -> &'static str {
    match state {
        RefundEnd::Processing => "PROCESSING",
        RefundEnd::Succeeded => "SUCCESS",
        RefundEnd::Closed => "CLOSED",
        RefundEnd::Abnormal | RefundEnd::ReturnedByBank => "ABNORMAL",
    }
}
