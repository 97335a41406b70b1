use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::{ErrorKind, Fault};

/// Why a hold was not placed or released.
#[derive(Debug, thiserror::Error)]
pub enum RiskError {
    /// No such user.
    #[error("there is no such user")]
    UserNotFound,
    /// No such order.
    #[error("there is no such order")]
    OrderNotFound,
    /// No such hold.
    #[error("there is no such hold")]
    HoldNotFound,
    /// Neither a user nor an order was named, or both were.
    #[error("exactly one of a user and an order has to be named")]
    BadSubject,
    /// The note is missing, too long or not printable.
    #[error("a note has 1 to 500 printable characters")]
    BadNote,
    /// There is an open hold on it already.
    #[error("it is on hold already")]
    AlreadyOnHold,
    /// It is about the caller's own account or order.
    #[error("another person has to release what is about oneself")]
    OwnHold,
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

impl RiskError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::UserNotFound
            | Self::OrderNotFound
            | Self::HoldNotFound
            | Self::BadSubject
            | Self::BadNote
            | Self::AlreadyOnHold
            | Self::OwnHold => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
