use rebated_domain::rule::{Problem, RuleStatusError};

use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a rule was not changed.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// No such rule.
    #[error("there is no such rule")]
    NotFound,
    /// What the rule says is wrong: every problem with its field.
    #[error("{} of the rule's fields are wrong", .0.len())]
    Wrong(Vec<Problem>),
    /// Another rule has the key.
    #[error("another rule has this key")]
    KeyTaken,
    /// A rule keeps its key.
    #[error("a rule keeps its key")]
    KeyFixed,
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
            | Self::Wrong(_)
            | Self::KeyTaken
            | Self::KeyFixed
            | Self::NotAllowedNow(_)
            | Self::StaleVersion => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }

    /// [`Self::Wrong`] unless there is nothing wrong.
    pub(super) fn unless_right(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() { Ok(()) } else { Err(Self::Wrong(problems)) }
    }
}
