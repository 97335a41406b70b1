use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::{ErrorKind, Fault};

/// Why the stock was not changed.
#[derive(Debug, thiserror::Error)]
pub enum StockError {
    /// No such variant.
    #[error("there is no such variant")]
    VariantNotFound,
    /// Nothing, or more than a billion items.
    #[error("a change is of 1 to 1,000,000,000 items, a count of 0 to 1,000,000,000")]
    BadQuantity,
    /// Less would be left than open orders have.
    #[error("open orders have more than what would be left")]
    Reserved,
    /// The settings do not let the platform ask for refunds for this reason.
    #[error("the settings do not let the platform ask for refunds for this reason")]
    SwitchedOff,
    /// The time ends before it begins.
    #[error("the time of the sales ends before it begins")]
    BadTime,
    /// The note is too long or not printable, or is missing where the reason needs one.
    #[error("a note has 1 to 1000 printable characters, and the reason OTHER needs one")]
    BadNote,
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

impl StockError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::VariantNotFound
            | Self::BadQuantity
            | Self::Reserved
            | Self::SwitchedOff
            | Self::BadTime
            | Self::BadNote => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
