use std::sync::Arc;

use axum::Router;
use rebated::graphql::throttle::{Limits, Rate};
use rebated::server::{HttpOptions, Patience, Shutdown, router};
use rebated_service::Platform;

use crate::{Client, RunningServer};

/// The server as one configuration makes it, and whoever calls it.
pub struct Site {
    router: Router,
    shutdown: Shutdown,
}

/// Limits that no test meets by accident: time stands still, so nothing that is taken ever comes back.
pub fn wide_limits() -> Limits {
    let wide = Rate { most: 100_000_000, per_minute: 6_000 };
    Limits { operation: 1_000_000, signed_in: wide, anonymous: wide, attempts: wide }
}

/// Options with wide limits.
pub fn wide_options() -> HttpOptions {
    HttpOptions { limits: wide_limits(), ..HttpOptions::default() }
}

impl Site {
    /// The server of another node.
    pub fn of(node: &Arc<Platform>) -> Self {
        Self::with(node, wide_options())
    }

    /// The server of another node, with options of its own.
    pub fn with(node: &Arc<Platform>, options: HttpOptions) -> Self {
        Self::new(|shutdown| router(Arc::clone(node), options, shutdown))
    }

    pub(crate) fn new(make: impl FnOnce(Shutdown) -> Router) -> Self {
        let shutdown = Shutdown::default();
        Self { router: make(shutdown.clone()), shutdown }
    }

    /// A client that is not signed in.
    pub fn as_anonymous(&self) -> Client {
        Client::new(self.router.clone(), None)
    }

    /// A client that sends an access token or an API key.
    pub fn as_user(&self, token: &str) -> Client {
        Client::new(self.router.clone(), Some(token.to_owned()))
    }

    /// Serves on a free port of the loopback interface as well, until the answer is dropped.
    pub async fn serve(&self) -> RunningServer {
        self.serve_with(Patience::default()).await
    }

    /// The same, with other patience for slow clients.
    pub async fn serve_with(&self, patience: Patience) -> RunningServer {
        RunningServer::start(self.router.clone(), self.shutdown.clone(), patience).await
    }

    /// Begins to shut the server down.
    pub fn shut_down(&self) {
        self.shutdown.begin();
    }
}
