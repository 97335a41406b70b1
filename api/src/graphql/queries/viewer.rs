//! Who is asking.

use async_graphql::{Context, Object, Result};

use crate::graphql::context::Ask;
use crate::graphql::types::user::User;

/// Who is asking.
#[derive(Default)]
pub struct ViewerQueries;

/// Who is asking.
#[Object]
impl ViewerQueries {
    /// Whoever sends the request; null for nobody.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        ctx.loaders().user(ctx.actor().user_id()?).await.transpose()
    }
}
