//! GraphiQL, an editor for queries, for developers. All of it is in the binary; `api/assets/graphiql` says
//! how it is built.

mod asset;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;

use asset::Asset;

static PAGE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("text/html; charset=utf-8", include_bytes!("../../../assets/graphiql/page.html"))
});
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("text/javascript; charset=utf-8", include_bytes!("../../../assets/graphiql/dist/graphiql.js"))
});
static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("text/css; charset=utf-8", include_bytes!("../../../assets/graphiql/dist/graphiql.css"))
});

/// `/graphiql`, its script and its style sheet.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/graphiql", get(async |headers: HeaderMap| page(&headers)))
        .route("/graphiql/graphiql.js", get(async |headers: HeaderMap| SCRIPT.answer(&headers)))
        .route("/graphiql/graphiql.css", get(async |headers: HeaderMap| STYLE.answer(&headers)))
}

fn page(headers: &HeaderMap) -> Response {
    let mut response = PAGE.answer(headers);
    // on a 304 too: browsers put the headers of that in place of those that they keep
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy(headers));
    response
}

/// Nothing but what this server serves: no other host, no inline script.
fn policy(headers: &HeaderMap) -> HeaderValue {
    const EVERYWHERE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                              base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self'";
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).filter(|host| is_plain(host));
    // not every browser takes 'self' for WebSockets too
    host.and_then(|host| HeaderValue::try_from(format!("{EVERYWHERE} ws://{host} wss://{host}")).ok())
        .unwrap_or(HeaderValue::from_static(EVERYWHERE))
}

/// Whether a policy may hold this host as it is.
fn is_plain(host: &str) -> bool {
    !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
}
