//! HTTP: the routes, and what surrounds every request.

mod answer;
mod bearer;
mod graphiql;
mod graphql;
mod health;
mod layers;
mod metrics;
mod request;
mod request_id;
mod run;
mod websocket;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::FromRef;
use axum::http::HeaderValue;
use axum::routing::{any, get};
use rebated_service::Platform;

use crate::graphql::Api;

pub use run::{Shutdown, serve};

/// What an operator may set about the server.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// Whether GraphiQL is served.
    pub graphiql: bool,
    /// Largest request body in bytes.
    pub body_limit: usize,
    /// Longest time that one request may take.
    pub request_timeout: Duration,
    /// Origins whose pages may call the API.
    pub cors_origins: Vec<HeaderValue>,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            graphiql: true,
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(10),
            cors_origins: Vec::new(),
        }
    }
}

/// What handlers share.
#[derive(Clone)]
struct Server {
    platform: Arc<Platform>,
    api: Api,
    options: Arc<HttpOptions>,
}

impl FromRef<Server> for Arc<Platform> {
    fn from_ref(server: &Server) -> Self {
        Self::clone(&server.platform)
    }
}

/// Every route of the server.
pub fn router(platform: Arc<Platform>, options: HttpOptions) -> Router {
    let options = Arc::new(options);
    let api = Api::new(Arc::clone(&platform));
    let server = Server { platform, api, options };
    let mut routes = Router::new()
        .route("/graphql", any(graphql::post))
        .route("/graphql/ws", any(websocket::upgrade))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::page));
    if server.options.graphiql {
        routes = routes.route("/graphiql", get(graphiql::page));
    }
    layers::surround(routes.fallback(answer::nothing_here), &server).with_state(server)
}
