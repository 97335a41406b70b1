//! Reading endpoints of webhooks and their deliveries.

use async_graphql::{Context, ID, Object, Result};
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::webhooks::queries;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::webhook::{WebhookDelivery, WebhookDeliveryState, WebhookEndpoint};
use crate::graphql::{decode_or_nothing, denied, fault};

const ENDPOINTS: List = List::new("webhookEndpoints.desc", KeyKind::TimeId);
const DELIVERIES: List = List::new("webhookDeliveries.desc", KeyKind::TimeId);

connection! {
    /// A page of endpoints of webhooks.
    WebhookEndpointConnection,
    /// An endpoint and where it stands in its list.
    WebhookEndpointEdge: WebhookEndpoint
}

connection! {
    /// A page of deliveries to an endpoint of webhooks.
    WebhookDeliveryConnection,
    /// A delivery and where it stands in its list.
    WebhookDeliveryEdge: WebhookDelivery
}

/// Reading endpoints of webhooks and their deliveries.
#[derive(Default)]
pub struct WebhookQueries;

/// Reading endpoints of webhooks and their deliveries.
#[Object]
impl WebhookQueries {
    /// What was and will be delivered to an endpoint, newest first. For administrators.
    #[expect(clippy::too_many_arguments, reason = "a page and two conditions")]
    async fn webhook_deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The endpoint.")] endpoint_id: ID,
        #[graphql(desc = "Only in this state.")] state: Option<WebhookDeliveryState>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<WebhookDeliveryConnection>> {
        let read = async {
            access::read_webhooks(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&DELIVERIES)?;
            let (db, endpoint) = (ctx.platform().db.read(), decode_or_nothing(&endpoint_id));
            let found = queries::deliveries(db, endpoint, state.map(Into::into), &request).await;
            let page = found.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), WebhookDelivery::from(row)));
            Ok(WebhookDeliveryConnection::new(DELIVERIES, page, None))
        };
        Some(read.await)
    }

    /// Endpoints of webhooks, newest first. For administrators.
    async fn webhook_endpoints(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<WebhookEndpointConnection>> {
        let read = async {
            access::read_webhooks(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&ENDPOINTS)?;
            let page = queries::endpoints(ctx.platform().db.read(), &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), WebhookEndpoint::from(row)));
            Ok(WebhookEndpointConnection::new(ENDPOINTS, page, None))
        };
        Some(read.await)
    }
}
