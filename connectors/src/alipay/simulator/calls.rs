use rebated_domain::money::Money;
use serde_json::json;

use super::answer::Said;
use super::gateway::Asked;
use super::{AlipaySimulator, SELLER};
use crate::china::{china_time, parse_china_time};
use crate::payments::from_yuan;
use crate::payments::simulator::{CreateRefusal, Trade, TradeState, random_text};

/// How long a trade may be paid that does not say so: fifteen days.
const DEFAULT_DAYS: i64 = 15;

impl AlipaySimulator {
    pub(super) fn precreate(&self, asked: &Asked) -> Said {
        match self.make_trade(asked, false) {
            Ok(trade) => {
                Said::done(json!({ "out_trade_no": trade.number, "qr_code": self.cashier(&trade.number) }))
            }
            Err(said) => said,
        }
    }

    /// Makes a trade, or finds the same.
    pub(super) fn make_trade(&self, asked: &Asked, is_seen: bool) -> Result<Trade, Said> {
        let now = self.0.clock.now();
        let new = self.new_trade(asked, now).ok_or_else(|| Said::refused("ACQ.INVALID_PARAMETER"))?;
        let number = new.number.clone();
        let mut book = self.book();
        let made = book.create(new).cloned().map_err(|refusal| {
            Said::refused(match refusal {
                CreateRefusal::OtherParameters => "ACQ.CONTEXT_INCONSISTENT",
                CreateRefusal::Paid => "ACQ.TRADE_HAS_SUCCESS",
                CreateRefusal::Closed => "ACQ.TRADE_HAS_CLOSE",
            })
        })?;
        if is_seen {
            self.see(&mut book, &number);
        }
        Ok(made)
    }

    fn new_trade(&self, asked: &Asked, now: chrono::DateTime<chrono::Utc>) -> Option<Trade> {
        let text =
            |name: &str| Some(asked.content[name].as_str()?.to_owned()).filter(|text| !text.is_empty());
        let parameter = |name: &str| asked.parameters.get(name).cloned();
        let subject = text("subject").filter(|subject| !subject.contains(['/', '=', '&']))?;
        let expires_at = match text("time_expire") {
            Some(time) => parse_china_time(&time).filter(|time| *time > now)?,
            None => now + chrono::TimeDelta::days(DEFAULT_DAYS),
        };
        Some(Trade {
            number: text("out_trade_no")?,
            channel_number: format!("{}22001{}", now.format("%Y%m%d"), random_text(14)),
            amount: from_yuan(&text("total_amount")?).filter(|amount| amount.minor() > 0)?,
            subject,
            state: TradeState::Waiting,
            is_seen: false,
            created_at: now,
            expires_at,
            paid_at: None,
            notify_url: parameter("notify_url").unwrap_or_default(),
            return_url: parameter("return_url"),
            refunds: Vec::new(),
        })
    }

    /// A payer has opened the trade: from now on Alipay knows it.
    pub(super) fn see(&self, book: &mut crate::payments::simulator::Book, number: &str) {
        if let Some(trade) = book.trade_mut(number) {
            trade.is_seen = true;
        }
    }

    pub(super) fn query(&self, asked: &Asked) -> Said {
        let Some(trade) = self.known(asked) else { return Said::refused("ACQ.TRADE_NOT_EXIST") };
        let mut fields = json!({
            "out_trade_no": trade.number,
            "trade_no": trade.channel_number,
            "trade_status": status(&trade),
            "total_amount": trade.amount.to_decimal(),
            "buyer_user_id": "2088000000000002",
            "seller_id": SELLER,
        });
        if let Some(paid_at) = trade.paid_at {
            fields["send_pay_date"] = china_time(paid_at).into();
        }
        Said::done(fields)
    }

    pub(super) fn close(&self, asked: &Asked) -> Said {
        let Some(trade) = self.known(asked) else { return Said::refused("ACQ.TRADE_NOT_EXIST") };
        if trade.state != TradeState::Waiting {
            return Said::refused("ACQ.TRADE_STATUS_ERROR");
        }
        if let Some(trade) = self.book().trade_mut(&trade.number) {
            trade.state = TradeState::Closed;
        }
        Said::done(json!({ "out_trade_no": trade.number, "trade_no": trade.channel_number }))
    }

    /// The trade that is asked about, if a payer has seen it.
    pub(super) fn known(&self, asked: &Asked) -> Option<Trade> {
        let number = asked.content["out_trade_no"].as_str()?;
        let now = self.0.clock.now();
        let mut book = self.book();
        book.expire(now);
        book.trade(number).filter(|trade| trade.is_seen).cloned()
    }
}

/// Alipay's word for the state.
pub(super) const fn status(trade: &Trade) -> &'static str {
    match trade.state {
        TradeState::Waiting => "WAIT_BUYER_PAY",
        TradeState::Paid => "TRADE_SUCCESS",
        TradeState::Closed => "TRADE_CLOSED",
    }
}

/// Fen as Alipay writes them.
pub(super) fn yuan(fen: i64) -> String {
    Money::new(fen, rebated_domain::money::Currency::Cny).to_decimal()
}
