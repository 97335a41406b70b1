use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a voucher was not made again.
#[derive(Debug, thiserror::Error)]
pub enum VoucherError {
    /// The caller may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such refund, or it has no voucher.
    #[error("no such voucher")]
    NotFound,
    /// This version of the program prints other pages than the one that made the voucher.
    #[error("the document cannot be made again as it was")]
    OtherLayout,
    /// The object store does not answer. Its words go to the log.
    #[error("the documents cannot be reached now")]
    Unreachable,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl VoucherError {
    /// What the refusal means to the caller.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Denied(denied) => denied.kind(),
            Self::NotFound | Self::OtherLayout | Self::Unreachable => ErrorKind::Refused,
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
