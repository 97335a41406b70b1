//! A simulated Pinduoduo (多多进宝): its gateway over HTTP, by its open platform's documentation, a shop, and the page
//! on which buyers agree to be tracked.

mod answer;
mod authority;
mod links;
mod orders;
mod products;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use axum::Router;
use axum::routing::{get, post};
use chrono::DateTime;
use rebated_service::clock::Clock;
use serde_json::Value;

use super::{Paging, PinduoduoOptions};
use crate::payments::KeySource;
use crate::union::simulator::{Account, Book, Kind, Wire, serve, shop};
use crate::union::{Parameters, UnionLimits};
use answer::refused;

const CLIENT_ID: &str = "c0de5a11ab1e4d00bead5a11ab1ec0de";
const PID: &str = "10000001_200000001";
/// The gateway's path.
const PATH: &str = "/api/router";

/// A simulated Pinduoduo with one account. Clones are the same one.
///
/// The gateway refuses what is signed wrongly or not about now. It knows the calls for orders, products, links and for
/// the authority (备案) that links with parameters need.
#[derive(Clone)]
pub struct PinduoduoSimulator(Arc<Inner>);

struct Inner {
    account: Arc<Account>,
    /// How often orders were counted.
    counted: AtomicUsize,
}

impl PinduoduoSimulator {
    /// A simulator that is reached at `base_url`. Its secret is made now. Orders stay as they are until they are moved.
    pub fn new(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self::made(Account::new(base_url, (Kind::Pinduoduo, CLIENT_ID, PID), clock, false))
    }

    /// One that moves orders by itself: received two minutes after they were paid, settled after four.
    pub fn lively(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self::made(Account::new(base_url, (Kind::Pinduoduo, CLIENT_ID, PID), clock, true))
    }

    fn made(account: Arc<Account>) -> Self {
        Self(Arc::new(Inner { account, counted: AtomicUsize::new(0) }))
    }

    /// What answers at `base_url`: the gateway, the shop and the page for the authority.
    pub fn routes(&self) -> Router {
        Router::new()
            .route(PATH, post(serve::<Self>))
            .route("/authorise", get(authority::show).post(authority::agree))
            .merge(shop::routes())
            .with_state(self.clone())
    }

    /// Where calls go.
    pub fn gateway(&self) -> String {
        format!("{}{PATH}", self.0.account.base_url)
    }

    /// The application's key (`client_id`).
    pub fn app_key(&self) -> &str {
        self.0.account.key
    }

    /// The application's secret.
    pub fn app_secret(&self) -> &str {
        &self.0.account.secret
    }

    /// The account's own place (推广位).
    pub fn pid(&self) -> &str {
        self.0.account.pid
    }

    /// How a client reaches it, as the account of that name. Only what a client may take of this process is left to say.
    pub fn options(&self, account: &str) -> PinduoduoOptions {
        PinduoduoOptions {
            account: account.to_owned(),
            gateway: self.gateway(),
            client_id: self.app_key().to_owned(),
            client_secret: KeySource::Value(self.app_secret().to_owned()),
            pid: self.pid().to_owned(),
            limits: UnionLimits::default(),
            paging: Paging::Reverse,
        }
    }

    /// What has really happened.
    pub fn book(&self) -> Book {
        self.0.account.book.clone()
    }
}

impl Wire for PinduoduoSimulator {
    fn account(&self) -> &Account {
        &self.0.account
    }

    fn answer(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let get = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
        if get("client_id") != CLIENT_ID {
            return Err(refused(10001, "公共参数错误:client_id", "10001"));
        }
        if !self.0.account.is_signed(form) {
            return Err(refused(20004, "签名sign校验失败，请按接口文档重新生成sign", "20004"));
        }
        let at = get("timestamp").parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        if !self.0.account.is_now(at) {
            return Err(refused(10001, "公共参数错误:timestamp", "10001"));
        }
        match get("type") {
            "pdd.ddk.order.list.increment.get" => self.orders(form, is_doubled),
            "pdd.ddk.goods.detail" => self.detail(form),
            "pdd.ddk.goods.search" => self.search(form),
            "pdd.ddk.goods.zs.unit.url.gen" => self.convert(form),
            "pdd.ddk.goods.promotion.url.generate" => self.promote(form),
            "pdd.ddk.member.authority.query" => self.authority(form),
            "pdd.ddk.rp.prom.url.generate" => self.ask_for_authority(form),
            _ => Err(refused(10001, "公共参数错误:type", "10001")),
        }
    }

    fn limited(&self) -> Value {
        refused(70031, "调用过于频繁，请调整调用频率", "70031")
    }

    fn unavailable(&self, _: &Parameters) -> Value {
        refused(52001, "网关业务服务错误", "52001")
    }
}
