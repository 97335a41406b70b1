use async_graphql::{Response, ServerError, Value, value};
use serde::Serialize;
use serde::ser::SerializeMap;

use super::Code;
use super::label::code_of;
use super::throttle::Level;

/// What came of one operation, or one event of a subscription.
#[derive(Debug)]
pub struct Answer {
    /// Data and errors, every error with a code.
    pub response: Response,
    /// Why nothing ran, if nothing did. The answer then has no `data` entry.
    pub refused: Option<Code>,
    /// Seconds after which the same request may be served.
    pub retry_after: Option<u64>,
}

/// What an operation cost, for `extensions.cost`.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// What it may have cost at most; none if that was not found out.
    pub requested: Option<u64>,
    /// What it did cost; none if it did not run.
    pub actual: Option<u64>,
    /// What the caller has left.
    pub level: Level,
}

impl Answer {
    /// An operation that ran.
    pub fn ran(response: Response) -> Self {
        count(&response.errors);
        Self { response, refused: None, retry_after: None }
    }

    /// An operation that did not run, by the first error's code.
    pub fn refused(errors: Vec<ServerError>) -> Self {
        count(&errors);
        let code = errors.first().and_then(code_of).and_then(Code::parse).unwrap_or(Code::Internal);
        Self { response: Response::from_errors(errors), refused: Some(code), retry_after: None }
    }

    /// Adds what it cost.
    pub fn with_cost(mut self, cost: Cost) -> Self {
        let Level { available, rate } = cost.level;
        let cost = value!({
            "requestedQueryCost": cost.requested,
            "actualQueryCost": cost.actual,
            "throttleStatus": {
                "maximumAvailable": rate.most,
                "currentlyAvailable": available,
                "restoreRate": rate.per_minute / 60,
            },
        });
        self.response.extensions.insert("cost".into(), cost);
        self
    }
}

fn count(errors: &[ServerError]) {
    for error in errors {
        let code = code_of(error).and_then(Code::parse).unwrap_or(Code::Internal).as_str();
        metrics::counter!("rebated_graphql_errors_total", "code" => code).increment(1);
    }
}

impl Serialize for Answer {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Response { errors, data, extensions, .. } = &self.response;
        let mut map = to.serialize_map(None)?;
        if !errors.is_empty() {
            map.serialize_entry("errors", errors)?;
        }
        if self.refused.is_none() || *data != Value::Null {
            map.serialize_entry("data", data)?;
        }
        if !extensions.is_empty() {
            map.serialize_entry("extensions", extensions)?;
        }
        map.end()
    }
}
