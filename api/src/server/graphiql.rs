use async_graphql::http::GraphiQLSource;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse};

/// The page loads its scripts from these hosts.
const POLICY: (HeaderName, HeaderValue) = (
    header::CONTENT_SECURITY_POLICY,
    HeaderValue::from_static(
        "default-src 'self' https://esm.sh https://unpkg.com data: blob: 'unsafe-inline' 'unsafe-eval'; \
         connect-src 'self' ws: wss: https://esm.sh; frame-ancestors 'none'",
    ),
);

/// `/graphiql`: an editor for queries, for developers.
pub async fn page() -> impl IntoResponse {
    let source = GraphiQLSource::build()
        .endpoint("/graphql")
        .subscription_endpoint("/graphql/ws")
        .title("Rebated")
        .finish();
    ([POLICY], Html(source))
}
