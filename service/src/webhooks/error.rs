use super::UrlRefused;
use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why something about webhooks was refused.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// No such endpoint.
    #[error("there is no such endpoint")]
    EndpointNotFound,
    /// The URL is none, or one that is never called.
    #[error(transparent)]
    BadUrl(#[from] UrlRefused),
    /// The description is too long or not printable.
    #[error("a description has at most 200 printable characters")]
    BadDescription,
    /// The hours for which an old secret stays good are out of range.
    #[error("an old secret stays good for 0 to 168 hours")]
    BadOverlap,
    /// It is not said from where to replay, or it is said twice.
    #[error("name either a cursor or a time to begin at")]
    BadStart,
    /// The cursor is of another log, or the events after it are no longer kept.
    #[error("there is nothing to replay after this cursor: it is too old, or not of this log")]
    CursorExpired,
    /// It is disabled.
    #[error("the endpoint is disabled")]
    EndpointDisabled,
    /// It changed after the caller had read it.
    #[error("the endpoint has changed since it was read")]
    StaleVersion,
    /// There are as many as there may be.
    #[error("there are 100 endpoints already")]
    TooManyEndpoints,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl WebhookError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::EndpointNotFound
            | Self::BadUrl(_)
            | Self::BadDescription
            | Self::BadOverlap
            | Self::BadStart
            | Self::CursorExpired
            | Self::EndpointDisabled
            | Self::StaleVersion
            | Self::TooManyEndpoints => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
