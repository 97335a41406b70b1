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

use super::JdOptions;
use super::line;
use crate::ReadOptions;
use crate::payments::SettingError;
use crate::union::{App, AppSettings, kept_row, no_such_feed};

/// The longest window that JD takes.
const LONGEST: TimeDelta = TimeDelta::hours(1);

/// An account at JD Union.
pub struct JdUnion {
    pub(super) options: JdOptions,
    pub(super) app: App,
    pub(super) clock: Arc<dyn Clock>,
}

impl JdUnion {
    /// Checks the settings and reads the secret; calls nobody yet.
    pub fn new(options: JdOptions, clock: Arc<dyn Clock>) -> Result<Self, SettingError> {
        let settings = AppSettings {
            network: OrderSource::Jd,
            account: &options.account,
            gateway: &options.gateway,
            key: ("app_key", &options.app_key),
            secret: ("app_secret", &options.app_secret),
            session: None,
            limits: &options.limits,
        };
        Ok(Self { app: App::try_new(&settings, &clock)?, options, clock })
    }
}

impl AffiliateNetwork for JdUnion {
    fn source(&self) -> OrderSource {
        OrderSource::Jd
    }

    fn account(&self) -> &str {
        &self.options.account
    }

    /// JD tells of returns and breaches of rules in the rows themselves.
    fn feeds(&self) -> &'static [Feed] {
        &[Feed::Orders]
    }

    fn longest_window(&self, _: Feed, _: DateTime<Utc>) -> TimeDelta {
        LONGEST
    }

    fn reach(&self, _: Feed) -> Option<TimeDelta> {
        None
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
        kept_row(document, |row| line::snapshot_as_of(row, &options, Some(self.clock.now())))
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

    /// There is nothing to do: JD takes any `subUnionId`.
    fn register<'a>(&'a self, request: &'a Tracking) -> BoxFuture<'a, Result<Registration, Trouble>> {
        ready(Ok(Registration::Done { buyer_ref: request.sub_id.clone() })).boxed()
    }
}
