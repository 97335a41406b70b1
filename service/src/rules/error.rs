use rebated_domain::rule::{RuleStatusError, SpecProblem};

use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a rule was not changed.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// No such rule.
    #[error("there is no such rule")]
    NotFound,
    /// The name is empty, too long or not printable.
    #[error("a rule's name has 1 to 120 printable characters")]
    BadName,
    /// What the rule says cannot be stored.
    #[error("{0}")]
    BadSpec(SpecProblem),
    /// It ends before it starts.
    #[error("a rule must end after it starts")]
    EmptyValidity,
    /// The rule's state does not allow it.
    #[error(transparent)]
    NotAllowedNow(#[from] RuleStatusError),
    /// Somebody else changed the rule meanwhile.
    #[error("the rule has changed meanwhile")]
    StaleVersion,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RuleError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound
            | Self::BadName
            | Self::BadSpec(_)
            | Self::EmptyValidity
            | Self::NotAllowedNow(_)
            | Self::StaleVersion => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
