//! Errors that every area shares: what kind a refusal is, and faults, which are ours.

use rebated_domain::UnknownCode;
use sea_orm::{DbErr, SqlErr};

/// What a refusal means to the caller. The API maps kinds to codes in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A person can correct the input or wait for another state: a user error.
    Refused,
    /// The caller has to sign in (again).
    Unauthenticated,
    /// The caller may not do this, ever.
    Forbidden,
    /// Too many attempts.
    Throttled {
        /// Seconds until the next one is looked at.
        retry_after_seconds: i64,
    },
    /// We are at fault; the text is for operators only.
    Fault,
}

/// Something that went wrong on our side. Its text never reaches a client.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// Another workflow changed what this one had read without a lock; nothing was written.
    #[error("raced: {0}")]
    Raced(&'static str),
    /// A row holds what it cannot hold, or a sum left its range.
    #[error("corrupt: {0}")]
    Corrupt(String),
    /// Cryptography or a background task failed.
    #[error("internal: {0}")]
    Internal(String),
}

impl Fault {
    /// Whether running the whole workflow again may succeed: serialization failure, deadlock, a busy
    /// database, or two workflows that inserted the same row at once.
    pub fn is_retryable(&self) -> bool {
        let error = match self {
            Self::Database(error) => error,
            Self::Raced(_) => return true,
            Self::Corrupt(_) | Self::Internal(_) => return false,
        };
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return true;
        }
        // 40001 serialization failure, 40P01 deadlock, XX000 multixact conflict; SQLite busy and locked
        let text = error.to_string();
        ["40001", "40P01", "deadlock detected", "could not serialize", "multixact", "database is locked"]
            .iter()
            .any(|sign| text.contains(sign))
    }

    /// Whether a unique constraint said no.
    pub fn is_duplicate(&self) -> bool {
        let Self::Database(error) = self else { return false };
        matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
    }
}

impl From<UnknownCode> for Fault {
    fn from(error: UnknownCode) -> Self {
        Self::Corrupt(error.to_string())
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}
