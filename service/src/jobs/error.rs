use rebated_domain::job::JobStateError;

use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a job was not retried or discarded.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// No such job.
    #[error("there is no such job")]
    JobNotFound,
    /// The job's state does not allow it.
    #[error(transparent)]
    NotAllowedNow(#[from] JobStateError),
    /// It changed after the caller had read it.
    #[error("the job has changed since it was read")]
    StaleVersion,
    /// Another job with the same key is not over.
    #[error("another job with the same key is waiting or running")]
    KeyTaken,
    /// The note is too long or not printable.
    #[error("a note has 1 to 500 printable characters")]
    BadNote,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl JobError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::JobNotFound
            | Self::NotAllowedNow(_)
            | Self::StaleVersion
            | Self::KeyTaken
            | Self::BadNote => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
