use rebated_domain::link::LinkRefusal;

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::networks::{Trouble, TroubleKind};
use crate::users::UserError;
use crate::{ErrorKind, Fault};

/// Why there is no link.
#[derive(Debug, thiserror::Error)]
pub enum TrackingError {
    /// The text names no product, or more than one.
    #[error(transparent)]
    Text(#[from] LinkRefusal),
    /// The channel is not 1 to 64 printable characters.
    #[error("a channel has 1 to 64 printable characters")]
    BadChannel,
    /// A bot has to say for whom it asks.
    #[error("name the identity of the user that the link is for")]
    IdentityNeeded,
    /// Nobody who may buy is linked to the identity.
    #[error("the identity is not linked to an active user")]
    IdentityUnknown,
    /// No account at the network is set up here.
    #[error("links of this network are not made here")]
    NotOffered,
    /// The network has no such product, or pays nothing for it.
    #[error("the network has no such product, or pays nothing for it")]
    NotPromoted,
    /// The network does not answer, not in time, or not now.
    #[error("the network cannot be reached now; try again later")]
    NetworkAway,
    /// The network answers in a way that people have to look at.
    #[error("the network does not accept our request; we have been told")]
    NetworkRefused,
    /// The network knows the buyer by a name that is somebody else's here.
    #[error("the network knows this buyer as somebody else")]
    NameTaken,
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

impl TrackingError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Text(_)
            | Self::BadChannel
            | Self::IdentityNeeded
            | Self::IdentityUnknown
            | Self::NotOffered
            | Self::NotPromoted
            | Self::NetworkAway
            | Self::NetworkRefused
            | Self::NameTaken => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

impl From<Trouble> for TrackingError {
    fn from(trouble: Trouble) -> Self {
        match trouble.kind {
            TroubleKind::Away | TroubleKind::Limited => Self::NetworkAway,
            TroubleKind::Refused
            | TroubleKind::NotRegistered
            | TroubleKind::TooLong
            | TroubleKind::BadAnswer => {
                tracing::error!(error = %trouble, "A network does not accept what links need.");
                Self::NetworkRefused
            }
        }
    }
}

impl From<UserError> for TrackingError {
    /// What linking a name to a buyer can answer, who has been looked up before.
    fn from(error: UserError) -> Self {
        match error {
            UserError::Fault(fault) => Self::Fault(fault),
            UserError::IdentityTaken => Self::NameTaken,
            other => Self::Fault(Fault::Corrupt(other.to_string())),
        }
    }
}
