use crate::machine::{Input, Sender, described};

described! {
    /// What can happen to a payment.
    pub enum PaymentInput {
        /// The buyer wants to pay through a channel.
        Ask = "ASK",
        /// The channel knows the number, and the buyer can pay.
        Made = "MADE",
        /// A call or a query had no answer that proves anything.
        Unknown = "UNKNOWN",
        /// The wake-up time of the state has come.
        Timer = "TIMER",
        /// The channel refused to make it.
        CallRefused = "CALL_REFUSED",
        /// A query finds the number, and it is not paid.
        NotPaid = "NOT_PAID",
        /// A query does not find the number.
        NotFound = "NOT_FOUND",
        /// The channel says that it is paid.
        Paid = "PAID",
        /// The order was cancelled, or paid in another way, or its time is over.
        OrderEnded = "ORDER_ENDED",
        /// The channel says that it is closed, or, when asked to close it, that there is nothing to close.
        Closed = "CLOSED",
        /// Somebody says that the money is ours.
        ResolvePaid = "RESOLVE_PAID",
        /// Somebody says that the money is not ours, or was sent back.
        ResolveNotOurs = "RESOLVE_NOT_OURS",
    }
}

impl Input for PaymentInput {
    const ALL: &'static [Self] = Self::ALL;

    fn sender(self) -> Sender {
        match self {
            Self::Ask | Self::ResolvePaid | Self::ResolveNotOurs => Sender::Command,
            Self::Timer => Sender::Timer,
            Self::Made
            | Self::Unknown
            | Self::CallRefused
            | Self::NotPaid
            | Self::NotFound
            | Self::Paid
            | Self::OrderEnded
            | Self::Closed => Sender::Report,
        }
    }
}
