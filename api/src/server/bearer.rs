use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};
use rebated_service::users::{self, AuthError, Proof};
use rebated_service::{Actor, Platform};

use super::answer::Refusal;
use crate::graphql::Code;

/// What a caller has shown.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Whom it proves the caller to be.
    pub actor: Actor,
    /// When it ends.
    pub until: Option<DateTime<Utc>>,
    /// The token or key itself, to be looked at again on a connection that lasts.
    pub token: Option<String>,
}

impl Credential {
    /// No credential.
    pub fn none() -> Self {
        Self { actor: Actor::anonymous(), until: None, token: None }
    }
}

/// Who sends a request, by its `Authorization` header; nobody without one.
pub async fn authenticate(platform: &Platform, headers: &HeaderMap) -> Result<Credential, Refusal> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(Credential::none()) };
    let token = value.to_str().ok().and_then(token).ok_or_else(refused)?;
    prove(platform, token).await
}

/// The token of `Bearer TOKEN`.
pub fn token(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// Whom a token or key proves the caller to be.
pub async fn prove(platform: &Platform, token: &str) -> Result<Credential, Refusal> {
    match users::authenticate(platform, token).await {
        Ok(Proof { actor, until }) => Ok(Credential { actor, until, token: Some(token.to_owned()) }),
        Err(AuthError::Invalid) => Err(refused()),
        Err(AuthError::Fault(fault)) => {
            tracing::error!(error = %fault, "A caller could not be authenticated.");
            Err(Refusal::internal())
        }
    }
}

fn refused() -> Refusal {
    Refusal::new(Code::Unauthenticated, "The token is not valid. Sign in again.")
}
