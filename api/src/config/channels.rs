use std::sync::Arc;

use axum::Router;
use rebated_connectors::alipay::simulator::AlipaySimulator;
use rebated_connectors::alipay::{Alipay, AlipayOptions, AlipayTrust};
use rebated_connectors::payments::{KeySource, Limits, SettingError};
use rebated_connectors::wechat_pay::simulator::WechatPaySimulator;
use rebated_connectors::wechat_pay::{PlatformKey, WechatPay, WechatPayOptions};
use rebated_service::clock::Clock;
use rebated_service::ids::Entropy;
use rebated_service::payments::{ChannelKind, PaymentChannel};

use super::{AlipayConfig, Config, ConfigError, KEYS, Mode, Simulators, WechatPayConfig};

/// The channels of payment that a process offers, and the simulators in place of those that are not configured.
#[derive(Default)]
pub struct Channels {
    /// What payments can be made with.
    pub offered: Vec<Arc<dyn PaymentChannel>>,
    /// Set when Alipay is simulated: its routes belong below [`Channels::simulator_path`].
    pub alipay: Option<AlipaySimulator>,
    /// Set when WeChat Pay is simulated.
    pub wechat_pay: Option<WechatPaySimulator>,
}

impl Channels {
    /// Reads the keys and calls nobody. `own_url` is where this process can be reached, for callbacks and simulators
    /// when the configuration names no public address.
    ///
    /// A channel that is not configured is simulated in development, and not offered in production: there nobody may
    /// pay without money.
    pub fn open(
        config: &Config,
        own_url: &str,
        clock: &Arc<dyn Clock>,
        entropy: &Arc<dyn Entropy>,
    ) -> Result<Self, ConfigError> {
        let mut channels = Self::default();
        channels.offer_alipay(config, own_url, clock)?;
        channels.offer_wechat_pay(config, own_url, clock, entropy)?;
        Ok(channels)
    }

    fn offer_alipay(
        &mut self,
        config: &Config,
        own_url: &str,
        clock: &Arc<dyn Clock>,
    ) -> Result<(), ConfigError> {
        const KIND: ChannelKind = ChannelKind::Alipay;
        let options = if !config.payments.alipay.app_id.is_empty() {
            alipay_options(&config.payments.alipay, callback_url(public_url(config, own_url), KIND))
        } else if simulates(config) {
            let simulator = AlipaySimulator::new(&simulator_url(own_url, KIND), Arc::clone(clock));
            self.alipay.insert(simulator).options(&callback_url(own_url, KIND))
        } else {
            return Ok(());
        };
        let channel = Alipay::new(options, Arc::clone(clock));
        self.offered.push(Arc::new(channel.map_err(|error| invalid("payments.alipay", &error))?));
        Ok(())
    }

    fn offer_wechat_pay(
        &mut self,
        config: &Config,
        own_url: &str,
        clock: &Arc<dyn Clock>,
        entropy: &Arc<dyn Entropy>,
    ) -> Result<(), ConfigError> {
        const KIND: ChannelKind = ChannelKind::WechatPay;
        let options = if !config.payments.wechat_pay.app_id.is_empty() {
            wechat_pay_options(&config.payments.wechat_pay, callback_url(public_url(config, own_url), KIND))?
        } else if simulates(config) {
            let simulator = WechatPaySimulator::new(&simulator_url(own_url, KIND), Arc::clone(clock));
            self.wechat_pay.insert(simulator).options(&callback_url(own_url, KIND))
        } else {
            return Ok(());
        };
        let channel = WechatPay::new(options, Arc::clone(clock), Arc::clone(entropy));
        self.offered.push(Arc::new(channel.map_err(|error| invalid("payments.wechat_pay", &error))?));
        Ok(())
    }

    /// The routes with those of the simulators beside them.
    pub fn beside(&self, mut routes: Router) -> Router {
        if let Some(simulator) = &self.alipay {
            routes = routes.nest(Self::simulator_path(ChannelKind::Alipay), simulator.routes());
        }
        if let Some(simulator) = &self.wechat_pay {
            routes = routes.nest(Self::simulator_path(ChannelKind::WechatPay), simulator.routes());
        }
        routes
    }

    /// Sends the simulators' callbacks, for as long as it is polled.
    pub async fn run_simulators(&self) {
        let alipay = async {
            if let Some(simulator) = &self.alipay {
                simulator.run().await;
            }
        };
        let wechat_pay = async {
            if let Some(simulator) = &self.wechat_pay {
                simulator.run().await;
            }
        };
        tokio::join!(alipay, wechat_pay);
    }

    /// Where the server takes a channel's callbacks.
    pub const fn callback_path(channel: ChannelKind) -> &'static str {
        match channel {
            ChannelKind::Alipay => "/callbacks/alipay",
            ChannelKind::WechatPay => "/callbacks/wechat-pay",
        }
    }

    /// Below which path the server has the simulator of a channel.
    pub const fn simulator_path(channel: ChannelKind) -> &'static str {
        match channel {
            ChannelKind::Alipay => "/simulators/alipay",
            ChannelKind::WechatPay => "/simulators/wechat-pay",
        }
    }
}

/// Whether a channel that is not configured is simulated. A process that serves nobody has no place for a simulator, and
/// leaves the channel to those that have one.
fn simulates(config: &Config) -> bool {
    let is_wanted = config.mode == Mode::Development && config.payments.simulators == Simulators::Embedded;
    is_wanted && config.server.role.serves()
}

/// Where others reach the server.
fn public_url<'a>(config: &'a Config, own_url: &'a str) -> &'a str {
    let named = [&config.payments.callback_url, &config.http.public_url];
    named.into_iter().find(|url| !url.is_empty()).map_or(own_url, String::as_str)
}

fn callback_url(base: &str, channel: ChannelKind) -> String {
    format!("{}{}", base.trim_end_matches('/'), Channels::callback_path(channel))
}

fn simulator_url(base: &str, channel: ChannelKind) -> String {
    format!("{}{}", base.trim_end_matches('/'), Channels::simulator_path(channel))
}

fn alipay_options(config: &AlipayConfig, notify_url: String) -> AlipayOptions {
    let trust = if config.alipay_public_key.is_empty() {
        AlipayTrust::Certificates {
            app: KeySource::new(&config.app_certificate),
            root: KeySource::new(&config.root_certificate),
            alipay: KeySource::new(&config.alipay_certificate),
        }
    } else {
        AlipayTrust::PublicKey(KeySource::new(&config.alipay_public_key))
    };
    AlipayOptions {
        gateway: config.gateway.clone(),
        app_id: config.app_id.clone(),
        seller_id: config.seller_id.clone(),
        private_key: KeySource::new(&config.private_key),
        trust,
        notify_url,
        limits: Limits::default(),
    }
}

fn wechat_pay_options(config: &WechatPayConfig, notify_url: String) -> Result<WechatPayOptions, ConfigError> {
    let public_keys = config.public_keys.iter().map(|text| PlatformKey::read(text));
    let public_keys = public_keys.collect::<Result<_, _>>().map_err(|problem| ConfigError::Invalid {
        key: "payments.wechat_pay.public_keys",
        message: problem.to_string(),
    })?;
    Ok(WechatPayOptions {
        base_url: config.base_url.clone(),
        app_id: config.app_id.clone(),
        merchant_id: config.merchant_id.clone(),
        private_key: KeySource::new(&config.private_key),
        certificate: KeySource::new(&config.certificate),
        api_v3_key: KeySource::new(&config.api_v3_key),
        public_keys,
        notify_url,
        limits: Limits::default(),
    })
}

/// The error of a connector, with the name of the key that is to be corrected.
fn invalid(section: &str, error: &SettingError) -> ConfigError {
    let path = format!("{section}.{}", error.setting);
    let key = KEYS.iter().find(|key| key.path == path).map_or("payments.callback_url", |key| key.path);
    ConfigError::Invalid { key, message: error.problem.to_string() }
}

#[cfg(test)]
mod tests {
    use rebated_service::clock::SystemClock;
    use rebated_service::ids::SystemEntropy;

    use super::super::{Sources, load};
    use super::*;

    fn open(set: &[(&str, &str)]) -> Result<Channels, ConfigError> {
        let flags = set.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let config = load(&Sources { flags, ..Sources::default() })?;
        let (clock, entropy): (Arc<dyn Clock>, Arc<dyn Entropy>) =
            (Arc::new(SystemClock), Arc::new(SystemEntropy));
        Channels::open(&config, "http://127.0.0.1:8080", &clock, &entropy)
    }

    #[test]
    fn nobody_pays_without_money_in_production() {
        let channels = open(&[("mode", "production")]).expect("no channel is a configuration too");
        assert!(channels.offered.is_empty() && channels.alipay.is_none() && channels.wechat_pay.is_none());
    }

    #[test]
    fn simulators_can_be_left_out() {
        for set in [("payments.simulators", "off"), ("server.role", "worker")] {
            let channels = open(&[set]).expect("no channel is a configuration too");
            assert!(channels.offered.is_empty() && channels.alipay.is_none(), "{set:?}");
        }
    }

    #[test]
    fn channels_are_simulated_in_development() {
        let channels = open(&[]).expect("simulators");
        let kinds: Vec<_> = channels.offered.iter().map(|channel| channel.kind()).collect();
        assert_eq!(kinds, [ChannelKind::Alipay, ChannelKind::WechatPay]);
        assert!(channels.alipay.is_some() && channels.wechat_pay.is_some());
    }

    #[test]
    fn a_bad_key_stops_the_start_and_names_the_setting() {
        let production = ("mode", "production");
        let alipay = [production, ("payments.alipay.app_id", "2021"), ("payments.alipay.seller_id", "2088")];
        let error = |set: &[(&str, &str)]| open(set).err().expect("a bad setting").to_string();
        let found = error(&[&alipay[..], &[("payments.alipay.private_key", "s3cret")]].concat());
        assert!(found.contains("`payments.alipay.app_certificate`") && !found.contains("s3cret"), "{found}");
        let key = ("payments.alipay.alipay_public_key", "file:/nowhere/alipay.pem");
        let found = error(&[&alipay[..], &[("payments.alipay.private_key", "s3cret"), key]].concat());
        assert!(
            found.contains("`payments.alipay.alipay_public_key` cannot be read from /nowhere"),
            "{found}"
        );
        let wechat_pay =
            [production, ("payments.wechat_pay.app_id", "wx"), ("payments.wechat_pay.merchant_id", "19")];
        let found = error(&[&wechat_pay[..], &[("payments.wechat_pay.public_keys", "AbC=")]].concat());
        assert!(found.contains("`payments.wechat_pay.public_keys`"), "{found}");
    }
}
