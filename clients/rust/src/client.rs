use std::fmt;

use graphql_client::{GraphQLQuery, Response};
use reqwest::header::{ACCEPT, HeaderMap, RETRY_AFTER};
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Error, Refusal};
use crate::subscription::Subscription;

/// Runs operations on one server in the name of one caller. Clones share their connections.
#[derive(Clone)]
pub struct Client {
    url: String,
    token: Option<String>,
    http: reqwest::Client,
}

impl Client {
    /// A client that is nobody yet: it may register, sign in and refresh a session.
    ///
    /// The address is that of the server, such as `http://127.0.0.1:8080`, without `/graphql`.
    pub fn new(url: &str) -> Self {
        let url = url.trim_end_matches('/').to_owned();
        Self { url, token: None, http: reqwest::Client::new() }
    }

    /// The same for whoever the token is of: a session's access token, or a bot's key.
    #[must_use]
    pub fn with_token(self, token: impl Into<String>) -> Self {
        Self { token: Some(token.into()), ..self }
    }

    /// The same over an HTTP client of the caller's, for timeouts or a proxy. Subscriptions do not use it.
    #[must_use]
    pub fn with_http(self, http: reqwest::Client) -> Self {
        Self { http, ..self }
    }

    /// Runs a query or mutation.
    ///
    /// Nothing is tried twice. A mutation that met [`Error::Connection`] may have run; those that take an
    /// idempotency key can be repeated with the same.
    pub async fn run<Q: GraphQLQuery>(&self, variables: Q::Variables) -> Result<Q::ResponseData, Error> {
        let mut request = self
            .http
            .post(format!("{}/graphql", self.url))
            .header(ACCEPT, "application/graphql-response+json, application/json;q=0.9")
            .json(&Q::build_query(variables));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.map_err(Error::connection)?;
        let status = response.status();
        let headers = response.headers().clone();
        let body = response.bytes().await.map_err(Error::connection)?;
        let answer: Response<Value> =
            serde_json::from_slice(&body).map_err(|error| Error::answer(format!("{status}: {error}")))?;
        // The errors count first: where there are any, the data need not have the shape of the operation.
        let data = data(answer, &headers)?;
        Q::ResponseData::deserialize(data).map_err(Error::answer)
    }

    /// Listens for what a subscription tells of.
    ///
    /// When this returns, the server is listening too: nothing that happens from now on is left out. Each
    /// subscription has a socket of its own.
    pub async fn subscribe<Q>(&self, variables: Q::Variables) -> Result<Subscription<Q>, Error>
    where
        Q: GraphQLQuery + Unpin + Send + 'static,
        Q::Variables: Unpin + Send,
        Q::ResponseData: 'static,
    {
        // http becomes ws, and https wss
        let url = format!("{}/graphql/ws", self.url.replacen("http", "ws", 1));
        Subscription::open(&url, self.token.as_deref(), variables).await
    }
}

impl fmt::Debug for Client {
    /// Leaves out the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("url", &self.url).finish_non_exhaustive()
    }
}

/// The data of an answer without errors.
pub(crate) fn data<D>(answer: Response<D>, headers: &HeaderMap) -> Result<D, Error> {
    let header = |name| headers.get(name)?.to_str().ok();
    let errors = answer.errors.unwrap_or_default();
    if !errors.is_empty() {
        return Err(Error::Refused(Refusal {
            errors,
            request_id: header("x-request-id").map(ToOwned::to_owned),
            retry_after_seconds: header(RETRY_AFTER.as_str()).and_then(|seconds| seconds.parse().ok()),
        }));
    }
    answer.data.ok_or_else(|| Error::answer("neither data nor errors"))
}
