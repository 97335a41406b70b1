use rebated_domain::refund::{PolicyRefusal, RefundStatusError, SpreadRefusal};

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::{ErrorKind, Fault};

/// Why a refund was not requested or decided.
#[derive(Debug, thiserror::Error)]
pub enum RefundError {
    /// No such order, or not the caller's.
    #[error("there is no such order")]
    OrderNotFound,
    /// No such refund, or not the caller's.
    #[error("there is no such refund")]
    RefundNotFound,
    /// Nothing has been paid, or the order is void.
    #[error("the order cannot be refunded in its state")]
    OrderNotRefundable,
    /// The amount is in another currency than the order.
    #[error("the amount must be in the order's currency")]
    WrongCurrency,
    /// Both lines and an amount were named.
    #[error("name lines or an amount, not both")]
    LinesAndAmount,
    /// The note is too long or not printable.
    #[error("a note has at most 1000 printable characters")]
    BadNote,
    /// The amount does not fit.
    #[error(transparent)]
    Spread(#[from] SpreadRefusal),
    /// The refund's state does not allow it.
    #[error(transparent)]
    NotAllowedNow(#[from] RefundStatusError),
    /// The refund policy does not allow this person to decide.
    #[error(transparent)]
    Policy(#[from] PolicyRefusal),
    /// Somebody else decided meanwhile.
    #[error("the refund has changed meanwhile")]
    StaleVersion,
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

impl RefundError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::OrderNotFound
            | Self::RefundNotFound
            | Self::OrderNotRefundable
            | Self::WrongCurrency
            | Self::LinesAndAmount
            | Self::BadNote
            | Self::Spread(_)
            | Self::NotAllowedNow(_)
            | Self::Policy(_)
            | Self::StaleVersion => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
