//! Making and revoking bots' keys.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::users::{self, NewApiKey};

use crate::graphql::account_errors::AccountUserError;
use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::api_key::ApiKey;
use crate::graphql::types::user_words::ApiScope;
use crate::payload;

payload! {
    /// The answer of `apiKeyCreate`.
    ApiKeyCreatePayload {
        /// The key.
        api_key: ApiKey,
        /// What the program sends as `Authorization: Bearer SECRET`. Shown this once and never again.
        secret: String,
    }
    AccountUserError
}

payload! {
    /// The answer of `apiKeyRevoke`.
    ApiKeyRevokePayload {
        /// The key, revoked.
        api_key: ApiKey,
    }
    AccountUserError
}

/// A key that is to be made.
#[derive(InputObject)]
pub struct ApiKeyCreateInput {
    /// What it is for, 1 to 80 printable characters.
    name: String,
    /// What it may do, at least one scope.
    scopes: Vec<ApiScope>,
    /// When it ends by itself; absent: never.
    expires_at: Option<DateTime>,
    /// The bot that it belongs to; absent: a new one of the same name.
    user_id: Option<ID>,
}

impl From<ApiKeyCreateInput> for NewApiKey {
    fn from(input: ApiKeyCreateInput) -> Self {
        Self {
            name: input.name,
            scopes: input.scopes.into_iter().map(Into::into).collect(),
            expires_at: input.expires_at.map(Into::into),
            bot: input.user_id.as_ref().map(decode_or_nothing),
        }
    }
}

/// A key that is to end.
#[derive(InputObject)]
pub struct ApiKeyRevokeInput {
    /// The key.
    api_key_id: ID,
}

/// Making and revoking bots' keys.
#[derive(Default)]
pub struct ApiKeyMutations;

/// Making and revoking bots' keys.
#[Object]
impl ApiKeyMutations {
    /// Makes a bot's key. For administrators.
    async fn api_key_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The key.")] input: ApiKeyCreateInput,
    ) -> Option<Result<ApiKeyCreatePayload>> {
        let done = users::create_api_key(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |(key, secret)| ApiKeyCreatePayload::of(key.into(), secret))
    }

    /// Ends a key at once. Revoking it again changes nothing. For administrators.
    async fn api_key_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which key.")] input: ApiKeyRevokeInput,
    ) -> Option<Result<ApiKeyRevokePayload>> {
        let id = decode_or_nothing(&input.api_key_id);
        let done = users::revoke_api_key(ctx.platform(), ctx.actor(), id).await;
        answer(done, |key| ApiKeyRevokePayload::of(key.into()))
    }
}
