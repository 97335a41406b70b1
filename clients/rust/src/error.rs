use serde::Deserialize;

use crate::Code;

/// Whatever lies below.
pub(crate) type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why an operation has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server answered with errors. Data that came along is dropped.
    #[error("{}", .0.message())]
    Refused(Refusal),
    /// The server closed the socket instead of taking the token.
    #[error("the server closed the socket: {reason} ({code})")]
    Closed {
        /// The WebSocket close code.
        code: u16,
        /// The server's sentence.
        reason: String,
    },
    /// The server was not reached, or the connection broke. Whether a mutation ran is unknown.
    #[error("no connection to the server")]
    Connection(#[source] Cause),
    /// What came is no answer to the operation: a proxy's page, or data of another schema.
    #[error("not an answer to the operation")]
    Answer(#[source] Cause),
}

/// The errors of an answer, at least one, and what the answer said around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The errors as they came.
    pub errors: Vec<graphql_client::Error>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after_seconds: Option<u64>,
}

impl Error {
    /// The code of the first error that the server answered. A socket that was closed because of the token counts
    /// as [`Code::Unauthenticated`].
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Closed { code: 4401 | 4403, .. } => Some(Code::Unauthenticated),
            _ => self.refusal()?.extension("code"),
        }
    }

    /// The name under which the server logged the request; worth a place in a bug report.
    pub fn request_id(&self) -> Option<String> {
        let refusal = self.refusal()?;
        refusal.extension("requestId").or_else(|| refusal.request_id.clone())
    }

    /// How long to wait before the next attempt, where the server says so.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        let refusal = self.refusal()?;
        refusal.extension("retryAfterSeconds").or(refusal.retry_after_seconds)
    }

    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    pub(crate) fn connection(cause: impl Into<Cause>) -> Self {
        Self::Connection(cause.into())
    }

    pub(crate) fn answer(cause: impl Into<Cause>) -> Self {
        Self::Answer(cause.into())
    }
}

impl Refusal {
    fn message(&self) -> &str {
        self.errors.first().map_or("", |error| &error.message)
    }

    fn extension<T: for<'de> Deserialize<'de>>(&self, name: &str) -> Option<T> {
        T::deserialize(self.errors.first()?.extensions.as_ref()?.get(name)?).ok()
    }
}
