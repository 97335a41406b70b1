use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use rebated_service::Platform;

/// Longest wait for the database's sign of life.
const PATIENCE: Duration = Duration::from_secs(2);

/// `/health/live`: the process answers.
pub async fn live() -> &'static str {
    "live\n"
}

/// `/health/ready`: the process can serve requests, which takes the database.
pub async fn ready(State(platform): State<Arc<Platform>>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(PATIENCE, platform.db.read().ping()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "The database does not answer.");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer in time\n"),
    }
}
