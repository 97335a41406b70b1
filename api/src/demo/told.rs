use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use rebated_domain::link::SharedLink;
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::{FieldProblem, OrderSource};
use rebated_service::networks::{
    AffiliateNetwork, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble,
};
use rebated_service::orders::ImportRecord;

use super::story::Story;

/// An account at a simulated network whose past happens while it is read: whatever is asked about a time finds the
/// network as it was at that time, and so each stage of an order is seen.
pub(super) struct Told {
    network: Arc<dyn AffiliateNetwork>,
    story: Mutex<Story>,
}

impl Told {
    /// The account, of whose network the story is.
    pub(super) fn new(network: Arc<dyn AffiliateNetwork>, story: Story) -> Self {
        Self { network, story: Mutex::new(story) }
    }
}

impl AffiliateNetwork for Told {
    fn source(&self) -> OrderSource {
        self.network.source()
    }

    fn account(&self) -> &str {
        self.network.account()
    }

    fn feeds(&self) -> &'static [Feed] {
        self.network.feeds()
    }

    fn longest_window(&self, feed: Feed, at: DateTime<Utc>) -> TimeDelta {
        self.network.longest_window(feed, at)
    }

    fn reach(&self, feed: Feed) -> Option<TimeDelta> {
        self.network.reach(feed)
    }

    fn pull<'a>(
        &'a self,
        feed: Feed,
        window: Window,
        cursor: Option<&'a Cursor>,
    ) -> BoxFuture<'a, Result<Page, Trouble>> {
        self.story.lock().expect("no teller of the story panics").play_until(window.until);
        self.network.pull(feed, window, cursor)
    }

    fn read(&self, document: &str) -> Result<ImportRecord, Vec<FieldProblem>> {
        self.network.read(document)
    }

    fn product<'a>(&'a self, shared: &'a SharedLink) -> BoxFuture<'a, Result<Option<Product>, Trouble>> {
        self.network.product(shared)
    }

    fn link<'a>(
        &'a self,
        product: &'a Product,
        tracking: &'a Tracking,
    ) -> BoxFuture<'a, Result<TrackedLink, Trouble>> {
        self.network.link(product, tracking)
    }

    fn register<'a>(&'a self, request: &'a Tracking) -> BoxFuture<'a, Result<Registration, Trouble>> {
        self.network.register(request)
    }
}
