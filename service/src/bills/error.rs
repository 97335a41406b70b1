use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why no bills were issued.
#[derive(Debug, thiserror::Error)]
pub enum BillError {
    /// Not a month.
    #[error("the period must be a month such as 2026-10")]
    BadPeriod,
    /// The month is still running.
    #[error("the month is not over yet")]
    NotOver,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl BillError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::BadPeriod | Self::NotOver => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
