//! Reading what has been read of networks. Callers have been checked.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rebated_domain::network::{Coverage, Feed, ScanKind, Window};
use rebated_domain::order::OrderSource;
use rebated_entity::{network_parked_row, network_scan, network_stream, network_stretch, network_window};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::AffiliateNetwork;
use super::read::stretch;
use crate::page::{Page, PageRequest, SortBy, fetch};
use crate::{Fault, Platform};

/// An account at a network.
#[derive(Clone, Debug)]
pub struct NetworkState {
    /// Which network.
    pub source: OrderSource,
    /// Which account there.
    pub account: String,
    /// Whether this process can call it; one that cannot has read it before.
    pub is_configured: bool,
    /// Its feeds, once they were looked at.
    pub streams: Vec<StreamState>,
    /// How many rows nobody could take.
    pub parked: i64,
    /// How many windows are still to be read again.
    pub open_scans: i64,
}

/// One feed of an account.
#[derive(Clone, Debug)]
pub struct StreamState {
    /// Its row.
    pub stream: network_stream::Model,
    /// What has been read.
    pub coverage: Coverage,
}

impl StreamState {
    /// What has not been read between the first look and the watermark.
    pub fn gaps(&self) -> Vec<Window> {
        self.coverage.gaps(Window { from: self.stream.begins_at, until: self.stream.watermark })
    }
}

/// Every account that is configured or was read before, in five statements at most.
pub async fn all(platform: &Platform) -> Result<Vec<NetworkState>, Fault> {
    let db = platform.db.read();
    let mut accounts: BTreeMap<(OrderSource, String), NetworkState> = BTreeMap::new();
    let blank = |source, account: &str, is_configured| NetworkState {
        source,
        account: account.to_owned(),
        is_configured,
        streams: Vec::new(),
        parked: 0,
        open_scans: 0,
    };
    for network in platform.networks.all() {
        let key = (network.source(), network.account().to_owned());
        accounts.insert(key, blank(network.source(), network.account(), true));
    }
    for state in streams(db).await? {
        let key = (state.stream.network, state.stream.account.clone());
        let account = accounts.entry(key).or_insert_with_key(|(source, name)| blank(*source, name, false));
        account.streams.push(state);
    }
    for (source, account, count) in parked(db).await? {
        if let Some(state) = accounts.get_mut(&(source, account)) {
            state.parked = count;
        }
    }
    for (source, account, count) in open_scans(db).await? {
        if let Some(state) = accounts.get_mut(&(source, account)) {
            state.open_scans = count;
        }
    }
    Ok(accounts.into_values().collect())
}

/// One account that is configured, in four statements.
pub(super) async fn one(platform: &Platform, network: &dyn AffiliateNetwork) -> Result<NetworkState, Fault> {
    use {network_parked_row::Column as P, network_scan::Column as S};
    let (db, source, account) = (platform.db.read(), network.source(), network.account());
    let parked =
        network_parked_row::Entity::find().filter(P::Network.eq(source)).filter(P::Account.eq(account));
    let open = network_scan::Entity::find().filter(S::Network.eq(source)).filter(S::Account.eq(account));
    Ok(NetworkState {
        source,
        account: account.to_owned(),
        is_configured: true,
        streams: streams_of(db, source, account).await?,
        parked: counted(parked.count(db).await?),
        open_scans: counted(open.filter(S::FinishedAt.is_null()).count(db).await?),
    })
}

fn counted(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The feeds of every account.
pub(crate) async fn streams(db: &impl ConnectionTrait) -> Result<Vec<StreamState>, Fault> {
    with_stretches(db, network_stream::Entity::find(), network_stretch::Entity::find()).await
}

/// Every stretch that was read, with its network, account and feed.
pub(crate) async fn stretches(
    db: &impl ConnectionTrait,
) -> Result<Vec<((OrderSource, String, Feed), Window)>, Fault> {
    let rows = network_stretch::Entity::find().all(db).await?;
    let told = |row: network_stretch::Model| {
        let read = stretch(&row);
        ((row.network, row.account, row.feed), read)
    };
    Ok(rows.into_iter().map(told).collect())
}

/// The feeds of one account.
pub(super) async fn streams_of(
    db: &impl ConnectionTrait,
    source: OrderSource,
    account: &str,
) -> Result<Vec<StreamState>, Fault> {
    use {network_stream::Column as S, network_stretch::Column as T};
    let streams = network_stream::Entity::find().filter(S::Network.eq(source)).filter(S::Account.eq(account));
    let stretches =
        network_stretch::Entity::find().filter(T::Network.eq(source)).filter(T::Account.eq(account));
    with_stretches(db, streams, stretches).await
}

async fn with_stretches(
    db: &impl ConnectionTrait,
    streams: Select<network_stream::Entity>,
    stretches: Select<network_stretch::Entity>,
) -> Result<Vec<StreamState>, Fault> {
    use network_stream::Column;
    let order = |streams: Select<network_stream::Entity>| {
        streams.order_by_asc(Column::Network).order_by_asc(Column::Account).order_by_asc(Column::Feed)
    };
    // a watermark moves together with what was read, which is asked for after it: no gap is seen that was never there
    let streams = order(streams).all(db).await?;
    let stretches = stretches.all(db).await?;
    let state = |stream: network_stream::Model| {
        let of_it = |row: &&network_stretch::Model| {
            (row.network, &row.account, row.feed) == (stream.network, &stream.account, stream.feed)
        };
        StreamState { coverage: stretches.iter().filter(of_it).map(stretch).collect(), stream }
    };
    Ok(streams.into_iter().map(state).collect())
}

type Counted = Vec<(OrderSource, String, i64)>;

async fn parked(db: &impl ConnectionTrait) -> Result<Counted, Fault> {
    use network_parked_row::Column;
    let rows = network_parked_row::Entity::find().select_only();
    let rows = rows.columns([Column::Network, Column::Account]).column_as(Column::Digest.count(), "rows");
    let rows = rows.group_by(Column::Network).group_by(Column::Account);
    Ok(rows.into_tuple().all(db).await?)
}

async fn open_scans(db: &impl ConnectionTrait) -> Result<Counted, Fault> {
    use network_scan::Column;
    let rows = network_scan::Entity::find().select_only();
    let rows = rows.columns([Column::Network, Column::Account]).column_as(Column::Id.count(), "rows");
    let rows = rows.filter(Column::FinishedAt.is_null());
    let rows = rows.group_by(Column::Network).group_by(Column::Account);
    Ok(rows.into_tuple().all(db).await?)
}

/// Which windows. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct WindowFilter {
    /// Only of this network.
    pub source: Option<OrderSource>,
    /// Only of this account.
    pub account: Option<String>,
    /// Only of this feed.
    pub feed: Option<Feed>,
    /// Only read for this reason.
    pub kind: Option<ScanKind>,
    /// Only windows that reach beyond this time.
    pub from: Option<DateTime<Utc>>,
    /// Only windows that begin before this time.
    pub until: Option<DateTime<Utc>>,
}

fn narrowed(filter: &WindowFilter) -> Select<network_window::Entity> {
    use network_window::Column as C;
    let mut select = network_window::Entity::find();
    if let Some(source) = filter.source {
        select = select.filter(C::Network.eq(source));
    }
    if let Some(account) = &filter.account {
        select = select.filter(C::Account.eq(account));
    }
    if let Some(feed) = filter.feed {
        select = select.filter(C::Feed.eq(feed));
    }
    if let Some(kind) = filter.kind {
        select = select.filter(C::Kind.eq(kind));
    }
    if let Some(from) = filter.from {
        select = select.filter(C::UntilAt.gt(from));
    }
    if let Some(until) = filter.until {
        select = select.filter(C::FromAt.lt(until));
    }
    select
}

/// Windows that were read in the last 90 days, the newest first.
pub async fn windows(
    db: &impl ConnectionTrait,
    filter: &WindowFilter,
    page: &PageRequest,
) -> Result<Page<network_window::Model>, Fault> {
    let sort = SortBy::Id(network_window::Column::Id);
    fetch(db, narrowed(filter), sort, true, page).await
}

/// How many windows there are.
pub async fn count_windows(db: &impl ConnectionTrait, filter: &WindowFilter) -> Result<u64, Fault> {
    Ok(narrowed(filter).count(db).await?)
}
