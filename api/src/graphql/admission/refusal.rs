use async_graphql::ServerError;

use super::Operation;
use crate::graphql::Code;
use crate::graphql::label::coded_error;
use crate::graphql::throttle::Exhausted;

/// An operation that does not run.
#[derive(Debug)]
pub struct Refused {
    /// Why; at least one error, each with a code.
    pub errors: Vec<ServerError>,
    /// What it would cost, if that is known.
    pub requested: Option<u64>,
    /// Seconds after which it may be admitted.
    pub retry_after: Option<u64>,
}

impl From<Vec<ServerError>> for Refused {
    fn from(errors: Vec<ServerError>) -> Self {
        Self { errors, requested: None, retry_after: None }
    }
}

impl Refused {
    /// The caller has asked for too much in too short a time.
    pub fn throttled(exhausted: Exhausted) -> Self {
        let seconds = exhausted.wait_seconds;
        let mut error =
            coded_error(Code::Throttled, format!("Too many requests. Try again in {seconds} s."), None);
        error.extensions.get_or_insert_default().set("retryAfterSeconds", seconds);
        Self { retry_after: Some(seconds), ..Self::from(vec![error]) }
    }

    /// The operation asks for too much at once.
    pub fn too_complex(operation: &Operation, most: u64) -> Self {
        let message = format!(
            "The operation costs {} points; at most {most} are served. Ask for smaller pages or fewer objects.",
            operation.requested
        );
        Self::from(vec![coded_error(Code::QueryTooComplex, message, None)]).costing(operation.requested)
    }

    /// Says what the operation would cost.
    pub fn costing(self, requested: u64) -> Self {
        Self { requested: Some(requested), ..self }
    }
}
