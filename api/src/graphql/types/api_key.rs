//! A bot's key.

use async_graphql::{Context, ID, Object, Result};
use rebated_domain::user as words;
use rebated_entity::api_key;

use super::user::User;
use super::user_words::ApiScope;
use crate::graphql::context::Ask;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, missing};

/// See the GraphQL description.
pub struct ApiKey(api_key::Model);

impl From<api_key::Model> for ApiKey {
    fn from(row: api_key::Model) -> Self {
        Self(row)
    }
}

/// A key by which a program acts as a bot. The secret is answered once, when the key is made.
#[Object]
impl ApiKey {
    /// The key's id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What it is for.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// The bot that it belongs to.
    async fn bot(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.0.user_id).await?.ok_or_else(|| missing("bot"))
    }
    /// The part of the secret by which it is recognised.
    async fn prefix(&self) -> &str {
        &self.0.prefix
    }
    /// What it may do.
    async fn scopes(&self) -> Result<Vec<ApiScope>> {
        let scopes: Vec<words::ApiScope> = serde_json::from_value(self.0.scopes.clone())?;
        Ok(scopes.into_iter().map(ApiScope::from).collect())
    }
    /// When it was made.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it ends by itself; null when it does not.
    async fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(DateTime::from)
    }
    /// When it was last used, to the minute.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime::from)
    }
    /// When it was revoked.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.0.revoked_at.map(DateTime::from)
    }
}
