//! Reading links that earn.

use async_graphql::{Context, Result};
use rebated_domain::id::UserId;
use rebated_service::page::Key;
use rebated_service::tracking::queries;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::fault;
use crate::graphql::types::tracking_link::TrackingLink;

const NEWEST: List = List::new("trackingLinks.desc", KeyKind::Id);

connection! {
    /// A page of links.
    TrackingLinkConnection,
    /// A link and where it stands in its list.
    TrackingLinkEdge: TrackingLink
}

/// A page of a user's links, newest first.
pub async fn list(ctx: &Context<'_>, args: PageArgs, user: UserId) -> Result<TrackingLinkConnection> {
    let request = args.request(&NEWEST)?;
    let page = queries::links_of(ctx.platform().db.read(), user, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::Id(row.id.0), TrackingLink::from(row)));
    Ok(TrackingLinkConnection::new(NEWEST, page, None))
}
