//! The port to whatever calls endpoints.

use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// Most bytes of a response that are read and kept.
pub const LONGEST_RESPONSE: usize = 2_048;

/// Calls endpoints. Guards the platform's own network: addresses that an endpoint may not have are refused when the
/// endpoint is named, and again, as the name resolves then, at every call.
pub trait WebhookSender: Send + Sync {
    /// Refuses a URL that is never called, whatever its name resolves to.
    fn check(&self, url: &str) -> Result<(), UrlRefused>;

    /// Sends a POST request once. Redirects are not followed.
    fn send(&self, request: WebhookRequest) -> BoxFuture<'_, WebhookAnswer>;
}

/// A URL that endpoints cannot have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UrlRefused(pub String);

/// What is sent.
#[derive(Clone)]
pub struct WebhookRequest {
    /// Where.
    pub url: String,
    /// The header `webhook-id`.
    pub id: String,
    /// The header `webhook-timestamp`, in seconds since 1970.
    pub timestamp: i64,
    /// The header `webhook-signature`.
    pub signature: String,
    /// The body, which is JSON.
    pub body: String,
    /// Longest time that it may take in all.
    pub patience: Duration,
}

/// What came back, and how long it took.
#[derive(Clone, Debug)]
pub struct WebhookAnswer {
    /// From the call to the answer, or until it was given up.
    pub took: Duration,
    /// The response, or why there is none.
    pub reply: Result<WebhookReply, WebhookFailure>,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookReply {
    /// Its status.
    pub status: u16,
    /// What `Retry-After` asks for, when it gives seconds.
    pub retry_after_seconds: Option<u32>,
    /// Its beginning, at most [`LONGEST_RESPONSE`] bytes.
    pub body: Vec<u8>,
}

/// Why there is no response.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebhookFailure {
    /// The endpoint is at an address that is never called.
    #[error("{0}")]
    Forbidden(String),
    /// It did not answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// It could not be reached, or spoke no HTTP.
    #[error("{0}")]
    Unreachable(String),
}

/// Calls nobody: for programs that serve nobody.
pub(super) struct Nobody;

impl WebhookSender for Nobody {
    fn check(&self, _: &str) -> Result<(), UrlRefused> {
        Err(UrlRefused("this program calls no endpoints".into()))
    }

    fn send(&self, _: WebhookRequest) -> BoxFuture<'_, WebhookAnswer> {
        let reply = Err(WebhookFailure::Forbidden("this program calls no endpoints".into()));
        async { WebhookAnswer { took: Duration::ZERO, reply } }.boxed()
    }
}
