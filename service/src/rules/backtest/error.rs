use rebated_domain::rule::{DocumentError, Problem};

use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a past was not priced again.
#[derive(Debug, thiserror::Error)]
pub enum BacktestError {
    /// The document cannot be read, or what its rules say is wrong: every problem with its field.
    #[error("the document has {} problems", .0.len())]
    Wrong(Vec<Problem>),
    /// The period ends before it begins, or at the same time.
    #[error("the period must end after it begins")]
    EmptyPeriod,
    /// More pricings than the caller wanted to wait for.
    #[error("the period has {states} pricings of lines; at most {most} are tested at once")]
    TooLarge {
        /// How many there are.
        states: u64,
        /// How many are allowed.
        most: u64,
    },
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<DocumentError> for BacktestError {
    fn from(error: DocumentError) -> Self {
        Self::Wrong(vec![error.into()])
    }
}

impl BacktestError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Wrong(_) | Self::EmptyPeriod | Self::TooLarge { .. } => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
