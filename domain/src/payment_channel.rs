//! Which channels money comes and goes by, how they name what we ask of them, and what may come of it.

use crate::code::codes;

codes! {
    /// A channel of payment.
    pub enum ChannelKind {
        /// Alipay (支付宝).
        Alipay = "ALIPAY",
        /// WeChat Pay (微信支付).
        WechatPay = "WECHAT_PAY",
    }
}

codes! {
    /// What came of a call that changes something at a channel.
    pub enum OutcomeKind {
        /// It has happened, once.
        Done = "DONE",
        /// The channel has taken it on and tells the end later.
        Accepted = "ACCEPTED",
        /// It may have happened.
        Unknown = "UNKNOWN",
        /// It has not happened, and the same call may succeed later.
        NotExecutedRetry = "NOT_EXECUTED_RETRY",
        /// It has not happened for want of money in the merchant's balance.
        NotExecutedFunds = "NOT_EXECUTED_FUNDS",
        /// The channel has refused for good.
        Refused = "REFUSED",
    }
}

impl ChannelKind {
    /// Whether the channel takes a text as our number of a payment (`out_trade_no`).
    ///
    /// Alipay: 1 to 64 letters, digits and underscores. WeChat Pay: 6 to 32 letters, digits and `_-|*`. What both
    /// take is 6 to 32 letters, digits and underscores.
    pub fn takes_payment_number(self, number: &str) -> bool {
        match self {
            Self::Alipay => made_of(number, 1..=64, b"_"),
            Self::WechatPay => made_of(number, 6..=32, b"_-|*"),
        }
    }

    /// Whether the channel takes a text as our number of a refund (`out_request_no`, `out_refund_no`).
    ///
    /// Up to 64 letters and digits, and `_-|*@` at WeChat Pay. Alipay states the length only; letters, digits, `_`
    /// and `-` are what we send.
    pub fn takes_refund_number(self, number: &str) -> bool {
        match self {
            Self::Alipay => made_of(number, 1..=64, b"_-"),
            Self::WechatPay => made_of(number, 1..=64, b"_-|*@"),
        }
    }
}

fn made_of(number: &str, length: std::ops::RangeInclusive<usize>, others: &[u8]) -> bool {
    length.contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || others.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::ChannelKind::{Alipay, WechatPay};

    #[test]
    fn each_channel_has_its_pattern_of_payment_numbers() {
        let long = "x".repeat(32);
        let longer = "x".repeat(33);
        let longest = "x".repeat(64);
        let too_long = "x".repeat(65);
        let cases = [
            ("P20260131000001", true, true),
            ("P_1_2_3", true, true),
            ("P1", true, false),
            ("P-1234", false, true),
            ("P|12*4", false, true),
            ("P@1234", false, false),
            ("P 1234", false, false),
            ("支付号码支付", false, false),
            ("", false, false),
            (long.as_str(), true, true),
            (longer.as_str(), true, false),
            (longest.as_str(), true, false),
            (too_long.as_str(), false, false),
        ];
        for (number, alipay, wechat_pay) in cases {
            assert_eq!(Alipay.takes_payment_number(number), alipay, "{number}");
            assert_eq!(WechatPay.takes_payment_number(number), wechat_pay, "{number}");
        }
    }

    #[test]
    fn each_channel_has_its_pattern_of_refund_numbers() {
        let longest = "x".repeat(64);
        let too_long = "x".repeat(65);
        let cases = [
            ("R17-1", true, true),
            ("R", true, true),
            ("R@1", false, true),
            ("R/1", false, false),
            ("", false, false),
            (longest.as_str(), true, true),
            (too_long.as_str(), false, false),
        ];
        for (number, alipay, wechat_pay) in cases {
            assert_eq!(Alipay.takes_refund_number(number), alipay, "{number}");
            assert_eq!(WechatPay.takes_refund_number(number), wechat_pay, "{number}");
        }
    }
}
