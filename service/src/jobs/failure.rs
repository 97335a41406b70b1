use chrono::{DateTime, Utc};

use crate::Fault;

/// Most characters of an error that are kept with a job.
const LONGEST: usize = 500;

/// Why a handler did not finish its job.
///
/// The texts are shown to administrators and must hold no secrets and no database text.
#[derive(Debug, thiserror::Error)]
pub enum JobFailure {
    /// It may succeed another time: tried again by the kind's schedule.
    #[error("{0}")]
    Again(String),
    /// It must wait for a known time, such as that of a rate limit. The attempt is not counted.
    #[error("{reason}")]
    Postponed {
        /// When it is tried again.
        until: DateTime<Utc>,
        /// Why.
        reason: String,
    },
    /// It never succeeds: dead at once.
    #[error("{0}")]
    Hopeless(String),
    /// The payload cannot be read: dead at once.
    #[error("the payload cannot be read: {0}")]
    Unreadable(String),
    /// Another worker holds the job now, or a person discarded it. Nothing was written.
    #[error("another worker holds the job")]
    Lost,
    /// Our fault: tried again by the kind's schedule. Its text goes to the log only.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl JobFailure {
    /// What is kept with the job: short, on one line, and without the text of a fault.
    pub(super) fn told(&self) -> String {
        let text = match self {
            Self::Fault(Fault::Database(_)) => "the database refused".to_owned(),
            Self::Fault(Fault::Raced(_)) => "another workflow was faster".to_owned(),
            Self::Fault(Fault::Corrupt(_)) => "a row holds what it cannot hold".to_owned(),
            Self::Fault(Fault::Internal(_)) => "an internal fault".to_owned(),
            other => other.to_string(),
        };
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect()
    }
}
