use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use rebated_domain::link::SharedLink;
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::{FieldProblem, OrderSource};
use rebated_service::clock::Clock;
use rebated_service::networks::{
    AffiliateNetwork, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble,
};
use rebated_service::orders::ImportRecord;

use super::TaobaoOptions;
use super::festivals::longest_window;
use super::line;
use super::place::Place;
use crate::ReadOptions;
use crate::payments::{KeyProblem, SettingError};
use crate::union::{App, AppSettings, kept_row};

/// An account at Taobao Union.
pub struct TaobaoUnion {
    pub(super) options: TaobaoOptions,
    pub(super) own: Place,
    pub(super) app: App,
    pub(super) clock: Arc<dyn Clock>,
}

impl TaobaoUnion {
    /// Checks the settings and reads the secrets; calls nobody yet.
    pub fn new(options: TaobaoOptions, clock: Arc<dyn Clock>) -> Result<Self, SettingError> {
        let own = Place::parse(&options.pid).ok_or(KeyProblem::NotAPlace.of("pid"))?;
        let settings = AppSettings {
            network: OrderSource::Taobao,
            account: &options.account,
            gateway: &options.gateway,
            key: ("app_key", &options.app_key),
            secret: ("app_secret", &options.app_secret),
            session: options.session.as_ref(),
            limits: &options.limits,
        };
        Ok(Self { own, app: App::try_new(&settings, &clock)?, options, clock })
    }
}

impl AffiliateNetwork for TaobaoUnion {
    fn source(&self) -> OrderSource {
        OrderSource::Taobao
    }

    fn account(&self) -> &str {
        &self.options.account
    }

    fn feeds(&self) -> &'static [Feed] {
        &[Feed::Orders, Feed::AfterSales, Feed::Punishments]
    }

    fn longest_window(&self, _: Feed, at: DateTime<Utc>) -> TimeDelta {
        longest_window(at)
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
            Feed::AfterSales => self.after_sales(window, cursor).boxed(),
            Feed::Punishments => self.punishments(window, cursor).boxed(),
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
        self.register_channel(request).boxed()
    }
}
