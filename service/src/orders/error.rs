use rebated_domain::order::FieldProblem;
use serde::{Deserialize, Serialize};

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::{ErrorKind, Fault};

/// A record that was not imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFailure {
    /// The record's position as the caller counts.
    pub position: u64,
    /// Everything wrong with it.
    pub problems: Vec<FieldProblem>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Records are wrong and the caller asked for all or nothing.
    #[error("{} records are wrong; nothing was imported", .0.len())]
    Rejected(Vec<RecordFailure>),
    /// No records, or more than one call takes.
    #[error("a call takes 1 to 1000 records")]
    BadCount,
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

impl ImportError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Rejected(_) | Self::BadCount => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }

    /// Whether running the import again may succeed.
    pub(super) fn is_retryable(&self) -> bool {
        match self {
            Self::Fault(fault) | Self::Idempotency(IdempotencyError::Fault(fault)) => fault.is_retryable(),
            _ => false,
        }
    }
}
