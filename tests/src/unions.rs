//! The simulated affiliate networks, each on a port of its own.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rebated_connectors::jd::simulator::JdSimulator;
use rebated_connectors::jd::{JdOptions, JdUnion};
use rebated_connectors::payments::simulator::Host;
use rebated_connectors::pinduoduo::simulator::PinduoduoSimulator;
use rebated_connectors::pinduoduo::{Duoduoke, Paging, PinduoduoOptions};
use rebated_connectors::taobao::simulator::TaobaoSimulator;
use rebated_connectors::taobao::{TaobaoOptions, TaobaoUnion};
use rebated_connectors::union::UnionLimits;
use rebated_connectors::union::simulator::Book;
use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_service::networks::AffiliateNetwork;
use serde_json::{Value, json};

use crate::{Client, TestApp};

/// The three networks.
pub const NETWORKS: [OrderSource; 3] = [OrderSource::Taobao, OrderSource::Jd, OrderSource::Pinduoduo];

/// The simulated networks of an app.
pub struct Unions {
    /// Taobao Union.
    pub taobao: TaobaoSimulator,
    /// JD Union.
    pub jd: JdSimulator,
    /// Pinduoduo.
    pub pinduoduo: PinduoduoSimulator,
    limits: UnionLimits,
    _hosts: [Host; 3],
}

impl Unions {
    /// What has really happened at a network.
    pub fn book(&self, network: OrderSource) -> Book {
        match network {
            OrderSource::Taobao => self.taobao.book(),
            OrderSource::Jd => self.jd.book(),
            _ => self.pinduoduo.book(),
        }
    }

    /// An account at a network that the app can add to those that it reads.
    pub fn account(&self, app: &TestApp, network: OrderSource, name: &str) -> Arc<dyn AffiliateNetwork> {
        match network {
            OrderSource::Taobao => self.taobao_account(app, name),
            OrderSource::Jd => self.jd_account(app, name),
            _ => self.pinduoduo_account(app, name, Paging::Reverse),
        }
    }

    fn taobao_account(&self, app: &TestApp, name: &str) -> Arc<dyn AffiliateNetwork> {
        let options = TaobaoOptions { limits: self.limits, ..self.taobao.options(name) };
        Arc::new(TaobaoUnion::new(options, app.shared_clock()).expect("good options"))
    }

    fn jd_account(&self, app: &TestApp, name: &str) -> Arc<dyn AffiliateNetwork> {
        let options = JdOptions { limits: self.limits, ..self.jd.options(name) };
        Arc::new(JdUnion::new(options, app.shared_clock()).expect("good options"))
    }

    /// An account at Pinduoduo that turns pages this way.
    pub fn pinduoduo_account(&self, app: &TestApp, name: &str, paging: Paging) -> Arc<dyn AffiliateNetwork> {
        let options = PinduoduoOptions { limits: self.limits, paging, ..self.pinduoduo.options(name) };
        Arc::new(Duoduoke::new(options, app.shared_clock()).expect("good options"))
    }
}

/// Time stands still in a test, so that only the waits of real time are short.
fn quick() -> UnionLimits {
    UnionLimits { call: Duration::from_millis(700), per_second: 100_000, ..UnionLimits::default() }
}

const SYNC: &str = "mutation Sync($input: NetworkSyncInput!) {
    networkSync(input: $input) { network { account } userErrors { code field message } }
}";

const NETWORK: &str = "{ networks {
    source account configured parkedRows openScans
    coverage {
        feed beginsAt watermark lagSeconds windowSeconds failures
        stretches { from until } gaps { from until } trouble { kind code retryAt }
    }
} }";

impl TestApp {
    /// The three networks on ports of their own. The app does not read them yet.
    pub async fn open_unions(&self) -> Unions {
        let mut hosts = Vec::new();
        for _ in 0..3 {
            hosts.push(Host::open().await.expect("a free port"));
        }
        let mut hosts: [Host; 3] = hosts.try_into().unwrap_or_else(|_| unreachable!("three were opened"));
        let taobao = TaobaoSimulator::new(hosts[0].url(), self.shared_clock());
        let jd = JdSimulator::new(hosts[1].url(), self.shared_clock());
        let pinduoduo = PinduoduoSimulator::new(hosts[2].url(), self.shared_clock());
        hosts[0].serve(taobao.routes());
        hosts[1].serve(jd.routes());
        hosts[2].serve(pinduoduo.routes());
        Unions { taobao, jd, pinduoduo, limits: quick(), _hosts: hosts }
    }

    /// The three networks, with an account each that the app reads.
    pub async fn unions(&self) -> Unions {
        self.read_by_accounts(self.open_unions().await)
    }

    /// The same, where an answer may take a minute: for tests in which no call may fail, on a machine that has more to do.
    pub async fn patient_unions(&self) -> Unions {
        let limits = UnionLimits { call: Duration::from_secs(60), ..quick() };
        self.read_by_accounts(Unions { limits, ..self.open_unions().await })
    }

    fn read_by_accounts(&self, unions: Unions) -> Unions {
        for network in NETWORKS {
            self.platform().networks.add(unions.account(self, network, "default"));
        }
        unions
    }

    /// Somebody of finance, whose token is fresh.
    pub async fn finance(&self) -> Client {
        self.as_user(&self.staff(Role::Finance).await)
    }

    /// Has an account read, and does what is due.
    pub async fn read_network(&self, network: OrderSource) {
        let staff = self.finance().await;
        let input = json!({ "input": { "source": network.code() } });
        let answer = staff.send(SYNC, input).await.ok();
        assert_eq!(answer.user_errors("networkSync"), []);
        self.run_jobs().await;
    }

    /// How an account is being read.
    pub async fn network(&self, network: OrderSource) -> Value {
        let answer = self.finance().await.send(NETWORK, json!({})).await.ok();
        let found = answer.list("/networks").iter().find(|found| found["source"] == network.code());
        found.expect("the network is configured").clone()
    }

    /// The coverage of a network's orders.
    pub async fn coverage(&self, network: OrderSource) -> Value {
        let found = self.network(network).await;
        let feeds = found["coverage"].as_array().expect("a list");
        feeds.iter().find(|feed| feed["feed"] == "ORDERS").expect("orders were asked for").clone()
    }

    /// Sets the clock, which never goes back.
    pub fn move_to(&self, at: DateTime<Utc>) {
        let ahead = at - rebated_service::clock::Clock::now(self.clock());
        self.clock().advance(ahead.max(chrono::TimeDelta::zero()));
    }
}
