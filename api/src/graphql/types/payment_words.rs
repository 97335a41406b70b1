//! Words about payments.

use async_graphql::Enum;
use rebated_domain::payment;
use rebated_domain::payment_channel as channels;
use rebated_domain::refund::machine::RefundStatus;

/// What payments are made by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "channels::ChannelKind")]
pub enum PaymentChannel {
    /// Alipay (支付宝).
    Alipay,
    /// WeChat Pay (微信支付).
    WechatPay,
}

/// How a buyer gets to a payment.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::PaymentScene")]
pub enum PaymentScene {
    /// Inside WeChat: the page there hands the fields of `jsapi` to `requestPayment`.
    Jsapi,
    /// By a page of Alipay, which the browser opens: `payUrl`.
    Page,
    /// By a code that the buyer scans: `qrCode`.
    Qr,
}

/// Where a payment is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::PaymentStatus")]
pub enum PaymentStatus {
    /// Nobody can pay any more, as far as is known.
    Closed,
    /// The channel was asked to close it.
    Closing,
    /// Its number is stored, and the channel is being told.
    Created,
    /// The channel took another amount than ours, or names another app or merchant: somebody has to look.
    Disputed,
    /// The buyer can pay.
    Open,
    /// The channel has the buyer's money.
    Paid,
    /// A call had no clear answer: the channel may know the number, and is asked.
    Unknown,
}

/// Why a payment goes back whole.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::Surplus")]
pub enum PaymentSurplus {
    /// The order was over when the money came.
    Late,
    /// Another payment had paid the order.
    Second,
}

/// What happened to a payment.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::PaymentInput")]
pub enum PaymentEventKind {
    /// The buyer wanted to pay.
    Ask,
    /// The channel refused to make it.
    CallRefused,
    /// The channel said that it is closed.
    Closed,
    /// The channel knows the number, and the buyer can pay.
    Made,
    /// The channel did not know the number.
    NotFound,
    /// The channel knew the number, and nobody had paid.
    NotPaid,
    /// The order was cancelled, or paid in another way, or its time was over.
    OrderEnded,
    /// The channel said that it is paid.
    Paid,
    /// Somebody said that the money is not ours.
    ResolveNotOurs,
    /// Somebody said that the money is ours.
    ResolvePaid,
    /// Its time had come.
    Timer,
    /// A call or a question had no answer that proves anything.
    Unknown,
}

/// What moved a payment.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::PaymentCause")]
pub enum PaymentEventCause {
    /// The channel's answer to a call of ours.
    Call,
    /// The channel called.
    Callback,
    /// Somebody asked for it.
    Command,
    /// The order moved.
    Order,
    /// The channel's answer to a question.
    Poll,
    /// Its time had come.
    Timer,
}

/// What became of a callback whose signature is the channel's.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::CallbackResult")]
pub enum PaymentCallbackResult {
    /// It told something new, which was written down.
    Applied,
    /// It told what was known.
    Duplicate,
    /// It does not fit our books: somebody has to look at it.
    Parked,
    /// It is about nothing that we act on.
    Refused,
}

/// Why a callback was parked or refused.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "payment::CallbackReason")]
pub enum PaymentCallbackReason {
    /// The money moved under a number that the channel had closed; the number after it may have moved it as well.
    ClosedNumber,
    /// It is no news of a payment or a refund.
    NotActedOn,
    /// We have no payment with the number at the channel.
    UnknownNumber,
    /// We have no refund with the number at the channel.
    UnknownRefund,
    /// The amount is not that of the payment or refund.
    WrongAmount,
    /// The app is not ours.
    WrongApp,
    /// The merchant is not ours.
    WrongMerchant,
}

/// Where the return of a payment is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentReturnStatus {
    /// Somebody has to look at it.
    Manual,
    /// The channel has not enough of our money.
    NoFunds,
    /// The channel works on it.
    Pending,
    /// It is about to be sent, now or after a wait.
    Ready,
    /// A worker is calling the channel.
    Sending,
    /// The payer has the money.
    Succeeded,
    /// A call had no clear answer: the money may have moved, and the channel is asked.
    Unknown,
}

impl From<RefundStatus> for PaymentReturnStatus {
    fn from(status: RefundStatus) -> Self {
        match status {
            RefundStatus::Ready => Self::Ready,
            RefundStatus::Sending => Self::Sending,
            RefundStatus::NoFunds => Self::NoFunds,
            RefundStatus::Unknown => Self::Unknown,
            RefundStatus::Pending => Self::Pending,
            RefundStatus::Succeeded => Self::Succeeded,
            // a return has no goods and is granted by nobody: of the other states it comes to none but this
            RefundStatus::Manual
            | RefundStatus::InReview
            | RefundStatus::WaitingOrder
            | RefundStatus::Intercepting
            | RefundStatus::AwaitingReturn
            | RefundStatus::Returning
            | RefundStatus::Inspecting
            | RefundStatus::BankReturned
            | RefundStatus::Rejected
            | RefundStatus::Cancelled
            | RefundStatus::Failed => Self::Manual,
        }
    }
}
