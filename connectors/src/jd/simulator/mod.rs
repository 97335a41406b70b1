//! A simulated JD Union: its gateway over HTTP, by JD's open platform's documentation, and a shop.

mod answer;
mod links;
mod orders;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;
use rebated_service::clock::Clock;
use serde_json::Value;

use super::JdOptions;
use crate::china::parse_china_time;
use crate::payments::KeySource;
use crate::union::simulator::{Account, Book, Kind, Wire, serve, shop};
use crate::union::{Parameters, UnionLimits};
use answer::{enveloped, failed, refused};

const APP_KEY: &str = "2f6e5c1b8d9a4e03b7c21d50f8a96e14";
const UNION_ID: u64 = 1_000_000_001;
const SITE_ID: u64 = 4_100_000_001;
const PID: &str = "1000000001_4100000001_3100000001";
/// The gateway's path.
const PATH: &str = "/routerjson";

/// A simulated JD Union with one account. Clones are the same one.
///
/// The gateway refuses what is signed wrongly or not about now. It knows the calls for orders, products and links.
#[derive(Clone)]
pub struct JdSimulator(Arc<Account>);

impl JdSimulator {
    /// A simulator that is reached at `base_url`. Its secret is made now. Orders stay as they are until they are moved.
    pub fn new(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self(Account::new(base_url, (Kind::Jd, APP_KEY, PID), clock, false))
    }

    /// One that moves orders by itself: received two minutes after they were paid, settled after four.
    pub fn lively(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self(Account::new(base_url, (Kind::Jd, APP_KEY, PID), clock, true))
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

    /// The account's own place: `<union>_<site>_<position>`.
    pub fn pid(&self) -> &str {
        self.0.pid
    }

    /// How a client reaches it, as the account of that name. Only what a client may take of this process is left to say.
    pub fn options(&self, account: &str) -> JdOptions {
        JdOptions {
            account: account.to_owned(),
            gateway: self.gateway(),
            app_key: self.app_key().to_owned(),
            app_secret: KeySource::Value(self.app_secret().to_owned()),
            site_id: "4100000001".to_owned(),
            position_id: None,
            limits: UnionLimits::default(),
        }
    }

    /// What has really happened.
    pub fn book(&self) -> Book {
        self.0.book.clone()
    }

    /// The answer as it stands inside its envelope, failures among them.
    fn execute(&self, method: &str, request: &Value, is_doubled: bool) -> Option<Value> {
        let result = match method {
            "jd.union.open.order.row.query" => self.orders(request, is_doubled),
            "jd.union.open.goods.promotiongoodsinfo.query" => self.goods(request),
            "jd.union.open.promotion.common.get" => self.common(request),
            "jd.union.open.promotion.bysubunionid.get" => self.by_sub_union_id(request),
            _ => return None,
        };
        Some(result.unwrap_or_else(|failure| failure))
    }
}

impl Wire for JdSimulator {
    fn account(&self) -> &Account {
        &self.0
    }

    fn answer(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let get = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
        if get("app_key") != APP_KEY {
            return Err(refused("19", "无效的app_key参数", "Invalid App Key"));
        }
        if !self.0.is_signed(form) {
            return Err(refused("12", "无效签名", "Invalid Signature"));
        }
        if !self.0.is_now(parse_china_time(get("timestamp"))) {
            return Err(refused("8", "非法的时间戳参数", "Invalid Timestamp"));
        }
        if get("v") != "1.0" {
            return Err(refused("5", "不支持的版本号", "Unsupported Version"));
        }
        let method = get("method");
        let request = serde_json::from_str(get("360buy_param_json")).unwrap_or(Value::Null);
        let answer = self.execute(method, &request, is_doubled);
        let answer = answer.ok_or_else(|| refused("15", "不存在的方法名", "Invalid Method"))?;
        Ok(enveloped(method, &answer))
    }

    fn limited(&self) -> Value {
        refused("2", "限制时间内调用失败次数", "App Call Limited")
    }

    fn unavailable(&self, form: &Parameters) -> Value {
        let method = form.get("method").map(String::as_str).unwrap_or_default();
        enveloped(method, &failed(500, "服务端异常"))
    }
}
