use serde_json::{Value, json};

use super::answer::Said;
use super::calls::yuan;
use super::gateway::Asked;
use super::{AlipaySimulator, RULES};
use crate::china::china_time;
use crate::payments::from_yuan;
use crate::payments::simulator::{Fault, Refund, RefundEnd, RefundRefusal, Trade};

impl AlipaySimulator {
    /// Gives back at once, and tells the payment's address for notices.
    pub(super) fn refund(&self, asked: &Asked, fault: Option<Fault>) -> Said {
        let Some(new) = self.new_refund(asked, fault) else { return Said::refused("ACQ.INVALID_PARAMETER") };
        let Some(trade) = self.known(asked) else { return Said::refused("ACQ.TRADE_NOT_EXIST") };
        let (payment, number, now) = (trade.number, new.number.clone(), new.accepted_at);
        let taken = self.book().refund_trade(&payment, new, &RULES);
        let is_new = match taken {
            Ok((_, is_new)) => is_new,
            Err(refusal) => return refused(refusal),
        };
        let settled = self.book().settle(&payment, &number, &RULES, now);
        if let Some((trade, refund)) = &settled {
            self.tell_of_refund(trade, refund);
        }
        let book = self.book();
        let trade = book.trade(&payment).expect("the trade of the refund");
        Said::done(json!({
            "out_trade_no": trade.number,
            "trade_no": trade.channel_number,
            "fund_change": if is_new && settled.is_some() { "Y" } else { "N" },
            "refund_fee": yuan(moved(trade)),
            "send_back_fee": yuan(if settled.is_some() { moved(trade) } else { 0 }),
            "gmt_refund_pay": china_time(now),
        }))
    }

    fn new_refund(&self, asked: &Asked, fault: Option<Fault>) -> Option<Refund> {
        let text = |name: &str| asked.content[name].as_str().filter(|text| !text.is_empty());
        Some(Refund {
            number: text("out_request_no")?.to_owned(),
            channel_number: String::new(),
            amount: from_yuan(text("refund_amount")?).filter(|amount| amount.minor() > 0)?,
            state: RefundEnd::Processing,
            fate: match fault {
                Some(Fault::Stuck) => RefundEnd::Processing,
                Some(Fault::Closed) => RefundEnd::Closed,
                Some(Fault::Returned) => RefundEnd::ReturnedByBank,
                _ => RefundEnd::Succeeded,
            },
            accepted_at: self.0.clock.now(),
            ended_at: None,
            notify_url: String::new(),
        })
    }

    pub(super) fn query_refund(&self, asked: &Asked) -> Said {
        let now = self.0.clock.now();
        self.book().come_back(now);
        let Some(trade) = self.known(asked) else { return Said::refused("ACQ.TRADE_NOT_EXIST") };
        let number = asked.content["out_request_no"].as_str().unwrap_or_default();
        let mut fields = json!({ "out_trade_no": trade.number, "trade_no": trade.channel_number });
        let found = trade.refund(number).filter(|refund| has_moved(refund));
        if let Some(refund) = found {
            fields["out_request_no"] = number.into();
            fields["refund_status"] = "REFUND_SUCCESS".into();
            fields["refund_amount"] = refund.amount.to_decimal().into();
            fields["total_amount"] = trade.amount.to_decimal().into();
            fields["gmt_refund_pay"] = refund.ended_at.map_or(Value::Null, |at| china_time(at).into());
            if refund.state == RefundEnd::ReturnedByBank {
                fields["deposit_back_info"] = json!({ "has_deposit_back": "true", "dback_status": "F" });
            }
        }
        Said::done(fields)
    }

    /// Says how a refund that has not ended will end, when it is asked for again. False if there is none.
    pub fn decide(&self, number: &str, fate: RefundEnd) -> bool {
        self.book().decide(number, fate)
    }

    /// The payer's bank sends a refund back. No notice tells of it. False if there is none that has succeeded.
    pub fn bank_returns(&self, payment: &str, number: &str) -> bool {
        let now = self.0.clock.now();
        self.book().bank_returns(payment, number, now).is_some()
    }
}

fn has_moved(refund: &Refund) -> bool {
    matches!(refund.state, RefundEnd::Succeeded | RefundEnd::ReturnedByBank)
}

/// What was given back of a trade and has not come back, in fen.
pub(super) fn moved(trade: &Trade) -> i64 {
    let stays = |refund: &&Refund| refund.state == RefundEnd::Succeeded;
    trade.refunds.iter().filter(stays).map(|refund| refund.amount.minor()).sum()
}

fn refused(refusal: RefundRefusal) -> Said {
    match refusal {
        RefundRefusal::NotFound => Said::refused("ACQ.TRADE_NOT_EXIST"),
        RefundRefusal::NotPaid => Said::refused("ACQ.TRADE_STATUS_ERROR"),
        RefundRefusal::Closed => Said::refused("ACQ.TRADE_HAS_CLOSE"),
        RefundRefusal::OtherParameters => Said::refused("ACQ.DISCORDANT_REPEAT_REQUEST"),
        RefundRefusal::TooSoon => Said { code: "40005", ..Said::refused("isv.call-limited") },
        RefundRefusal::TooMuch => Said::refused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"),
        RefundRefusal::TooMany => Said::refused("ACQ.TRADE_NOT_ALLOW_REFUND"),
    }
}
