//! Reading bots' keys.

use async_graphql::{Context, Object, Result};
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::users::queries;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::api_key::ApiKey;
use crate::graphql::{denied, fault};

const NEWEST: List = List::new("apiKeys.desc", KeyKind::Id);

connection! {
    /// A page of bots' keys.
    ApiKeyConnection,
    /// A key and where it stands in its list.
    ApiKeyEdge: ApiKey
}

/// Reading bots' keys.
#[derive(Default)]
pub struct ApiKeyQueries;

/// Reading bots' keys.
#[Object]
impl ApiKeyQueries {
    /// Bots' keys, newest first, revoked ones included. For administrators.
    async fn api_keys(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<ApiKeyConnection>> {
        let read = async {
            access::read_api_keys(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let page = queries::api_keys(ctx.platform().db.read(), &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::Id(row.id.0), ApiKey::from(row)));
            Ok(ApiKeyConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }
}
