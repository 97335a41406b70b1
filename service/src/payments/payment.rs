use chrono::{DateTime, Utc};
use rebated_domain::money::Money;

/// A payment that a channel is to make. Two calls for one payment must be equal: the channel compares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayment {
    /// Our number (`out_trade_no`).
    pub number: String,
    /// What is to be paid, in yuan; more than nothing.
    pub amount: Money,
    /// What the payer reads. At most 127 bytes are sent, cut between characters.
    pub subject: String,
    /// How the payer gets to it.
    pub way: PayWay,
    /// Until when it may be paid. Sent to the second (Alipay) or with its zone (WeChat Pay).
    pub expires_at: DateTime<Utc>,
}

/// How a payer gets to a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PayWay {
    /// By scanning a code.
    Qr,
    /// By a page of the channel in the browser, which leads to `return_url` afterwards. Alipay only.
    Page {
        /// Where the browser goes afterwards. What it brings back proves nothing.
        return_url: Option<String>,
    },
    /// Inside the channel's own app. WeChat Pay only.
    Jsapi {
        /// The payer's id for our app.
        openid: String,
    },
}

/// What the payer needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checkout {
    /// The content of a code to scan.
    Qr {
        /// A URL of the channel.
        content: String,
    },
    /// A page to open in the browser. Making it calls nobody, so that the channel does not know the payment until
    /// the page is opened.
    Page {
        /// Signed.
        url: String,
    },
    /// What the page inside the channel's app passes on.
    Jsapi(JsapiCheckout),
}

/// The arguments of WeChat's `requestPayment`, signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsapiCheckout {
    /// `appId`.
    pub app_id: String,
    /// `timeStamp`, in seconds.
    pub time_stamp: String,
    /// `nonceStr`.
    pub nonce: String,
    /// `package`: `prepay_id=…`, good for two hours.
    pub package: String,
    /// `signType`.
    pub sign_type: &'static str,
    /// `paySign`.
    pub signature: String,
}

/// How a payment is, by the channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentReport {
    /// Our number.
    pub number: String,
    /// The channel's number, once it has one.
    pub channel_number: Option<String>,
    /// How it stands.
    pub state: PaymentState,
    /// The whole amount of the payment, where the channel says it.
    pub amount: Option<Money>,
    /// The app, where the channel says it.
    pub app: Option<String>,
    /// The merchant, where the channel says it.
    pub merchant: Option<String>,
    /// The payer's id at the channel. A person's identifier: never logged.
    pub payer: Option<String>,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
}

/// How a payment stands at its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaymentState {
    /// The channel does not know the number, as of now: a call may be on its way, or no payer has opened the page.
    Absent,
    /// It waits for the payer.
    Open,
    /// It is paid. Refunds may have been made.
    Paid,
    /// It is paid, and no refund can be made of it any more: the time is over, or everything was given back.
    Finished,
    /// It was closed, unpaid. What comes by callback from Alipay may also be fully refunded: see
    /// [`PaymentNotice::refund`](super::PaymentNotice::refund).
    Closed,
}

impl PaymentState {
    /// Whether the payer has paid.
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::Finished)
    }
}
