//! `/r/<code>`: where a link of ours leads.

use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rebated_service::tracking::{self, Visit};

use super::{Server, answer};
use crate::graphql::throttle::Address;
use crate::graphql::{Code, RequestId};

/// The longest name of a program that is looked at, in bytes.
const LONGEST_AGENT: usize = 512;

/// Leads to where the network has made the link lead, and nowhere else: nothing of the request goes into the address.
/// Who follows it is noted, and written later. Whoever asks for the head alone does not follow it.
pub async fn follow(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    Extension(address): Extension<Address>,
    Path(code): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if let Err(wait) = server.api.visit(address).await {
        let body = answer::Refusal::new(Code::Throttled, "Too many links were followed from this address.");
        let mut refusal = body.into_response();
        refusal.headers_mut().insert(header::RETRY_AFTER, wait.wait_seconds.into());
        return refusal;
    }
    let work = tracking::follow(&server.platform, &code);
    let link = match tokio::time::timeout(server.options.request_timeout, work).await {
        Ok(Ok(Some(link))) => link,
        Ok(Ok(None)) => return answer::nothing_here().await.into_response(),
        Ok(Err(fault)) => {
            tracing::error!(%request_id, error = %fault, "A link could not be followed.");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let Ok(target) = HeaderValue::from_str(&link.url) else {
        tracing::error!(%request_id, link = %link.id, "A link leads to what is no address.");
        return answer::nothing_here().await.into_response();
    };
    if method == Method::GET {
        let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let user_agent = agent.map(|agent| agent.chars().take(LONGEST_AGENT).collect());
        tracking::note(&server.platform, &link, Visit { address: address.known(), user_agent });
    }
    (StatusCode::FOUND, [(header::LOCATION, target), (header::CACHE_CONTROL, NO_STORE)]).into_response()
}

/// Every visit is to come here.
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
