//! A simulated Taobao Union: its gateway over HTTP, by the documentation of the Taobao open platform, and a shop.

mod answer;
mod festivals;
#[cfg(test)]
mod link_tests;
mod links;
mod orders;
mod pages;
mod punishments;
mod refunds;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;
use rebated_service::clock::Clock;
use serde_json::Value;

use super::TaobaoOptions;
use crate::china::parse_china_time;
use crate::payments::KeySource;
use crate::union::simulator::{Account, Book, Kind, Wire, enveloped, serve, shop};
use crate::union::{Parameters, SignMethod, UnionLimits};
use answer::{refused, unavailable};

const APP_KEY: &str = "23000001";
const PID: &str = "mm_100000001_200000001_300000001";
/// The gateway's path.
const PATH: &str = "/router/rest";

/// A simulated Taobao Union with one account. Clones are the same one.
///
/// The gateway refuses what is signed wrongly or not about now. It knows the calls for orders, refunds, punishments,
/// products, links, passwords and channels.
#[derive(Clone)]
pub struct TaobaoSimulator(Arc<Account>);

impl TaobaoSimulator {
    /// A simulator that is reached at `base_url`. Its secret is made now. Orders stay as they are until they are moved.
    pub fn new(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self(Account::new(base_url, (Kind::Taobao, APP_KEY, PID), clock, false))
    }

    /// One that moves orders by itself: received two minutes after they were paid, settled after four.
    pub fn lively(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self(Account::new(base_url, (Kind::Taobao, APP_KEY, PID), clock, true))
    }

    /// What answers at `base_url`: the gateway and the shop.
    pub fn routes(&self) -> Router {
        Router::new().route(PATH, post(serve::<Self>)).merge(shop::routes()).with_state(self.clone())
    }

    /// Where calls go.
    pub fn gateway(&self) -> String {
        format!("{}{PATH}", self.0.base_url)
    }

    /// The application's key.
    pub fn app_key(&self) -> &str {
        self.0.key
    }

    /// The application's secret.
    pub fn app_secret(&self) -> &str {
        &self.0.secret
    }

    /// The account's own place (推广位): `mm_<account>_<site>_<zone>`.
    pub fn pid(&self) -> &str {
        self.0.pid
    }

    /// How a client reaches it, as the account of that name. Only what a client may take of this process is left to say.
    pub fn options(&self, account: &str) -> TaobaoOptions {
        TaobaoOptions {
            account: account.to_owned(),
            gateway: self.gateway(),
            app_key: self.app_key().to_owned(),
            app_secret: KeySource::Value(self.app_secret().to_owned()),
            session: Some(KeySource::Value("simulated".to_owned())),
            pid: self.pid().to_owned(),
            inviter_code: Some("simulated".to_owned()),
            sign_method: SignMethod::HmacSha256,
            limits: UnionLimits::default(),
        }
    }

    /// What has really happened.
    pub fn book(&self) -> Book {
        self.0.book.clone()
    }

    fn execute(&self, method: &str, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        match method {
            "taobao.tbk.order.details.get" | "taobao.tbk.sc.order.details.get" => {
                self.orders(form, is_doubled)
            }
            "taobao.tbk.order.refund.get" => self.refunds(form, is_doubled),
            "taobao.tbk.dg.punish.order.get" => self.punishments(form, is_doubled),
            "taobao.tbk.sc.tpwd.convert" => self.convert(form),
            "taobao.tbk.privilege.get" => self.privilege(form),
            "taobao.tbk.item.info.get" => self.items(form),
            "taobao.tbk.tpwd.create" => self.create_password(form),
            "taobao.tbk.sc.publisher.info.save" => self.register(form),
            _ => Err(refused(22, "Invalid Method", "isv.invalid-method", "不存在的方法名")),
        }
    }
}

impl Wire for TaobaoSimulator {
    fn account(&self) -> &Account {
        &self.0
    }

    fn answer(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let get = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
        if get("app_key") != APP_KEY {
            return Err(refused(29, "Invalid app Key", "isv.appkey-not-exists", "无效的AppKey"));
        }
        if !self.0.is_signed(form) {
            return Err(refused(25, "Invalid signature", "isv.invalid-signature", "无效签名"));
        }
        if !self.0.is_now(parse_china_time(get("timestamp"))) {
            return Err(refused(31, "Invalid Timestamp", "isv.invalid-timestamp", "非法的时间戳参数"));
        }
        let is_json = get("format") == "json" && get("v") == "2.0";
        if !is_json {
            return Err(refused(23, "Invalid Format", "isv.invalid-format", "无效数据格式"));
        }
        let method = get("method");
        let answer = self.execute(method, form, is_doubled)?;
        let name = method.strip_prefix("taobao.").unwrap_or(method).replace('.', "_");
        Ok(enveloped(&format!("{name}_response"), answer))
    }

    fn limited(&self) -> Value {
        refused(
            7,
            "App Call Limited",
            "accesscontrol.limited-by-app-access-count",
            "This ban will last for 1 more seconds",
        )
    }

    fn unavailable(&self, _: &Parameters) -> Value {
        unavailable()
    }
}
