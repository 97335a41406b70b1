//! What surrounds every request, from the outside in: its name, headers, a trace, a net for panics,
//! a count, and cross-origin rules.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::{Level, Span};

use super::answer::Refusal;
use super::{HttpOptions, Server, address, metrics, request_id};
use crate::graphql::RequestId;

/// Headers of every answer that does not set them itself.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
];

/// How long a browser may remember that it was let through.
const PREFLIGHT: Duration = Duration::from_secs(3_600);

/// Puts the layers around the routes.
pub fn surround(routes: Router<Server>, server: &Server) -> Router<Server> {
    let mut routes = routes.layer(middleware::from_fn_with_state(server.clone(), address::note));
    if let Some(cors) = cors(&server.options) {
        routes = routes.layer(cors);
    }
    routes =
        routes.layer(middleware::from_fn(metrics::count)).layer(CatchPanicLayer::custom(on_panic)).layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_request(())
                .on_response(DefaultOnResponse::new().level(Level::DEBUG)),
        );
    for (name, value) in HEADERS {
        routes = routes.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    routes.layer(middleware::from_fn_with_state(Arc::clone(&server.platform), request_id::name))
}

fn cors(options: &HttpOptions) -> Option<CorsLayer> {
    if options.cors_origins.is_empty() {
        return None;
    }
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(options.cors_origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            request_id::HEADER,
            HeaderName::from_static("apollographql-client-name"),
            HeaderName::from_static("apollographql-client-version"),
        ])
        .expose_headers([request_id::HEADER, header::RETRY_AFTER])
        .max_age(PREFLIGHT);
    Some(layer)
}

/// The path and no query string: that may hold what does not belong into a log.
fn span(request: &Request) -> Span {
    let request_id = request.extensions().get::<RequestId>().map(RequestId::as_str).unwrap_or_default();
    tracing::info_span!("request", request_id, method = %request.method(), path = request.uri().path())
}

fn on_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no text");
    tracing::error!(panic = text, "A handler panicked.");
    Refusal::internal().into_response()
}
