use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use rebated_service::Platform;
use uuid::Uuid;

use crate::graphql::RequestId;

/// The header that names a request, in both directions.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Names the request, by the caller's name for it if that is fit to be logged, and answers the name.
pub async fn name(State(platform): State<Arc<Platform>>, mut request: Request, next: Next) -> Response {
    let id = given(request.headers())
        .unwrap_or_else(|| RequestId::new(&platform.new_id::<Uuid>(platform.now()).to_string()));
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

fn given(headers: &HeaderMap) -> Option<RequestId> {
    let text = headers.get(HEADER)?.to_str().ok()?;
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    ((1..=64).contains(&text.len()) && plain).then(|| RequestId::new(text))
}
