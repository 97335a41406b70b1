//! Reading what has been read of affiliate networks.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::networks::queries::{self, WindowFilter};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::network::{Network, NetworkFeed, NetworkScanKind, NetworkWindow};
use crate::graphql::types::order_words::OrderSource;
use crate::graphql::{denied, fault};

const NEWEST: List = List::new("networkWindows.desc", KeyKind::Id);

connection! {
    /// A page of windows of networks.
    NetworkWindowConnection,
    /// A window and where it stands in its list.
    NetworkWindowEdge: NetworkWindow
}

/// Which windows. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct NetworkWindowFilter {
    /// Only of this account.
    account: Option<String>,
    /// Only of this feed.
    feed: Option<NetworkFeed>,
    /// Only windows that reach beyond this instant.
    from: Option<DateTime>,
    /// Only those read for this reason.
    kind: Option<NetworkScanKind>,
    /// Only of this network.
    source: Option<OrderSource>,
    /// Only windows that begin before this instant.
    until: Option<DateTime>,
}

impl From<NetworkWindowFilter> for WindowFilter {
    fn from(filter: NetworkWindowFilter) -> Self {
        Self {
            source: filter.source.map(Into::into),
            account: filter.account,
            feed: filter.feed.map(Into::into),
            kind: filter.kind.map(Into::into),
            from: filter.from.map(Into::into),
            until: filter.until.map(Into::into),
        }
    }
}

/// Reading what has been read of affiliate networks.
#[derive(Default)]
pub struct NetworkQueries;

/// Reading what has been read of affiliate networks.
#[Object]
impl NetworkQueries {
    /// Every account at an affiliate network that is configured here or was read before. For staff.
    async fn networks(&self, ctx: &Context<'_>) -> Option<Result<Vec<Network>>> {
        let read = async {
            access::read_networks(ctx.actor()).map_err(denied)?;
            let all = queries::all(ctx.platform()).await.map_err(fault)?;
            Ok(all.into_iter().map(Network::from).collect())
        };
        Some(read.await)
    }

    /// The windows that were read in the last 90 days, the newest first. For staff.
    async fn network_windows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<NetworkWindowFilter>,
    ) -> Option<Result<NetworkWindowConnection>> {
        let read = async {
            access::read_networks(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let narrowing = filter.unwrap_or_default().into();
            let db = ctx.platform().db.read();
            let page = queries::windows(db, &narrowing, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::Id(row.id.0), NetworkWindow::from(row)));
            Ok(NetworkWindowConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }
}
