//! A gateway that answers what a test says, and remembers what it was asked.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use chrono::{DateTime, TimeDelta, Utc};
use rebated_connectors::jd::{JdOptions, JdUnion};
use rebated_connectors::payments::KeySource;
use rebated_connectors::payments::simulator::Host;
use rebated_connectors::pinduoduo::{Duoduoke, Paging, PinduoduoOptions};
use rebated_connectors::taobao::{SignMethod, TaobaoOptions, TaobaoUnion};
use rebated_connectors::union::UnionLimits;
use rebated_domain::link::{LinkTarget, SharedLink};
use rebated_domain::money::{Currency, Money, Rate};
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::OrderSource;
use rebated_service::clock::ManualClock;
use rebated_service::networks::{AffiliateNetwork, Cursor, Page, Product, Tracking, Trouble};

pub const SECRET: &str = "s3cr3t-of-the-app";
pub const SESSION: &str = "6100s3ss10n";

/// What was asked.
pub type Form = BTreeMap<String, String>;

/// What is answered.
pub enum Reply {
    Text(String),
    Status(u16, &'static str),
    Never,
}

impl From<serde_json::Value> for Reply {
    fn from(value: serde_json::Value) -> Self {
        Self::Text(value.to_string())
    }
}

type Answering = dyn Fn(&Form) -> Reply + Send + Sync;

pub struct Stand {
    answer: Box<Answering>,
    asked: Mutex<Vec<Form>>,
}

/// A gateway and what was asked of it.
pub struct Gateway {
    pub stand: Arc<Stand>,
    pub url: String,
    pub clock: Arc<ManualClock>,
    _host: Host,
}

/// A time of China.
pub fn china(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(&format!("{}+08:00", text.replace(' ', "T"))).unwrap().with_timezone(&Utc)
}

/// An hour in the morning.
pub fn window() -> Window {
    Window { from: china("2026-10-01 09:00:00"), until: china("2026-10-01 10:00:00") }
}

impl Gateway {
    pub async fn open(answer: impl Fn(&Form) -> Reply + Send + Sync + 'static) -> Self {
        let mut host = Host::open().await.unwrap();
        let stand = Arc::new(Stand { answer: Box::new(answer), asked: Mutex::default() });
        host.serve(Router::new().route("/gate", post(serve)).with_state(Arc::clone(&stand)));
        let clock = Arc::new(ManualClock::new(china("2026-10-01 10:05:00")));
        Self { stand, url: format!("{}/gate", host.url()), clock, _host: host }
    }

    /// What was asked since the last look.
    pub fn asked(&self) -> Vec<Form> {
        std::mem::take(&mut self.stand.asked.lock().unwrap())
    }

    pub fn taobao_options(&self) -> TaobaoOptions {
        TaobaoOptions {
            account: "mm_10000001".into(),
            gateway: self.url.clone(),
            app_key: "12345678".into(),
            app_secret: KeySource::Value(SECRET.into()),
            session: Some(KeySource::Value(SESSION.into())),
            pid: "mm_10000001_200001_110000000001".into(),
            inviter_code: Some("7KABCD".into()),
            sign_method: SignMethod::Md5,
            limits: limits(),
        }
    }

    pub fn taobao(&self) -> TaobaoUnion {
        TaobaoUnion::new(self.taobao_options(), self.clock.clone()).unwrap()
    }

    pub fn jd_options(&self) -> JdOptions {
        JdOptions {
            account: "1000000001".into(),
            gateway: self.url.clone(),
            app_key: "jd-key".into(),
            app_secret: KeySource::Value(SECRET.into()),
            site_id: "4100000001".into(),
            position_id: Some("3100000001".into()),
            limits: limits(),
        }
    }

    pub fn jd(&self) -> JdUnion {
        JdUnion::new(self.jd_options(), self.clock.clone()).unwrap()
    }

    pub fn pinduoduo_options(&self) -> PinduoduoOptions {
        PinduoduoOptions {
            account: "10000001".into(),
            gateway: self.url.clone(),
            client_id: "pdd-client".into(),
            client_secret: KeySource::Value(SECRET.into()),
            pid: "10000001_200000001".into(),
            limits: limits(),
            paging: Paging::Reverse,
        }
    }

    pub fn pinduoduo(&self) -> Duoduoke {
        Duoduoke::new(self.pinduoduo_options(), self.clock.clone()).unwrap()
    }
}

/// Short enough that a test may wait for it, long enough for a busy machine, and no pace.
pub fn limits() -> UnionLimits {
    UnionLimits {
        call: Duration::from_secs(3),
        per_second: 10_000,
        failures: 1_000_000,
        ..UnionLimits::default()
    }
}

async fn serve(State(stand): State<Arc<Stand>>, body: Bytes) -> Response {
    let form: Form = form_urlencoded::parse(&body).into_owned().collect();
    let reply = (stand.answer)(&form);
    stand.asked.lock().unwrap().push(form);
    match reply {
        Reply::Text(text) => text.into_response(),
        Reply::Status(status, text) => (StatusCode::from_u16(status).unwrap(), text).into_response(),
        Reply::Never => std::future::pending().await,
    }
}

/// Every page of a window, with the cursors that led to them.
pub async fn walk(
    network: &dyn AffiliateNetwork,
    feed: Feed,
    window: Window,
) -> Result<Vec<(String, Page)>, Trouble> {
    let mut pages = Vec::new();
    let mut cursor: Option<Cursor> = None;
    for _ in 0..1000 {
        let page = network.pull(feed, window, cursor.as_ref()).await?;
        let next = page.next.clone();
        pages.push((cursor.map_or_else(String::new, |cursor| cursor.0), page));
        match next {
            Some(next) => cursor = Some(next),
            None => return Ok(pages),
        }
    }
    panic!("the pages have no end")
}

/// The keys of all lines on some pages.
pub fn keys<'a>(pages: impl IntoIterator<Item = &'a (String, Page)>) -> Vec<String> {
    let orders = pages.into_iter().flat_map(|(_, page)| &page.orders);
    orders.map(|record| record.snapshot.line_key.clone()).collect()
}

pub fn shared(network: OrderSource, target: LinkTarget) -> SharedLink {
    SharedLink { network, target }
}

pub fn tracking() -> Tracking {
    Tracking { sub_id: "m_42".into(), registered: None, place: None }
}

/// A product that costs ten yuan.
pub fn product(item_id: &str) -> Product {
    Product {
        item_id: item_id.into(),
        title: "Tea".into(),
        merchant: None,
        category: None,
        image_url: None,
        price: Money::new(1_000, Currency::Cny),
        coupon: None,
        commission_rate: Rate::try_from_ppm(50_000).unwrap(),
        fee_rate: Rate::try_from_ppm(0).unwrap(),
        compare_rate: None,
    }
}

/// A window of so many minutes from the morning on.
pub fn minutes(minutes: i64) -> Window {
    let from = china("2026-10-01 09:00:00");
    Window { from, until: from + TimeDelta::minutes(minutes) }
}
