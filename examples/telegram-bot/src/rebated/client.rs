//! Queries and mutations over HTTP.

use std::fmt;
use std::time::Duration;

use graphql_client::{GraphQLQuery, QueryBody, Response};
use reqwest::RequestBuilder;
use serde::Serialize;
use serde_json::Value;

/// A Rebated server, for a bot with a key. A clone shares its connections.
#[derive(Clone)]
pub struct Rebated {
    http: reqwest::Client,
    url: String,
    key: String,
}

/// Why an operation did not run.
#[derive(Debug)]
pub enum RebatedError {
    /// The server refused it: the code of the first error, and seconds to wait if it says.
    Refused(String, Option<u64>),
    /// The server was not reached, or did not answer as it should.
    Away(String),
}

impl RebatedError {
    /// Whether the server refused with this code.
    pub fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused(code, _) if code == wanted)
    }
}

/// The answer of a mutation, which is null when the key may not send it.
pub fn allowed<T>(answer: Option<T>) -> Result<T, RebatedError> {
    answer.ok_or_else(|| RebatedError::Refused("FORBIDDEN".to_owned(), None))
}

impl fmt::Display for RebatedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code, _) => write!(f, "the platform refuses: {code}"),
            Self::Away(why) => write!(f, "the platform is away: {why}"),
        }
    }
}

impl std::error::Error for RebatedError {}

impl From<reqwest::Error> for RebatedError {
    fn from(error: reqwest::Error) -> Self {
        Self::Away(error.to_string())
    }
}

impl Rebated {
    /// The server at an address without a path.
    pub fn new(url: &str, key: &str) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(5)).build()?;
        Ok(Self { http, url: format!("{url}/graphql"), key: key.to_owned() })
    }

    /// Runs a query or a mutation, within 12 seconds. What the key's scopes do not reach is null in the answer.
    pub async fn run<Q: GraphQLQuery>(
        &self,
        variables: Q::Variables,
    ) -> Result<Q::ResponseData, RebatedError> {
        let request = self.request(&Q::build_query(variables), "application/graphql-response+json");
        let response = request.timeout(Duration::from_secs(12)).send().await?;
        let status = response.status();
        let bytes = response.bytes().await?;
        let answer: Response<Q::ResponseData> = serde_json::from_slice(&bytes)
            .map_err(|error| RebatedError::Away(format!("{status}, and not the answer expected: {error}")))?;
        let errors = answer.errors.unwrap_or_default();
        match answer.data {
            Some(data) if errors.iter().all(|error| code(error) == "FORBIDDEN") => Ok(data),
            _ => Err(refusal(&errors)),
        }
    }

    /// The request of an operation.
    pub(super) fn request<V: Serialize>(&self, body: &QueryBody<V>, accept: &str) -> RequestBuilder {
        self.http.post(&self.url).bearer_auth(&self.key).header("accept", accept).json(body)
    }
}

/// The error that a list of errors comes to.
pub(super) fn refusal(errors: &[graphql_client::Error]) -> RebatedError {
    let Some(error) = errors.first() else {
        return RebatedError::Away("neither data nor errors".to_owned());
    };
    let wait = extension(error, "retryAfterSeconds").and_then(Value::as_u64);
    RebatedError::Refused(code(error).to_owned(), wait)
}

fn code(error: &graphql_client::Error) -> &str {
    extension(error, "code").and_then(Value::as_str).unwrap_or("UNKNOWN")
}

fn extension<'a>(error: &'a graphql_client::Error, name: &str) -> Option<&'a Value> {
    error.extensions.as_ref()?.get(name)
}
