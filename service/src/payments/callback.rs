use chrono::{DateTime, Utc};
use rebated_domain::money::Money;

use super::{Account, PaymentState, RefundState};

/// What came to the address for callbacks, as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Callback {
    /// Names and values of the headers.
    pub headers: Vec<(String, String)>,
    /// The body, byte by byte: signatures cover it.
    pub body: Vec<u8>,
}

impl Callback {
    /// The value of a header; its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// What a channel tells by a callback, its signature checked. A hint, not a fact to book blindly: app, merchant,
/// number and amount must equal ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// About a payment.
    Payment(PaymentNotice),
    /// About a refund of WeChat Pay. Alipay tells of refunds in notices about their payment.
    Refund(RefundNotice),
    /// Something that we do not act on. It is acknowledged, so that it does not come again.
    Other {
        /// The channel's id of the notice.
        id: String,
        /// The channel's name of what happened.
        event: String,
    },
}

impl Notice {
    /// The channel's id of the notice. The same at every repeat of it.
    pub fn id(&self) -> &str {
        match self {
            Self::Payment(notice) => &notice.id,
            Self::Refund(notice) => &notice.id,
            Self::Other { id, .. } => id,
        }
    }
}

/// A notice about a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentNotice {
    /// The channel's id of the notice.
    pub id: String,
    /// Our number of the payment, unchecked: it may be nobody's.
    pub number: String,
    /// The channel's number of the payment.
    pub channel_number: String,
    /// Which app, and which merchant gets the money.
    pub account: Account,
    /// How the payment stands. `Closed` together with a refund means that everything was given back.
    pub state: PaymentState,
    /// The whole amount of the payment.
    pub amount: Money,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
    /// Set when the notice is about a refund (Alipay). Such a notice says nothing new about the payment.
    pub refund: Option<RefundPart>,
}

/// What a notice of Alipay about a payment says of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundPart {
    /// Our number of the refund (`out_biz_no`), where the notice has it.
    pub number: Option<String>,
    /// What was given back of the payment in all so far, this refund included.
    pub refunded: Money,
    /// When.
    pub refunded_at: Option<DateTime<Utc>>,
}

/// A notice of WeChat Pay about a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundNotice {
    /// The channel's id of the notice.
    pub id: String,
    /// Our number of the payment.
    pub payment_number: String,
    /// The channel's number of the payment.
    pub payment_channel_number: String,
    /// Our number of the refund.
    pub number: String,
    /// The channel's number of the refund.
    pub channel_number: String,
    /// The merchant.
    pub merchant: String,
    /// How the refund stands.
    pub state: RefundState,
    /// What is or was given back.
    pub amount: Money,
    /// What was paid.
    pub paid: Money,
    /// When it succeeded.
    pub succeeded_at: Option<DateTime<Utc>>,
}

/// Why a callback was not believed. Nothing of it may be acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum CallbackRefusal {
    /// It is not signed, or not by the channel.
    #[error("the signature is not the channel's")]
    BadSignature,
    /// It is signed with a key that we do not have.
    #[error("the signature is by an unknown key")]
    UnknownKey,
    /// It was signed more than five minutes before or after now (WeChat Pay).
    #[error("the signature is too old or too new")]
    Stale,
    /// The channel tests whether we check signatures (WeChat Pay). Not an attack.
    #[error("the signature is a probe of the channel")]
    Probe,
    /// It is not what the channel sends: no form or JSON, a missing field, an amount that is none.
    #[error("the callback cannot be read")]
    Malformed,
    /// It is signed, and its content does not decrypt: the APIv3 key is another one.
    #[error("the callback cannot be decrypted")]
    Undecipherable,
}

impl CallbackRefusal {
    /// Its name in metrics.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadSignature => "BAD_SIGNATURE",
            Self::UnknownKey => "UNKNOWN_KEY",
            Self::Stale => "STALE",
            Self::Probe => "PROBE",
            Self::Malformed => "MALFORMED",
            Self::Undecipherable => "UNDECIPHERABLE",
        }
    }
}

/// What became of a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallbackVerdict {
    /// It is stored. Only then may the channel be told so: it does not send it again.
    Stored,
    /// It was not believed.
    Refused(CallbackRefusal),
    /// It could not be stored; the channel is to send it again.
    Unavailable,
}

/// What a channel is told about its callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallbackAnswer {
    /// The status of HTTP.
    pub status: u16,
    /// The media type of the body; none for an empty one.
    pub content_type: Option<&'static str>,
    /// The body, to be sent as it is.
    pub body: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_found_in_any_case() {
        let headers = vec![("Wechatpay-Serial".to_owned(), "7".to_owned())];
        let callback = Callback { headers, body: Vec::new() };
        assert_eq!(callback.header("wechatpay-serial"), Some("7"));
        assert_eq!(callback.header("wechatpay-nonce"), None);
    }
}
