use serde_json::json;

use super::calls::status;
use super::refunds::moved;
use super::{APP, AlipaySimulator, SELLER};
use crate::alipay::sign::{Parameters, encoded, notice_content};
use crate::china::china_time;
use crate::payments::from_yuan;
use crate::payments::simulator::{CallbackFault, Letter, Refund, Sealed, Trade, random_text};

/// Seconds between the attempts of a notice: 4 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h.
pub(super) const SCHEDULE: &[i64] = &[240, 600, 600, 3600, 7200, 21_600, 54_000];
/// What goods may be called. Whoever decodes a value twice stumbles over it.
const TRICKY: &str = "50% + <b>\"中\"</b> & a=b;%zz";

impl AlipaySimulator {
    /// The notice of a payment.
    pub(super) fn tell_of_payment(&self, trade: &Trade) {
        let notice = self.notice(trade);
        self.put(trade, notice);
    }

    /// The notice of a trade that nobody paid in time.
    pub(super) fn tell_of_timeout(&self, trade: &Trade) {
        let mut notice = self.notice(trade);
        notice.insert("gmt_close".into(), china_time(self.0.clock.now()));
        self.put(trade, notice);
    }

    /// The notice of a refund: it goes where that of the payment went, and looks like it.
    pub(super) fn tell_of_refund(&self, trade: &Trade, refund: &Refund) {
        let mut notice = self.notice(trade);
        let now = china_time(self.0.clock.now());
        notice.insert("refund_fee".into(), super::calls::yuan(moved(trade)));
        notice.insert("gmt_refund".into(), format!("{now}.123"));
        notice.insert("out_biz_no".into(), refund.number.clone());
        if moved(trade) == trade.amount.minor() {
            notice.insert("gmt_close".into(), now);
        }
        self.put(trade, notice);
    }

    fn notice(&self, trade: &Trade) -> Parameters {
        let amount = trade.amount.to_decimal();
        let mut notice: Parameters = [
            ("notify_type", "trade_status_sync"),
            ("notify_id", &random_text(32)),
            ("charset", "utf-8"),
            ("version", "1.0"),
            ("sign_type", "RSA2"),
            ("app_id", APP),
            ("auth_app_id", APP),
            ("seller_id", SELLER),
            ("buyer_id", "2088000000000002"),
            ("trade_no", &trade.channel_number),
            ("out_trade_no", &trade.number),
            ("trade_status", status(trade)),
            ("total_amount", &amount),
            ("receipt_amount", &amount),
            ("buyer_pay_amount", &amount),
            ("subject", &trade.subject),
            ("body", TRICKY),
            ("gmt_create", &china_time(trade.created_at)),
            ("fund_bill_list", &json!([{ "amount": amount, "fundChannel": "ALIPAYACCOUNT" }]).to_string()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        if let Some(paid_at) = trade.paid_at {
            notice.insert("gmt_payment".into(), china_time(paid_at));
        }
        notice
    }

    fn put(&self, trade: &Trade, notice: Parameters) {
        let fault = self.0.script.next_callback();
        self.0.post.put(&trade.notify_url, notice, fault, self.0.clock.now());
    }

    /// The form of one attempt, signed.
    pub(super) fn seal(&self, letter: &Letter<Parameters>) -> Sealed {
        let mut notice = letter.content.clone();
        notice.insert("notify_time".into(), china_time(self.0.clock.now()));
        let mut set = |name: &str, value: &str| notice.insert(name.to_owned(), value.to_owned());
        match letter.fault {
            Some(CallbackFault::WrongApp) => drop(set("app_id", "2021000000000099")),
            Some(CallbackFault::WrongMerchant) => drop(set("seller_id", "2088000000000099")),
            Some(CallbackFault::Garbage) => drop(set("total_amount", "a lot")),
            Some(CallbackFault::WrongAmount) => {
                let more = from_yuan(&letter.content["total_amount"]).map_or(1, |amount| amount.minor() + 1);
                set("total_amount", &super::calls::yuan(more));
            }
            _ => {}
        }
        let keys = &self.0.keys;
        let key = if letter.fault == Some(CallbackFault::Forged) { &keys.foreign } else { &keys.alipay };
        let sign = key.sign(notice_content(&notice).as_bytes());
        notice.insert("sign".into(), sign);
        if letter.fault == Some(CallbackFault::Tampered) {
            notice.insert("total_amount".into(), "0.01".into());
        }
        Sealed {
            headers: vec![("content-type", "application/x-www-form-urlencoded; charset=utf-8".into())],
            body: encoded(&notice),
        }
    }
}
