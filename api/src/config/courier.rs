use std::fmt;
use std::sync::Arc;

use axum::Router;
use rebated_connectors::courier::simulator::CourierSimulator;
use rebated_connectors::courier::{CourierClient, CourierOptions};
use rebated_connectors::payments::{KeySource, Limits, SettingError};
use rebated_service::clock::Clock;
use rebated_service::store::courier::{Courier, NoCourier};
use serde::Deserialize;

use super::{Config, ConfigError, KEYS, Mode, Simulators};

/// How the courier's service is reached. Shown without the secret.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourierConfig {
    /// Where it is; empty for a simulator, or for nothing in production.
    pub base_url: String,
    /// Our name there.
    pub key_id: String,
    /// What is shared with it.
    pub secret: String,
    /// What takes its place when it is not configured.
    pub simulator: Simulators,
}

impl fmt::Debug for CourierConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("CourierConfig");
        shown.field("base_url", &self.base_url).field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// The courier that a process asks, and the simulator in its place.
pub struct Couriers {
    /// Who is asked.
    pub courier: Arc<dyn Courier>,
    simulator: Option<CourierSimulator>,
}

impl Couriers {
    /// Where the server takes callbacks.
    pub const CALLBACK_PATH: &'static str = "/callbacks/courier";
    /// Below which path the server has the simulator.
    pub const SIMULATOR_PATH: &'static str = "/simulators/courier";

    /// Reads the secret and calls nobody. `own_url` is where this process can be reached.
    ///
    /// Without a setting there is a simulator in development, where the process serves it, and nobody in production.
    pub fn open(config: &Config, own_url: &str, clock: &Arc<dyn Clock>) -> Result<Self, ConfigError> {
        let own_url = own_url.trim_end_matches('/');
        let named = [&config.payments.callback_url, &config.http.public_url];
        let public_url = named.into_iter().find(|url| !url.is_empty()).map_or(own_url, String::as_str);
        let mut simulator = None;
        let options = if !config.courier.base_url.is_empty() {
            CourierOptions {
                base_url: config.courier.base_url.clone(),
                key_id: config.courier.key_id.clone(),
                secret: KeySource::new(&config.courier.secret),
                notify_url: format!("{}{}", public_url.trim_end_matches('/'), Self::CALLBACK_PATH),
                limits: Limits::default(),
            }
        } else if simulates(config) {
            let base_url = format!("{own_url}{}", Self::SIMULATOR_PATH);
            let made = CourierSimulator::lively(&base_url, Arc::clone(clock));
            simulator.insert(made).options(&format!("{own_url}{}", Self::CALLBACK_PATH))
        } else {
            return Ok(Self { courier: Arc::new(NoCourier), simulator });
        };
        let client = CourierClient::new(options, Arc::clone(clock)).map_err(|error| invalid(&error))?;
        Ok(Self { courier: Arc::new(client), simulator })
    }

    /// The routes with those of the simulator beside them.
    pub fn beside(&self, routes: Router) -> Router {
        match &self.simulator {
            Some(simulator) => routes.nest(Self::SIMULATOR_PATH, simulator.routes()),
            None => routes,
        }
    }

    /// Moves the simulated parcels, for as long as it is polled.
    pub async fn run_simulator(&self) {
        if let Some(simulator) = &self.simulator {
            simulator.run().await;
        }
    }
}

fn simulates(config: &Config) -> bool {
    let is_wanted = config.mode == Mode::Development && config.courier.simulator == Simulators::Embedded;
    is_wanted && config.server.role.serves()
}

/// The error of the connector, with the name of the key that is to be corrected.
fn invalid(error: &SettingError) -> ConfigError {
    let path = format!("courier.{}", error.setting);
    let key = KEYS.iter().find(|key| key.path == path).map_or("payments.callback_url", |key| key.path);
    ConfigError::Invalid { key, message: error.problem.to_string() }
}

#[cfg(test)]
mod tests {
    use rebated_service::clock::SystemClock;

    use super::super::{Sources, load};
    use super::*;

    fn open(set: &[(&str, &str)]) -> Result<Couriers, ConfigError> {
        let flags = set.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let config = load(&Sources { flags, ..Sources::default() })?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        Couriers::open(&config, "http://127.0.0.1:8080", &clock)
    }

    #[test]
    fn a_courier_is_simulated_in_development_only() {
        let made = open(&[]).expect("a simulator");
        assert!(made.simulator.is_some() && made.courier.is_there());
        for set in [("mode", "production"), ("courier.simulator", "off"), ("server.role", "worker")] {
            let made = open(&[set]).expect("no courier is a configuration too");
            assert!(made.simulator.is_none() && !made.courier.is_there(), "{set:?}");
        }
    }

    #[test]
    fn a_bad_setting_is_named_and_the_secret_is_not() {
        let base = [("mode", "production"), ("courier.base_url", "https://courier.example.com")];
        let error =
            |set: &[(&str, &str)]| open(&[&base[..], set].concat()).err().expect("a bad setting").to_string();
        assert!(error(&[("courier.secret", "s3cret")]).contains("`courier.key_id`"));
        let key = ("courier.key_id", "k");
        let found = error(&[key, ("courier.secret", "s3cret")]);
        assert!(found.contains("`courier.secret`") && !found.contains("s3cret"), "{found}");
        let secret = ("courier.secret", "a secret that has enough characters");
        let made = open(&[&base[..], &[key, secret]].concat()).expect("good settings");
        assert!(made.courier.is_there() && made.simulator.is_none());
    }
}
