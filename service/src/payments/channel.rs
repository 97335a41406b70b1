use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use rebated_domain::payment_channel::ChannelKind;

use super::{
    Callback, CallbackAnswer, CallbackRefusal, CallbackVerdict, Checkout, NewPayment, NewRefund, Notice,
    Outcome, PaymentReport, RefundReport, Trouble,
};

/// A channel of payment. Every call has a time limit and answers; none of them repeats itself.
///
/// No call may be made while a transaction is open.
pub trait PaymentChannel: Send + Sync {
    /// Which channel.
    fn kind(&self) -> ChannelKind;

    /// Who we are there. What a notice says of app and merchant must equal it before money is booked.
    fn account(&self) -> Account;

    /// How fast the channel wants to be asked.
    fn pace(&self) -> Pace;

    /// Makes the payment known to the channel, and says how the payer gets to it. The same payment again is no
    /// second one.
    fn create<'a>(&'a self, payment: &'a NewPayment) -> BoxFuture<'a, Outcome<Checkout>>;

    /// Asks how a payment is. An answer about another number than ours is a [`Trouble`] of unknown outcome.
    fn query<'a>(&'a self, number: &'a str) -> BoxFuture<'a, Result<PaymentReport, Trouble>>;

    /// Asks the channel to let nobody pay any more. A payment under way may still win: query afterwards.
    fn close<'a>(&'a self, number: &'a str) -> BoxFuture<'a, Outcome<()>>;

    /// Gives money back. `Done` means that it has moved, once, and the report then says
    /// [`Succeeded`](super::RefundState::Succeeded). `Accepted` means that the channel has our number and the
    /// money has not moved as far as it said; the report's state says how it stands, which may be
    /// [`Closed`](super::RefundState::Closed) or [`Abnormal`](super::RefundState::Abnormal).
    fn refund<'a>(&'a self, refund: &'a NewRefund) -> BoxFuture<'a, Outcome<RefundReport>>;

    /// Asks how a refund is. [`Absent`](super::RefundState::Absent) is no proof that it never will be there: a
    /// call may be on its way.
    fn query_refund<'a>(&'a self, refund: &'a NewRefund) -> BoxFuture<'a, Result<RefundReport, Trouble>>;

    /// Checks what came to the address for callbacks and reads it. May fetch the channel's certificates.
    fn read_callback<'a>(
        &'a self,
        callback: &'a Callback,
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Notice, CallbackRefusal>>;

    /// What the channel is told about its callback, in its own words.
    fn answer(&self, verdict: CallbackVerdict) -> CallbackAnswer;
}

/// Who we are at a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The app that payments are made for (`app_id`, `appid`).
    pub app: String,
    /// The merchant who gets the money (`seller_id`, `mchid`).
    pub merchant: String,
}

/// How fast a channel wants to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Shortest time between two refunds of one payment.
    pub between_refunds: Duration,
    /// Shortest time between a refund and the first question about it. Before that, an empty answer says nothing.
    pub before_refund_query: Duration,
}
