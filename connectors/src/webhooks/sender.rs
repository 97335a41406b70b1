use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebated_service::webhooks::{
    LONGEST_RESPONSE, UrlRefused, WebhookAnswer, WebhookFailure, WebhookReply, WebhookRequest, WebhookSender,
};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};

use super::resolve::Guarded;
use super::{Lookup, Rules, failure};

/// Longest time for a connection, and for TLS on it.
const CONNECTING: Duration = Duration::from_secs(10);

/// Calls endpoints over HTTP/1.1. Each call has a connection of its own; no proxy of the environment is used.
pub struct Sender {
    client: Client,
    rules: Arc<Rules>,
}

/// The client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("webhooks cannot be sent: {0}")]
pub struct OpenError(#[from] reqwest::Error);

impl Sender {
    /// A sender that asks `lookup` for the addresses of names.
    pub fn open(rules: Rules, lookup: Arc<dyn Lookup>) -> Result<Self, OpenError> {
        let rules = Arc::new(rules);
        let client = Client::builder()
            .user_agent(concat!("Rebated-Webhooks/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .http1_only()
            .https_only(!rules.http)
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECTING)
            .dns_resolver(Arc::new(Guarded { rules: Arc::clone(&rules), lookup }))
            .build()?;
        Ok(Self { client, rules })
    }

    async fn call(&self, request: WebhookRequest) -> Result<WebhookReply, WebhookFailure> {
        // the rules may be others than when the endpoint was named
        let url =
            self.rules.read(&request.url).map_err(|error| WebhookFailure::Forbidden(error.to_string()))?;
        let sent = self
            .client
            .post(url)
            .timeout(request.patience)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", request.id)
            .header("webhook-timestamp", request.timestamp)
            .header("webhook-signature", request.signature)
            .body(request.body)
            .send()
            .await;
        let response = sent.map_err(|error| failure::read(&error))?;
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        Ok(WebhookReply {
            status: response.status().as_u16(),
            retry_after_seconds: retry_after.and_then(|seconds| seconds.trim().parse().ok()),
            body: beginning(response).await,
        })
    }
}

impl WebhookSender for Sender {
    fn check(&self, url: &str) -> Result<(), UrlRefused> {
        self.rules.read(url).map(|_| ()).map_err(|error| UrlRefused(error.to_string()))
    }

    #[expect(clippy::disallowed_methods, reason = "how long a call took is not business time")]
    fn send(&self, request: WebhookRequest) -> BoxFuture<'_, WebhookAnswer> {
        async move {
            let begun = Instant::now();
            let reply = self.call(request).await;
            WebhookAnswer { took: begun.elapsed(), reply }
        }
        .boxed()
    }
}

/// The beginning of a response. The rest is not read; one that breaks off or takes too long ends where it does, since
/// the status has said what counts.
async fn beginning(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    while body.len() < LONGEST_RESPONSE
        && let Ok(Some(chunk)) = response.chunk().await
    {
        let room = LONGEST_RESPONSE - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    body
}
