//! A sign-in.

use async_graphql::{ID, Object};
use rebated_service::users::SessionTokens;

use crate::graphql::encode;
use crate::graphql::scalars::DateTime;

/// See the GraphQL description.
pub struct Session(SessionTokens);

impl From<SessionTokens> for Session {
    fn from(tokens: SessionTokens) -> Self {
        Self(tokens)
    }
}

/// The tokens of one sign-in. They are answered once: only hashes are kept.
#[Object]
impl Session {
    /// The sign-in's id, for `sessionRevoke`.
    async fn id(&self) -> ID {
        encode(self.0.session_id)
    }
    /// Proves who the caller is, as `Authorization: Bearer TOKEN`, for a short time.
    async fn access_token(&self) -> &str {
        &self.0.access_token
    }
    /// When the access token ends.
    async fn access_token_expires_at(&self) -> DateTime {
        self.0.access_token_expires_at.into()
    }
    /// Buys the next pair of tokens, once, by `sessionRefresh`. A second use ends the session.
    async fn refresh_token(&self) -> &str {
        &self.0.refresh_token
    }
}
