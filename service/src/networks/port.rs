use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use rebated_domain::link::SharedLink;
use rebated_domain::money::{Money, Rate};
use rebated_domain::network::{AfterSale, Feed, TroubleKind, Window};
use rebated_domain::order::{FieldProblem, OrderSource};

use crate::orders::ImportRecord;

/// One account at an affiliate network. Every call has a time limit, waits for its place within the network's rate, and
/// repeats nothing.
///
/// No call may be made while a transaction is open.
pub trait AffiliateNetwork: Send + Sync {
    /// Which network.
    fn source(&self) -> OrderSource;

    /// Which account there, as its lines are stored ([`LineSnapshot::account`]).
    ///
    /// [`LineSnapshot::account`]: rebated_domain::order::LineSnapshot::account
    fn account(&self) -> &str;

    /// What the network can be asked for. Orders come first.
    fn feeds(&self) -> &'static [Feed];

    /// The longest window that the network takes for a feed at a time; shorter while it has a festival.
    fn longest_window(&self, feed: Feed, at: DateTime<Utc>) -> TimeDelta;

    /// How far back the network can be asked, if that has an end.
    fn reach(&self, feed: Feed) -> Option<TimeDelta>;

    /// One page of what changed in a window, by the time of change. `None` begins; afterwards the cursor of the page
    /// before. The window is read once a page has no cursor. Which way the pages are turned is the network's own
    /// matter: whatever changes meanwhile, no row that stood in the window at the beginning is left out, unless it has
    /// changed again, to a time at the window's end or later.
    fn pull<'a>(
        &'a self,
        feed: Feed,
        window: Window,
        cursor: Option<&'a Cursor>,
    ) -> BoxFuture<'a, Result<Page, Trouble>>;

    /// Reads again what was kept of an order line ([`ImportRecord::document`]).
    fn read(&self, document: &str) -> Result<ImportRecord, Vec<FieldProblem>>;

    /// What the product is that somebody shared; none when the network has no such product or pays nothing for it.
    fn product<'a>(&'a self, shared: &'a SharedLink) -> BoxFuture<'a, Result<Option<Product>, Trouble>>;

    /// Makes a link to a product by which orders are known to be of one buyer.
    fn link<'a>(
        &'a self,
        product: &'a Product,
        tracking: &'a Tracking,
    ) -> BoxFuture<'a, Result<TrackedLink, Trouble>>;

    /// Makes a buyer known to the network, where links need that: a Taobao channel (`relation_id`), Pinduoduo's
    /// authority (备案). Asking again changes nothing.
    fn register<'a>(&'a self, request: &'a Tracking) -> BoxFuture<'a, Result<Registration, Trouble>>;
}

/// Where the next page begins, in the connector's own words. Good for the window that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub String);

/// One page of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The answer as it came.
    pub raw: String,
    /// The order lines on it. Positions count from 1 on each page.
    pub orders: Vec<ImportRecord>,
    /// The after-sale cases on it.
    pub after_sales: Vec<AfterSale>,
    /// Rows that cannot be read.
    pub failures: Vec<UnreadRow>,
    /// Where the next page begins; none when the window has been read.
    pub next: Option<Cursor>,
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// The row as it came, where it could be told from the others of its page.
    pub document: String,
    /// Everything wrong with it.
    pub problems: Vec<FieldProblem>,
}

/// A product at a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its id there.
    pub item_id: String,
    /// Its name.
    pub title: String,
    /// Its shop.
    pub merchant: Option<String>,
    /// Its category, in the network's words as order rows have them.
    pub category: Option<String>,
    /// A picture.
    pub image_url: Option<String>,
    /// The price of one, before the coupon.
    pub price: Money,
    /// A coupon that the link brings with it.
    pub coupon: Option<Coupon>,
    /// The part of the price after the coupon that the network pays, before its fee.
    pub commission_rate: Rate,
    /// The part of the commission that the network keeps.
    pub fee_rate: Rate,
    /// What is paid instead of `commission_rate` when the network takes the purchase for a comparison of prices (比价).
    pub compare_rate: Option<Rate>,
}

/// A coupon of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coupon {
    /// What it takes off the price.
    pub amount: Money,
    /// Until when it can be used, if that is known.
    pub ends_at: Option<DateTime<Utc>>,
}

/// By what a network is to know the orders of one buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracking {
    /// Our name for the buyer: 1 to 32 of `[A-Za-z0-9_]`. JD's `subUnionId`, Pinduoduo's `custom_parameters.uid`,
    /// Taobao's `external_id`.
    pub sub_id: String,
    /// What the network calls the buyer after a [registration](AffiliateNetwork::register): Taobao's `relation_id`.
    pub registered: Option<String>,
    /// The place (推广位) that the link is made for: Taobao's `pid` of a pool, where buyers have no `relation_id`. None
    /// for the account's own.
    pub place: Option<String>,
}

/// A link that earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackedLink {
    /// The address to open.
    pub url: String,
    /// A shorter one, where the network makes one.
    pub short_url: Option<String>,
    /// A text to paste into the network's app (淘口令), where it makes one.
    pub password: Option<String>,
}

/// What came of a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Done. Orders will name the buyer by the reference, which is then an [identity] of the buyer.
    ///
    /// [identity]: crate::users::link_identity
    Done {
        /// As [`LineSnapshot::buyer_ref`](rebated_domain::order::LineSnapshot::buyer_ref) will have it.
        buyer_ref: String,
    },
    /// The buyer has to agree first, at this address.
    Open {
        /// Where.
        url: String,
    },
}

/// Why a call brought nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Trouble {
    /// What can be done.
    pub kind: TroubleKind,
    /// The network's code, or ours: `NO_ANSWER`, `UNREACHABLE`, `BAD_ANSWER`, `BUSY`, `CIRCUIT_OPEN`.
    pub code: String,
    /// The network's words, without secrets.
    pub message: String,
}
