use chrono::{DateTime, Utc};
use rebated_domain::money::Money;
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::refund::RefundReason;
use serde::{Deserialize, Serialize};

use crate::Fault;

/// The form of the facts. Another one for anything that is said in another way.
pub(super) const VERSION: &str = "rebated-voucher-1";

/// Everything that a voucher says. Written as JSON with sorted keys and without spaces, it is the JSON document, whose
/// bytes follow from these values alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoucherDocument {
    /// How much went back.
    pub amount: Money,
    /// The buyer's name when the voucher was made; none where the order has no buyer with an account.
    pub buyer: Option<String>,
    /// How the money went; none when it was recorded here and moved elsewhere, or went to the buyer's balance.
    pub channel: Option<VoucherChannel>,
    /// The buyer's language when the voucher was made, a tag such as `zh-CN`.
    pub language: String,
    /// What was refunded, by lines of the order.
    pub lines: Vec<VoucherLine>,
    /// The voucher's number.
    pub number: String,
    /// The order's number.
    pub order: String,
    /// What the buyer had paid for the order.
    pub paid: Money,
    /// Why.
    pub reason: RefundReason,
    /// The refund's number.
    pub refund: String,
    /// When the refund was asked for.
    pub requested_at: DateTime<Utc>,
    /// When the money was with the buyer.
    pub succeeded_at: DateTime<Utc>,
    /// The form of the facts.
    pub version: String,
    /// The time zone in which the printed document tells times, an IANA name.
    pub zone: String,
}

/// How the money went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoucherChannel {
    /// The channel.
    pub kind: ChannelKind,
    /// Our number of the payment.
    pub payment: String,
    /// Our number of the refund at the channel.
    pub refund: String,
    /// The channel's number of the refund, where it gave one.
    pub transaction: Option<String>,
}

/// A part of what was refunded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoucherLine {
    /// How much of it.
    pub amount: Money,
    /// How many items; 0 where only an amount was given back.
    pub quantity: i64,
    /// What it is.
    pub title: String,
}

impl VoucherDocument {
    /// The canonical bytes.
    pub(super) fn write(&self) -> Result<Vec<u8>, Fault> {
        // the members of a value are sorted
        Ok(serde_json::to_value(self)?.to_string().into_bytes())
    }

    /// Reads what was written.
    pub(super) fn read(facts: &[u8]) -> Result<Self, Fault> {
        Ok(serde_json::from_slice(facts)?)
    }
}

#[cfg(test)]
mod tests {
    use rebated_domain::money::Currency;

    use super::*;

    #[test]
    fn the_same_facts_are_the_same_bytes() {
        let yuan = |minor| Money::new(minor, Currency::Cny);
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let channel = VoucherChannel {
            kind: ChannelKind::Alipay,
            payment: "P1".into(),
            refund: "R1-1".into(),
            transaction: None,
        };
        let document = VoucherDocument {
            amount: yuan(1_250),
            buyer: Some("李雷".into()),
            channel: Some(channel),
            language: "zh-CN".into(),
            lines: vec![VoucherLine { amount: yuan(1_250), quantity: 1, title: "茶".into() }],
            number: "V-R1".into(),
            order: "O1".into(),
            paid: yuan(2_500),
            reason: RefundReason::Defective,
            refund: "R1".into(),
            requested_at: at(0),
            succeeded_at: at(60),
            version: VERSION.into(),
            zone: "Asia/Shanghai".into(),
        };
        let expected = r#"{"amount":{"amount":"12.50","currencyCode":"CNY"},"buyer":"李雷","channel":{"kind":"ALIPAY","payment":"P1","refund":"R1-1","transaction":null},"language":"zh-CN","lines":[{"amount":{"amount":"12.50","currencyCode":"CNY"},"quantity":1,"title":"茶"}],"number":"V-R1","order":"O1","paid":{"amount":"25.00","currencyCode":"CNY"},"reason":"DEFECTIVE","refund":"R1","requestedAt":"1970-01-01T00:00:00Z","succeededAt":"1970-01-01T00:01:00Z","version":"rebated-voucher-1","zone":"Asia/Shanghai"}"#;
        let bytes = document.write().unwrap();
        assert_eq!(String::from_utf8(bytes.clone()).unwrap(), expected);
        assert_eq!(VoucherDocument::read(&bytes).unwrap(), document);
    }
}
