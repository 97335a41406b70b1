use crate::{ErrorKind, Fault};

/// Why a document was not handed out.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The link was not made here, or something in it was changed. It says nothing of the bill.
    #[error("the link is not valid")]
    BadLink,
    /// The link was made here, and its time is over.
    #[error("the link is no longer valid")]
    Expired,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DocumentError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::BadLink | Self::Expired => ErrorKind::Refused,
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
