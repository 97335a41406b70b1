use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use rebated_domain::link::SharedLink;
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::{FieldProblem, OrderSource};
use rebated_service::clock::Clock;
use rebated_service::networks::{
    AffiliateNetwork, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble,
};
use rebated_service::orders::ImportRecord;

use super::PinduoduoOptions;
use super::line;
use crate::ReadOptions;
use crate::payments::SettingError;
use crate::union::{App, AppSettings, kept_row, needed, no_such_feed};

/// The longest window that Pinduoduo takes.
const LONGEST: TimeDelta = TimeDelta::hours(24);
/// How far back it can be asked.
const REACH: TimeDelta = TimeDelta::days(90);

/// An account at Pinduoduo (多多进宝).
pub struct Duoduoke {
    pub(super) options: PinduoduoOptions,
    pub(super) app: App,
    pub(super) clock: Arc<dyn Clock>,
}

impl Duoduoke {
    /// Checks the settings and reads the secret; calls nobody yet.
    pub fn new(options: PinduoduoOptions, clock: Arc<dyn Clock>) -> Result<Self, SettingError> {
        needed(&[("pid", &options.pid)])?;
        let settings = AppSettings {
            network: OrderSource::Pinduoduo,
            account: &options.account,
            gateway: &options.gateway,
            key: ("client_id", &options.client_id),
            secret: ("client_secret", &options.client_secret),
            session: None,
            limits: &options.limits,
        };
        Ok(Self { app: App::try_new(&settings, &clock)?, options, clock })
    }
}

impl AffiliateNetwork for Duoduoke {
    fn source(&self) -> OrderSource {
        OrderSource::Pinduoduo
    }

    fn account(&self) -> &str {
        &self.options.account
    }

    /// Pinduoduo tells of failed audits and breaches of rules in the rows themselves.
    fn feeds(&self) -> &'static [Feed] {
        &[Feed::Orders]
    }

    fn longest_window(&self, _: Feed, _: DateTime<Utc>) -> TimeDelta {
        LONGEST
    }

    fn reach(&self, _: Feed) -> Option<TimeDelta> {
        Some(REACH)
    }

    fn pull<'a>(
        &'a self,
        feed: Feed,
        window: Window,
        cursor: Option<&'a Cursor>,
    ) -> BoxFuture<'a, Result<Page, Trouble>> {
        match feed {
            Feed::Orders => self.orders(window, cursor).boxed(),
            Feed::AfterSales | Feed::Punishments => ready(Err(no_such_feed())).boxed(),
        }
    }

    fn read(&self, document: &str) -> Result<ImportRecord, Vec<FieldProblem>> {
        let options = ReadOptions::of_account(&self.options.account);
        kept_row(document, |row| line::snapshot(row, &options))
    }

    fn product<'a>(&'a self, shared: &'a SharedLink) -> BoxFuture<'a, Result<Option<Product>, Trouble>> {
        self.find_product(&shared.target).boxed()
    }

    fn link<'a>(
        &'a self,
        product: &'a Product,
        tracking: &'a Tracking,
    ) -> BoxFuture<'a, Result<TrackedLink, Trouble>> {
        self.make_link(product, tracking).boxed()
    }

    fn register<'a>(&'a self, request: &'a Tracking) -> BoxFuture<'a, Result<Registration, Trouble>> {
        self.register_buyer(request).boxed()
    }
}
