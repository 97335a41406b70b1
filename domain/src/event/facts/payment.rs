use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::id::{OrderId, PaymentId, UserId};
use crate::money::Money;
use crate::payment::{PaymentStatus, Surplus};
use crate::payment_channel::ChannelKind;

/// A payment as it is now. How the buyer gets to it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentFacts {
    /// Which payment.
    pub payment_id: PaymentId,
    /// Its number, which the channel knows.
    pub number: String,
    /// For which order.
    pub order_id: OrderId,
    /// Who bought.
    pub buyer_id: Option<UserId>,
    /// By which channel.
    pub channel: ChannelKind,
    /// How much is to be paid, or was.
    pub amount: Money,
    /// The state before; null for a payment that is new.
    pub status_before: Option<PaymentStatus>,
    /// The state now.
    pub status: PaymentStatus,
    /// Why it goes back; null for one that the order takes.
    pub surplus: Option<Surplus>,
}

subject!(PaymentFacts, payment_id, buyer_id);
