//! Affiliate networks and what has been read of them.

use async_graphql::{Enum, ID, Object};
use rebated_domain::network as words;
use rebated_entity::network_window;
use rebated_service::networks::queries::{NetworkState, StreamState};

use crate::graphql::encode;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::order_words::OrderSource;

/// What a network is asked for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::Feed")]
pub enum NetworkFeed {
    /// Refunds of lines (维权).
    AfterSales,
    /// Order lines.
    Orders,
    /// Lines frozen for a breach of rules.
    Punishments,
}

/// Why a window of a network was read.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::ScanKind")]
pub enum NetworkScanKind {
    /// Somebody asked for it.
    Manual,
    /// The whole of the month before, when it is over.
    Monthly,
    /// The whole of the day before.
    Nightly,
    /// The whole of the month before, once the network has settled it.
    Settlement,
    /// It was the next one.
    Sync,
}

/// What can be done about a network that could not be read.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::TroubleKind")]
pub enum NetworkTroubleKind {
    /// It is asked again later: it gave no answer, or says that it is at fault.
    Away,
    /// Its answer cannot be read.
    BadAnswer,
    /// It is asked less often.
    Limited,
    /// A buyer has to be registered first.
    NotRegistered,
    /// People have to look: keys, rights, clocks, or a request that it does not understand.
    Refused,
    /// It is asked for a shorter time.
    TooLong,
}

/// See the GraphQL description.
pub struct Network(NetworkState);

impl From<NetworkState> for Network {
    fn from(state: NetworkState) -> Self {
        Self(state)
    }
}

/// An account at an affiliate network, and how well it is being read. For staff.
#[Object]
impl Network {
    /// Which network.
    async fn source(&self) -> OrderSource {
        self.0.source.into()
    }
    /// Which account there.
    async fn account(&self) -> &str {
        &self.0.account
    }
    /// Whether the server that answers can call it. One that cannot was read before.
    async fn configured(&self) -> bool {
        self.0.is_configured
    }
    /// What it is asked for; empty until it is looked at for the first time.
    async fn coverage(&self) -> Vec<NetworkCoverage> {
        self.0.streams.iter().cloned().map(NetworkCoverage).collect()
    }
    /// How many rows it sent that could not be read or taken. They are kept for people to look at.
    async fn parked_rows(&self) -> i32 {
        i32::try_from(self.0.parked).unwrap_or(i32::MAX)
    }
    /// How many periods are still to be read again.
    async fn open_scans(&self) -> i32 {
        i32::try_from(self.0.open_scans).unwrap_or(i32::MAX)
    }
}

/// See the GraphQL description.
pub struct NetworkCoverage(StreamState);

/// Which times of a network have been read to their end, by the time at which rows changed: the proof that no order was
/// lost.
#[Object]
impl NetworkCoverage {
    /// What the network is asked for.
    async fn feed(&self) -> NetworkFeed {
        self.0.stream.feed.into()
    }
    /// From when on the network is read.
    async fn begins_at(&self) -> DateTime {
        self.0.stream.begins_at.into()
    }
    /// Up to when it has been read.
    async fn watermark(&self) -> DateTime {
        self.0.stream.watermark.into()
    }
    /// How many seconds the watermark is behind the present.
    async fn lag_seconds(&self, ctx: &async_graphql::Context<'_>) -> i32 {
        use crate::graphql::context::Ask;
        let lag = (ctx.platform().now() - self.0.stream.watermark).num_seconds().max(0);
        i32::try_from(lag).unwrap_or(i32::MAX)
    }
    /// The stretches that have been read, in order; none touches another.
    async fn stretches(&self) -> Vec<NetworkPeriod> {
        self.0.coverage.stretches().iter().copied().map(NetworkPeriod).collect()
    }
    /// What has not been read between the beginning and the watermark; empty when all is well.
    async fn gaps(&self) -> Vec<NetworkPeriod> {
        self.0.gaps().into_iter().map(NetworkPeriod).collect()
    }
    /// How long the next window is at most. It shrinks when the network cannot answer, and grows again.
    async fn window_seconds(&self) -> i32 {
        self.0.stream.window_seconds
    }
    /// When the network last answered for a whole window.
    async fn answered_at(&self) -> Option<DateTime> {
        self.0.stream.answered_at.map(Into::into)
    }
    /// How many windows in a row could not be read; 0 when all is well.
    async fn failures(&self) -> i32 {
        self.0.stream.failures
    }
    /// Why the last window could not be read; null when it was.
    async fn trouble(&self) -> Option<NetworkTrouble> {
        let stream = &self.0.stream;
        Some(NetworkTrouble {
            kind: stream.trouble_kind?.into(),
            code: stream.trouble_code.clone().unwrap_or_default(),
            message: stream.trouble_message.clone().unwrap_or_default(),
            since: stream.troubled_at?.into(),
            retry_at: stream.retry_at.map(Into::into),
        })
    }
}

/// Why a network could not be read.
#[derive(async_graphql::SimpleObject)]
pub struct NetworkTrouble {
    /// What can be done.
    kind: NetworkTroubleKind,
    /// The network's code, or ours.
    code: String,
    /// The network's words.
    message: String,
    /// Since when nothing could be read.
    since: DateTime,
    /// When it is asked again.
    retry_at: Option<DateTime>,
}

/// See the GraphQL description.
pub struct NetworkPeriod(words::Window);

/// A stretch of time, up to and without its end.
#[Object]
impl NetworkPeriod {
    /// The first moment.
    async fn from(&self) -> DateTime {
        self.0.from.into()
    }
    /// The first moment after it.
    async fn until(&self) -> DateTime {
        self.0.until.into()
    }
}

/// See the GraphQL description.
pub struct NetworkWindow(network_window::Model);

impl From<network_window::Model> for NetworkWindow {
    fn from(row: network_window::Model) -> Self {
        Self(row)
    }
}

/// A window of a network's times that was read to its end. Forgotten after 90 days; the coverage stays. For staff.
#[Object]
impl NetworkWindow {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Which network.
    async fn source(&self) -> OrderSource {
        self.0.network.into()
    }
    /// Which account there.
    async fn account(&self) -> &str {
        &self.0.account
    }
    /// What was asked for.
    async fn feed(&self) -> NetworkFeed {
        self.0.feed.into()
    }
    /// Why it was read.
    async fn kind(&self) -> NetworkScanKind {
        self.0.kind.into()
    }
    /// The first moment.
    async fn from(&self) -> DateTime {
        self.0.from_at.into()
    }
    /// The first moment after it.
    async fn until(&self) -> DateTime {
        self.0.until_at.into()
    }
    /// How many pages were answered.
    async fn pages(&self) -> i32 {
        self.0.pages
    }
    /// How many rows were on them; a row may be on several.
    async fn rows(&self) -> i32 {
        i32::try_from(self.0.row_count).unwrap_or(i32::MAX)
    }
    /// How many order lines were new.
    async fn created(&self) -> i32 {
        i32::try_from(self.0.created_count).unwrap_or(i32::MAX)
    }
    /// How many order lines changed.
    async fn updated(&self) -> i32 {
        i32::try_from(self.0.updated_count).unwrap_or(i32::MAX)
    }
    /// How many order lines were known already.
    async fn unchanged(&self) -> i32 {
        i32::try_from(self.0.unchanged_count).unwrap_or(i32::MAX)
    }
    /// How many rows could not be read or taken.
    async fn parked(&self) -> i32 {
        i32::try_from(self.0.parked_count).unwrap_or(i32::MAX)
    }
    /// When it was read.
    async fn read_at(&self) -> DateTime {
        self.0.read_at.into()
    }
}
