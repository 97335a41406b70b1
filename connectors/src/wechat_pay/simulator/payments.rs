use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::money::{Currency, Money};
use serde_json::{Value, json};

use super::answer::Said;
use super::requests::Asked;
use super::{APP, MERCHANT, WechatPaySimulator};
use crate::china::CHINA;
use crate::payments::simulator::{CreateRefusal, Trade, TradeState, random_text};

/// How long a payment may be paid that does not say so.
const DEFAULT: TimeDelta = TimeDelta::hours(2);

impl WechatPaySimulator {
    pub(super) fn create(&self, asked: &Asked) -> Said {
        let Some(new) = self.new_trade(&asked.body) else {
            return Said::refused(StatusCode::BAD_REQUEST, "PARAM_ERROR");
        };
        let is_native = asked.path.ends_with("native");
        if !is_native && asked.body["payer"]["openid"].as_str().is_none_or(str::is_empty) {
            return Said::refused(StatusCode::BAD_REQUEST, "PARAM_ERROR");
        }
        match self.book().create(new) {
            Ok(trade) if is_native => Said::ok(json!({ "code_url": self.cashier(&trade.number) })),
            Ok(trade) => Said::ok(json!({ "prepay_id": format!("wx{}", trade.channel_number) })),
            Err(CreateRefusal::OtherParameters) => Said::refused(StatusCode::FORBIDDEN, "OUT_TRADE_NO_USED"),
            Err(CreateRefusal::Paid) => Said::refused(StatusCode::BAD_REQUEST, "ORDERPAID"),
            Err(CreateRefusal::Closed) => Said::refused(StatusCode::BAD_REQUEST, "ORDER_CLOSED"),
        }
    }

    fn new_trade(&self, body: &Value) -> Option<Trade> {
        let now = self.now();
        let text = |name: &str| Some(body[name].as_str()?.to_owned()).filter(|text| !text.is_empty());
        let currency = &body["amount"]["currency"];
        let is_ours = text("appid")? == APP && text("mchid")? == MERCHANT;
        let is_yuan = currency.is_null() || currency == "CNY";
        let expires_at = match text("time_expire") {
            Some(time) => DateTime::parse_from_rfc3339(&time).ok()?.with_timezone(&Utc),
            None => now + DEFAULT,
        };
        let fen = body["amount"]["total"].as_i64().filter(|fen| *fen > 0)?;
        let notify_url = text("notify_url").filter(|url| !url.contains('?'))?;
        (is_ours && is_yuan && expires_at > now).then_some(Trade {
            number: text("out_trade_no")?,
            channel_number: format!("42000{}", random_text(23)),
            amount: Money::new(fen, Currency::Cny),
            subject: text("description").filter(|text| text.len() <= 127)?,
            state: TradeState::Waiting,
            is_seen: true,
            created_at: now,
            expires_at,
            paid_at: None,
            notify_url,
            return_url: None,
            refunds: Vec::new(),
        })
    }

    pub(super) fn query(&self, number: &str, asked: &Asked) -> Said {
        if asked.query != format!("mchid={MERCHANT}") {
            return Said::refused(StatusCode::BAD_REQUEST, "PARAM_ERROR");
        }
        let now = self.now();
        let mut book = self.book();
        book.expire(now);
        match book.trade(number) {
            Some(trade) => Said::ok(transaction(trade)),
            None => Said::refused(StatusCode::NOT_FOUND, "ORDER_NOT_EXIST"),
        }
    }

    pub(super) fn close(&self, number: &str, asked: &Asked) -> Said {
        if asked.body["mchid"] != MERCHANT {
            return Said::refused(StatusCode::BAD_REQUEST, "PARAM_ERROR");
        }
        let mut book = self.book();
        let Some(trade) = book.trade_mut(number) else {
            return Said::refused(StatusCode::NOT_FOUND, "ORDER_NOT_EXIST");
        };
        match trade.state {
            TradeState::Paid => return Said::refused(StatusCode::BAD_REQUEST, "ORDERPAID"),
            TradeState::Closed => return Said::refused(StatusCode::BAD_REQUEST, "ORDER_CLOSED"),
            TradeState::Waiting => trade.state = TradeState::Closed,
        }
        Said::empty()
    }

    /// Where the payer pays.
    pub(super) fn cashier(&self, number: &str) -> String {
        format!("{}/cashier/{number}", self.0.base_url)
    }
}

/// A trade in WeChat's words, in answers and in callbacks. After any refund it is in `REFUND`.
pub(super) fn transaction(trade: &Trade) -> Value {
    let state = match trade.state {
        TradeState::Waiting => "NOTPAY",
        TradeState::Paid if !trade.refunds.is_empty() => "REFUND",
        TradeState::Paid => "SUCCESS",
        TradeState::Closed => "CLOSED",
    };
    let mut fields = json!({
        "appid": APP,
        "mchid": MERCHANT,
        "out_trade_no": trade.number,
        "trade_type": "NATIVE",
        "trade_state": state,
        "trade_state_desc": "支付",
        "amount": {
            "total": trade.amount.minor(),
            "payer_total": trade.amount.minor(),
            "currency": "CNY",
            "payer_currency": "CNY",
        },
    });
    if let Some(paid_at) = trade.paid_at {
        fields["transaction_id"] = trade.channel_number.as_str().into();
        fields["success_time"] = time(paid_at).into();
        fields["payer"] = json!({ "openid": "o-simulated-payer" });
    }
    fields
}

/// A time as WeChat writes it.
pub(super) fn time(time: DateTime<Utc>) -> String {
    time.with_timezone(&CHINA).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
