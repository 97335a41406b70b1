//! W9: an affiliate network is read: 100,000 lines that are new, as many that have changed, and once more for nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::{Context as _, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use rebated_connectors::{Format, ReadOptions, read};
use rebated_domain::link::SharedLink;
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::{FieldProblem, OrderSource};
use rebated_entity::network_window;
use rebated_service::networks::{
    AffiliateNetwork, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble, sync_now,
};
use rebated_service::orders::ImportRecord;
use rebated_service::{Actor, Platform, jobs, verify};
use sea_orm::EntityTrait as _;

use super::arguments::Arguments;
use super::cluster::Cluster;
use super::cost::Meter;
use super::home::Home;
use super::report::{self, LINES_HEAD};

/// The pool of a server.
const CONNECTIONS: u32 = 8;
/// Rows of a page.
const PAGE: u64 = 500;

/// Reads a network that answers at once.
pub async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let home = Home::new(arguments.database).await?;
    let done = measure(arguments, &home).await;
    home.remove().await?;
    done
}

async fn measure(arguments: &Arguments, home: &Home) -> anyhow::Result<()> {
    let platform = Arc::new(home.platform(CONNECTIONS).await?);
    let cluster = Cluster::find(&platform.db).await?;
    let lines = arguments.orders * 5;
    let network = Arc::new(Stream { lines, status: AtomicI64::new(0), changed: AtomicI64::new(0) });
    platform.networks.add(Arc::clone(&network) as _);
    println!("\nW9: {lines} lines of a network, {PAGE} on a page");
    println!("| lines {LINES_HEAD}");
    let mut before = [0; 3];
    for (nth, (status, name)) in [(1, "new"), (2, "changed"), (2, "known already")].into_iter().enumerate() {
        if network.status.swap(status, Ordering::SeqCst) != status {
            network.changed.store(platform.now().timestamp() - 1, Ordering::SeqCst);
        }
        sync_now(&platform, &Actor::system(), OrderSource::Pinduoduo, "bench").await?;
        let meter = Meter::start(cluster.as_ref());
        jobs::run_due(&platform).await?;
        println!("{}", report::lines(name, lines, &meter.stop()));
        let after = counts(&platform).await?;
        let mut expected = before;
        expected[nth] += i64::try_from(lines)?;
        ensure!(after == expected, "lines created, updated and unchanged: {after:?}, not {expected:?}");
        before = after;
        home.settle(&platform).await?;
    }
    let books = verify::verify(&platform, |_| {}).await?;
    ensure!(books.findings.is_empty(), "the books do not add up: {:#?}", books.findings);
    Ok(())
}

/// How many lines were created, updated and unchanged by all windows.
async fn counts(platform: &Platform) -> anyhow::Result<[i64; 3]> {
    let windows = network_window::Entity::find().all(platform.db.writer()).await?;
    Ok(windows.iter().fold([0; 3], |[created, updated, unchanged], window| {
        [created + window.created_count, updated + window.updated_count, unchanged + window.unchanged_count]
    }))
}

/// Pinduoduo without the way to it: its pages are made when they are asked for.
struct Stream {
    lines: u64,
    /// What has become of every line, in the network's numbers.
    status: AtomicI64,
    /// When all of them have changed, in seconds since 1970.
    changed: AtomicI64,
}

impl Stream {
    fn page(&self, nth: u64) -> String {
        let (status, at) = (self.status.load(Ordering::SeqCst), self.changed.load(Ordering::SeqCst));
        let rows = (nth * PAGE..self.lines.min((nth + 1) * PAGE)).map(|line| {
            format!(
                r#"{{"order_sn":"261101-{line:015}","goods_id":{line},"goods_name":"Tea {line}","goods_quantity":1,"goods_price":10000,"order_amount":10000,"promotion_rate":100,"promotion_amount":1000,"order_status":{status},"order_create_time":{at},"order_pay_time":{at},"order_modify_at":{at},"mall_id":7,"cat_ids":[1,2,3,4]}}"#
            )
        });
        let rows: Vec<String> = rows.collect();
        format!(
            r#"{{"order_list_get_response":{{"order_list":[{}],"total_count":{}}}}}"#,
            rows.join(","),
            rows.len()
        )
    }

    fn pull_page(&self, window: Window, cursor: Option<&Cursor>) -> anyhow::Result<Page> {
        // everything has changed within one second
        let changed = self.changed.load(Ordering::SeqCst);
        if changed < window.from.timestamp() || changed >= window.until.timestamp() {
            return Ok(Page::default());
        }
        let nth: u64 = cursor.map_or(Ok(0), |cursor| cursor.0.parse())?;
        let raw = self.page(nth);
        let options = ReadOptions { account: "bench".into(), ..ReadOptions::default() };
        let records = read(Format::Pinduoduo, &options, std::io::Cursor::new(raw.clone()));
        let orders = records.map(|record| {
            let record = record.map_err(|error| anyhow::anyhow!("{error}"))?;
            Ok(ImportRecord {
                position: record.position,
                snapshot: record.snapshot,
                document: record.document,
            })
        });
        let orders = orders.collect::<anyhow::Result<Vec<_>>>().context("a page that was made here")?;
        let next = ((nth + 1) * PAGE < self.lines).then(|| Cursor((nth + 1).to_string()));
        Ok(Page { raw, orders, next, ..Page::default() })
    }
}

impl AffiliateNetwork for Stream {
    fn source(&self) -> OrderSource {
        OrderSource::Pinduoduo
    }

    fn account(&self) -> &str {
        "bench"
    }

    fn feeds(&self) -> &'static [Feed] {
        &[Feed::Orders]
    }

    fn longest_window(&self, _: Feed, _: DateTime<Utc>) -> TimeDelta {
        TimeDelta::days(1)
    }

    fn reach(&self, _: Feed) -> Option<TimeDelta> {
        None
    }

    fn pull<'a>(
        &'a self,
        _: Feed,
        window: Window,
        cursor: Option<&'a Cursor>,
    ) -> BoxFuture<'a, Result<Page, Trouble>> {
        let page = self.pull_page(window, cursor).expect("pages that are made here can be read");
        Box::pin(async { Ok(page) })
    }

    fn read(&self, _: &str) -> Result<ImportRecord, Vec<FieldProblem>> {
        Err(Vec::new())
    }

    fn product<'a>(&'a self, _: &'a SharedLink) -> BoxFuture<'a, Result<Option<Product>, Trouble>> {
        Box::pin(async { Ok(None) })
    }

    fn link<'a>(&'a self, _: &'a Product, _: &'a Tracking) -> BoxFuture<'a, Result<TrackedLink, Trouble>> {
        Box::pin(async { Ok(TrackedLink { url: String::new(), short_url: None, password: None }) })
    }

    fn register<'a>(&'a self, tracking: &'a Tracking) -> BoxFuture<'a, Result<Registration, Trouble>> {
        Box::pin(async { Ok(Registration::Done { buyer_ref: tracking.sub_id.clone() }) })
    }
}
