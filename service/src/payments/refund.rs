use chrono::{DateTime, Utc};
use rebated_domain::money::Money;

/// A refund that a channel is to make. Two calls for one refund must be equal: the channel compares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRefund {
    /// Our number of the payment.
    pub payment_number: String,
    /// Our number of the refund (`out_request_no`, `out_refund_no`).
    pub number: String,
    /// What is to be given back; more than nothing.
    pub amount: Money,
    /// What was paid.
    pub paid: Money,
    /// Why. WeChat Pay shows it to the payer. At most 80 bytes are sent, cut between characters.
    pub reason: String,
}

/// How a refund is, by the channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundReport {
    /// Our number of the refund.
    pub number: String,
    /// The channel's number of the refund. Alipay has none.
    pub channel_number: Option<String>,
    /// How it stands.
    pub state: RefundState,
    /// What is or was given back, where the channel says it of this refund alone.
    pub amount: Option<Money>,
    /// When it succeeded, where the channel says it.
    pub succeeded_at: Option<DateTime<Utc>>,
}

/// How a refund stands at its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefundState {
    /// The channel does not know the number, or does not say that anything moved, as of now. No proof: the call may
    /// be on its way.
    Absent,
    /// On its way.
    Processing,
    /// The payer has the money, or its bank does.
    Succeeded,
    /// Nothing moved and nothing will under this number. A new number may be used.
    Closed,
    /// The payer's account cannot take it (WeChat Pay). Not a failure: the money must reach the payer another way
    /// under the same number.
    Abnormal,
    /// It had succeeded and the payer's bank sent it back (Alipay, days later).
    ReturnedByBank,
}
