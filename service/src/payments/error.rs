use rebated_domain::machine::Refusal;
use rebated_domain::payment::{PaymentGuard, PaymentMachine};

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::{ErrorKind, Fault};

/// Why something about a payment was refused.
#[derive(Debug, thiserror::Error)]
pub enum PaymentError {
    /// No such order of the store, or not the caller's.
    #[error("there is no such order")]
    OrderNotFound,
    /// No such payment.
    #[error("there is no such payment")]
    PaymentNotFound,
    /// The channel is not offered.
    #[error("payments cannot be made by this channel")]
    ChannelNotOffered,
    /// The channel has no such scene, or takes no payment of this amount or currency.
    #[error("the channel has no such way to pay")]
    SceneNotOffered,
    /// The scene needs the payer's id, or takes none.
    #[error(
        "JSAPI needs the payer's id at the channel, 1 to 128 printable characters, and nothing else does"
    )]
    BadOpenId,
    /// The channel takes no such amount.
    #[error("the channel takes more than nothing, in yuan")]
    NotPayable,
    /// Another payment of the order is open at the channel.
    #[error("another payment of the order is open at the channel")]
    AnotherIsOpen,
    /// The state of the order or payment does not allow it.
    #[error("the state does not allow this")]
    NotAllowedNow,
    /// Somebody else changed the payment meanwhile.
    #[error("the payment has changed meanwhile")]
    StaleVersion,
    /// The evidence is missing, too long or not printable.
    #[error("evidence has 1 to 500 printable characters")]
    BadEvidence,
    /// The idempotency key was refused.
    #[error(transparent)]
    Idempotency(#[from] IdempotencyError),
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl PaymentError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::OrderNotFound
            | Self::PaymentNotFound
            | Self::ChannelNotOffered
            | Self::SceneNotOffered
            | Self::BadOpenId
            | Self::NotPayable
            | Self::AnotherIsOpen
            | Self::NotAllowedNow
            | Self::StaleVersion
            | Self::BadEvidence => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

impl From<Refusal<PaymentMachine>> for PaymentError {
    fn from(refusal: Refusal<PaymentMachine>) -> Self {
        match refusal {
            Refusal::Unmet(PaymentGuard::NoOtherOpen) => Self::AnotherIsOpen,
            Refusal::Unmet(PaymentGuard::GaveEvidence) => Self::BadEvidence,
            Refusal::Unmet(_) | Refusal::NotInThisState => Self::NotAllowedNow,
        }
    }
}
