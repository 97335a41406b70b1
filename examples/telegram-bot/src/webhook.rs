//! Being called with updates.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;

use crate::bot::Bot;

/// The header with the secret that was given to Telegram.
const SECRET: &str = "x-telegram-bot-api-secret-token";
/// The largest update that is read, in bytes.
const LARGEST: usize = 1 << 20;

#[derive(Clone)]
struct Hook {
    bot: Bot,
    secret: String,
}

/// The routes: POST to any path, with the secret in its header. Answers before the update is dealt with.
pub fn routes(bot: Bot, secret: String) -> Router {
    let hook = Hook { bot, secret };
    Router::new()
        .route("/", post(called))
        .route("/{*path}", post(called))
        .layer(DefaultBodyLimit::max(LARGEST))
        .with_state(hook)
}

/// An update that cannot be read is accepted too: Telegram would send it again and again.
async fn called(State(hook): State<Hook>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let given = headers.get(SECRET).map_or(&[][..], |value| value.as_bytes());
    if !is_same(given, hook.secret.as_bytes()) {
        return StatusCode::UNAUTHORIZED;
    }
    if let Ok(update) = serde_json::from_slice(&body) {
        hook.bot.take(&update);
    }
    StatusCode::OK
}

/// Compares in a time that does not tell where two texts of one length differ.
fn is_same(given: &[u8], secret: &[u8]) -> bool {
    given.len() == secret.len() && given.iter().zip(secret).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
