//! HTTP: the routes, and what surrounds every request.

mod address;
mod answer;
mod bearer;
mod bills;
mod callbacks;
mod events;
mod graphiql;
mod graphql;
mod health;
mod layers;
mod lease;
mod listen;
mod media;
mod metrics;
mod redirect;
mod request;
mod request_id;
mod shutdown;
mod vouchers;
mod websocket;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::HeaderValue;
use axum::routing::{any, get, post};
use ipnet::IpNet;
use rebated_service::Platform;
use rebated_service::counters::SharedCounters;
use rebated_service::payments::ChannelKind;

use crate::config::{Channels, Couriers};
use crate::graphql::admission::{Trusted, Unregistered};
use crate::graphql::throttle::Limits;
use crate::graphql::{Api, ApiOptions};

pub use answer::status_of;
pub use listen::{Patience, serve};
pub use shutdown::Shutdown;

/// What an operator may set about the server.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// Whether GraphiQL is served.
    pub graphiql: bool,
    /// Where clients reach the server, without a slash at the end; links begin with it.
    pub public_url: String,
    /// Largest request body or socket message in bytes.
    pub body_limit: usize,
    /// Longest time that a body may take to arrive, and that an operation may take to run.
    pub request_timeout: Duration,
    /// Origins whose pages may call the API.
    pub cors_origins: Vec<HeaderValue>,
    /// Proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// What callers may ask.
    pub limits: Limits,
    /// What counts what they have used, for all nodes; without it this process counts for itself.
    pub counters: Option<Arc<dyn SharedCounters>>,
    /// Documents that the operator has registered.
    pub trusted: Trusted,
    /// Who may run others.
    pub unregistered: Unregistered,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            graphiql: true,
            public_url: "http://127.0.0.1:8080".into(),
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(10),
            cors_origins: Vec::new(),
            trusted_proxies: Vec::new(),
            limits: Limits::default(),
            counters: None,
            trusted: Trusted::default(),
            unregistered: Unregistered::default(),
        }
    }
}

/// What handlers share.
#[derive(Clone)]
struct Server {
    platform: Arc<Platform>,
    api: Api,
    options: Arc<HttpOptions>,
    shutdown: Shutdown,
}

impl FromRef<Server> for Arc<Platform> {
    fn from_ref(server: &Server) -> Self {
        Self::clone(&server.platform)
    }
}

/// The routes of a process that only works in the background: health and metrics.
pub fn watching_router(platform: Arc<Platform>) -> Router {
    Router::new()
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::page))
        .with_state(platform)
}

/// Where channels of payment and couriers tell us. They sign what they send; nobody else is believed.
fn callbacks() -> Router<Server> {
    Router::new()
        .route(Channels::callback_path(ChannelKind::Alipay), post(callbacks::alipay))
        .route(Channels::callback_path(ChannelKind::WechatPay), post(callbacks::wechat_pay))
        .route(Couriers::CALLBACK_PATH, post(callbacks::courier))
        .layer(DefaultBodyLimit::max(callbacks::LARGEST))
}

/// Every route of the server. Connections that last end when `shutdown` begins.
pub fn router(platform: Arc<Platform>, options: HttpOptions, shutdown: Shutdown) -> Router {
    let api = ApiOptions {
        limits: options.limits,
        counters: options.counters.clone(),
        trusted: options.trusted.clone(),
        unregistered: options.unregistered,
        deadline: options.request_timeout,
        public_url: options.public_url.clone(),
    };
    let api = Api::new(Arc::clone(&platform), api);
    let server = Server { platform, api, options: Arc::new(options), shutdown };
    let mut routes = Router::new()
        .route("/graphql", any(graphql::serve))
        .route("/graphql/ws", any(websocket::upgrade))
        .route("/bills/{file}", get(bills::document))
        .route("/vouchers/{file}", get(vouchers::document))
        .route("/r/{code}", get(redirect::follow))
        .merge(callbacks())
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::page));
    if server.options.graphiql {
        routes = routes.merge(graphiql::routes());
    }
    layers::surround(routes.fallback(answer::nothing_here), &server).with_state(server)
}
