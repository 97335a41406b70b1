use axum::http::{HeaderMap, header};
use rebated_service::users::{self, AuthError};
use rebated_service::{Actor, Platform};

use super::answer::Refusal;
use crate::graphql::Code;

/// Who sends a request, by its `Authorization` header; nobody without one.
pub async fn authenticate(platform: &Platform, headers: &HeaderMap) -> Result<Actor, Refusal> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(Actor::Anonymous) };
    let token = value.to_str().ok().and_then(token).ok_or_else(refused)?;
    actor_of(platform, token).await
}

/// The token of `Bearer TOKEN`.
pub fn token(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// Whom a token or key proves the caller to be.
pub async fn actor_of(platform: &Platform, token: &str) -> Result<Actor, Refusal> {
    users::authenticate(platform, token).await.map_err(|error| match error {
        AuthError::Invalid => refused(),
        AuthError::Fault(fault) => {
            tracing::error!(error = %fault, "A caller could not be authenticated.");
            Refusal::new(Code::Internal, "Internal server error")
        }
    })
}

fn refused() -> Refusal {
    Refusal::new(Code::Unauthenticated, "The token is not valid. Sign in again.")
}
