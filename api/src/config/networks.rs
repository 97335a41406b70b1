use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use chrono::TimeDelta;
use rebated_connectors::jd::simulator::JdSimulator;
use rebated_connectors::jd::{JdOptions, JdUnion};
use rebated_connectors::payments::{KeySource, SettingError};
use rebated_connectors::pinduoduo::simulator::PinduoduoSimulator;
use rebated_connectors::pinduoduo::{Duoduoke, Paging, PinduoduoOptions};
use rebated_connectors::taobao::simulator::TaobaoSimulator;
use rebated_connectors::taobao::{SignMethod, TaobaoOptions, TaobaoUnion};
use rebated_connectors::union::UnionLimits;
use rebated_domain::order::OrderSource;
use rebated_service::Platform;
use rebated_service::clock::Clock;
use rebated_service::networks::AffiliateNetwork;
use rebated_service::tracking::Places;
use serde::Deserialize;

use super::{Config, ConfigError, Mode, Simulators};

/// Where orders come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworksConfig {
    /// The file of accounts; empty for simulators, or for none in production.
    pub accounts: String,
    /// What takes the place of accounts when there is no file.
    pub simulators: Simulators,
    /// How far before its first look an account is read.
    pub first_days: i64,
    /// How long answers are kept.
    pub answers_kept_days: i64,
}

/// The file of accounts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Accounts {
    taobao: Vec<TaobaoAccount>,
    jd: Vec<JdAccount>,
    pinduoduo: Vec<PinduoduoAccount>,
}

fn default_account() -> String {
    "default".into()
}

/// How many calls a second a simulator is asked for.
const SIMULATED: u32 = 100;

fn ten() -> u32 {
    UnionLimits::default().per_second
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaobaoAccount {
    #[serde(default = "default_account")]
    account: String,
    #[serde(default = "taobao_gateway")]
    gateway: String,
    app_key: String,
    app_secret: String,
    session: Option<String>,
    pid: String,
    inviter_code: Option<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default = "ten")]
    calls_per_second: u32,
}

fn taobao_gateway() -> String {
    "https://eco.taobao.com/router/rest".into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JdAccount {
    #[serde(default = "default_account")]
    account: String,
    #[serde(default = "jd_gateway")]
    gateway: String,
    app_key: String,
    app_secret: String,
    #[serde(default)]
    site_id: String,
    position_id: Option<String>,
    #[serde(default = "ten")]
    calls_per_second: u32,
}

fn jd_gateway() -> String {
    "https://api.jd.com/routerjson".into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PinduoduoAccount {
    #[serde(default = "default_account")]
    account: String,
    #[serde(default = "pinduoduo_gateway")]
    gateway: String,
    client_id: String,
    client_secret: String,
    pid: String,
    #[serde(default = "ten")]
    calls_per_second: u32,
}

fn pinduoduo_gateway() -> String {
    "https://gw-api.pinduoduo.com/api/router".into()
}

/// The accounts that a process reads, and the simulators in their place.
#[derive(Default)]
pub struct Unions {
    accounts: Vec<Arc<dyn AffiliateNetwork>>,
    places: HashMap<OrderSource, Vec<String>>,
    simulators: Option<(TaobaoSimulator, JdSimulator, PinduoduoSimulator)>,
}

impl fmt::Debug for Unions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unions").field("accounts", &self.accounts.len()).finish_non_exhaustive()
    }
}

impl Unions {
    /// Reads the file of accounts and calls nobody. `own_url` is where this process can be reached.
    ///
    /// Without a file there are simulators in development, where the process serves them, and nobody in production.
    pub fn open(config: &Config, own_url: &str, clock: &Arc<dyn Clock>) -> Result<Self, ConfigError> {
        if !config.networks.accounts.is_empty() {
            return Self::of_file(Path::new(&config.networks.accounts), clock);
        }
        let is_wanted =
            config.mode == Mode::Development && config.networks.simulators == Simulators::Embedded;
        if is_wanted && config.server.role.serves() {
            Self::simulated(own_url, clock)
        } else {
            Ok(Self::default())
        }
    }

    /// Adds the accounts to a platform, and the places that links are spread over.
    pub fn furnish(&self, platform: &mut Platform, config: &NetworksConfig) {
        let networks = &mut platform.networks;
        networks.first_look = TimeDelta::days(config.first_days);
        networks.answers_kept = TimeDelta::days(config.answers_kept_days);
        self.accounts.iter().for_each(|account| networks.add(Arc::clone(account)));
        platform.link_places = Places::new(self.places.clone());
    }

    /// The routes with those of the simulators beside them.
    pub fn beside(&self, routes: Router) -> Router {
        let Some((taobao, jd, pinduoduo)) = &self.simulators else { return routes };
        routes
            .nest("/simulators/taobao", taobao.routes())
            .nest("/simulators/jd", jd.routes())
            .nest("/simulators/pinduoduo", pinduoduo.routes())
    }

    fn simulated(own_url: &str, clock: &Arc<dyn Clock>) -> Result<Self, ConfigError> {
        let at = |name: &str| format!("{}/simulators/{name}", own_url.trim_end_matches('/'));
        let taobao = TaobaoSimulator::lively(&at("taobao"), Arc::clone(clock));
        let jd = JdSimulator::lively(&at("jd"), Arc::clone(clock));
        let pinduoduo = PinduoduoSimulator::lively(&at("pinduoduo"), Arc::clone(clock));
        let own = default_account();
        let mut unions = Self::default();
        let options = TaobaoOptions { limits: limits(SIMULATED), ..taobao.options(&own) };
        unions.add(TaobaoUnion::new(options, Arc::clone(clock)).map_err(|e| bad("taobao", &e))?)?;
        let options = JdOptions { limits: limits(SIMULATED), ..jd.options(&own) };
        unions.add(JdUnion::new(options, Arc::clone(clock)).map_err(|e| bad("jd", &e))?)?;
        let options = PinduoduoOptions { limits: limits(SIMULATED), ..pinduoduo.options(&own) };
        unions.add(Duoduoke::new(options, Arc::clone(clock)).map_err(|e| bad("pinduoduo", &e))?)?;
        unions.simulators = Some((taobao, jd, pinduoduo));
        Ok(unions)
    }

    fn of_file(path: &Path, clock: &Arc<dyn Clock>) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|error| invalid(error.kind().to_string()))?;
        // the text of an error would quote the line that it is about, which may hold a secret
        let accounts = toml::from_str(&text).map_err(|error| invalid(error.message().to_owned()))?;
        Self::of(accounts, clock)
    }

    fn of(accounts: Accounts, clock: &Arc<dyn Clock>) -> Result<Self, ConfigError> {
        let mut unions = Self::default();
        for account in accounts.taobao {
            unions.places.entry(OrderSource::Taobao).or_default().extend(account.places);
            let options = TaobaoOptions {
                account: account.account,
                gateway: account.gateway,
                app_key: account.app_key,
                app_secret: KeySource::new(&account.app_secret),
                session: account.session.as_deref().map(KeySource::new),
                pid: account.pid,
                inviter_code: account.inviter_code,
                sign_method: SignMethod::Md5,
                limits: limits(account.calls_per_second),
            };
            unions.add(TaobaoUnion::new(options, Arc::clone(clock)).map_err(|e| bad("taobao", &e))?)?;
        }
        for account in accounts.jd {
            let options = JdOptions {
                account: account.account,
                gateway: account.gateway,
                app_key: account.app_key,
                app_secret: KeySource::new(&account.app_secret),
                site_id: account.site_id,
                position_id: account.position_id,
                limits: limits(account.calls_per_second),
            };
            unions.add(JdUnion::new(options, Arc::clone(clock)).map_err(|e| bad("jd", &e))?)?;
        }
        for account in accounts.pinduoduo {
            let options = PinduoduoOptions {
                account: account.account,
                gateway: account.gateway,
                client_id: account.client_id,
                client_secret: KeySource::new(&account.client_secret),
                pid: account.pid,
                limits: limits(account.calls_per_second),
                paging: Paging::Reverse,
            };
            unions.add(Duoduoke::new(options, Arc::clone(clock)).map_err(|e| bad("pinduoduo", &e))?)?;
        }
        Ok(unions)
    }

    fn add(&mut self, account: impl AffiliateNetwork + 'static) -> Result<(), ConfigError> {
        let is_same = |other: &Arc<dyn AffiliateNetwork>| {
            (other.source(), other.account()) == (account.source(), account.account())
        };
        if self.accounts.iter().any(is_same) {
            let (network, name) = (account.source().code(), account.account());
            return Err(invalid(format!("names the account {name:?} of {network} twice")));
        }
        self.accounts.push(Arc::new(account));
        Ok(())
    }
}

fn limits(per_second: u32) -> UnionLimits {
    UnionLimits { per_second, ..UnionLimits::default() }
}

fn bad(network: &str, error: &SettingError) -> ConfigError {
    invalid(format!("{network}: `{}` {}", error.setting, error.problem))
}

fn invalid(message: String) -> ConfigError {
    ConfigError::Invalid { key: "networks.accounts", message }
}

#[cfg(test)]
mod tests {
    use rebated_service::clock::SystemClock;

    use super::super::{Sources, load};
    use super::*;

    fn open(set: &[(&str, &str)]) -> Result<Unions, ConfigError> {
        let flags = set.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        Unions::open(&load(&Sources { flags, ..Sources::default() })?, "http://127.0.0.1:8080", &clock)
    }

    #[test]
    fn networks_are_simulated_in_development_only() {
        assert_eq!(open(&[]).expect("simulators").accounts.len(), 3);
        for set in [("mode", "production"), ("networks.simulators", "off"), ("server.role", "worker")] {
            let unions = open(&[set]).expect("no account is a configuration too");
            assert!(unions.accounts.is_empty() && unions.simulators.is_none(), "{set:?}");
        }
    }

    #[test]
    fn a_file_names_many_accounts_and_its_secrets_are_not_shown() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let open_file = |text: &str| {
            std::fs::write(file.path(), text).expect("a writable file");
            let path = file.path().to_str().expect("a plain path").to_owned();
            open(&[("mode", "production"), ("networks.accounts", &path)])
        };
        let jd = |name: &str| {
            format!(
                "[[jd]]\naccount = \"{name}\"\napp_key = \"k\"\napp_secret = \"s3cret\"\nsite_id = \"1\"\n"
            )
        };
        let both = open_file(&(jd("north") + &jd("south"))).expect("two accounts");
        let names: Vec<_> =
            both.accounts.iter().map(|a| (a.source().code(), a.account().to_owned())).collect();
        assert_eq!(names, [("JD", "north".to_owned()), ("JD", "south".to_owned())]);
        let twice = open_file(&(jd("north") + &jd("north"))).expect_err("one name twice").to_string();
        assert!(twice.contains("\"north\" of JD twice") && !twice.contains("s3cret"), "{twice}");
        let odd =
            open_file(&jd("north").replace("site_id", "side_id")).expect_err("a misspelt key").to_string();
        assert!(odd.contains("side_id") && !odd.contains("s3cret"), "{odd}");
        let gateway = open_file(&(jd("north") + "gateway = \"jd\"\n")).expect_err("no address").to_string();
        assert!(gateway.contains("jd: `gateway`"), "{gateway}");
    }
}
