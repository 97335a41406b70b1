use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why nothing was done about a network.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// No such account is configured here.
    #[error("no such account is configured")]
    NotFound,
    /// The period is empty, too long or not over yet.
    #[error("the period must begin before it ends, be over, and be at most 92 days long")]
    BadPeriod,
    /// The network cannot be asked about times so long ago.
    #[error("the period begins before the time that the network can be asked about")]
    OutOfReach,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl NetworkError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound | Self::BadPeriod | Self::OutOfReach => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
