use rebated_domain::store::OrderProblem;

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::store::life::TransitionRefusal;
use crate::{ErrorKind, Fault};

/// Why something about an order of the store was refused.
#[derive(Debug, thiserror::Error)]
pub enum StoreOrderError {
    /// No such order of the store, or not one that the caller sees.
    #[error("there is no such order")]
    OrderNotFound,
    /// Something is wrong with the order as a whole, such as its number of lines.
    #[error(transparent)]
    Whole(OrderProblem),
    /// These lines, counted from 0, cannot be sold.
    #[error("some lines cannot be sold")]
    Lines(Vec<(usize, OrderProblem)>),
    /// The order comes to another sum than the buyer was shown.
    #[error("the order comes to another sum")]
    TotalChanged,
    /// The note is too long or not printable.
    #[error("a note has 1 to 1000 printable characters")]
    BadNote,
    /// The courier or the number of the parcel is missing, too long or not printable.
    #[error("it has 1 to 100 printable characters")]
    BadTracking(&'static str),
    /// Somebody else changed the order meanwhile.
    #[error("the order has changed meanwhile")]
    StaleVersion,
    /// The order's state does not allow it.
    #[error("the order's state does not allow this")]
    NotAllowedNow,
    /// A refund of it is open.
    #[error("a refund of the order is open")]
    HeldByRefund,
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

impl StoreOrderError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::OrderNotFound
            | Self::Whole(_)
            | Self::Lines(_)
            | Self::TotalChanged
            | Self::BadNote
            | Self::BadTracking(_)
            | Self::StaleVersion
            | Self::NotAllowedNow
            | Self::HeldByRefund => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

impl From<TransitionRefusal> for StoreOrderError {
    fn from(refusal: TransitionRefusal) -> Self {
        match refusal {
            TransitionRefusal::NotInThisState => Self::NotAllowedNow,
            TransitionRefusal::HeldByRefund => Self::HeldByRefund,
            TransitionRefusal::OutOfStock => Self::Fault(Fault::Raced("the stock was not set aside")),
            TransitionRefusal::Fault(fault) => Self::Fault(fault),
        }
    }
}
