use rebated_domain::rule::{DocumentError, Problem};

use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a past was not priced again.
#[derive(Debug, thiserror::Error)]
pub enum BacktestError {
    /// The document cannot be read: the field, and why.
    #[error("the document cannot be read: {0}")]
    Unreadable(#[from] DocumentError),
    /// What the rules of the document say is wrong: every problem with its field.
    #[error("{} of the document's fields are wrong", .0.len())]
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

impl BacktestError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Unreadable(_) | Self::Wrong(_) | Self::EmptyPeriod | Self::TooLarge { .. } => {
                ErrorKind::Refused
            }
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
