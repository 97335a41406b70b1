use std::fmt;

use serde::Deserialize;

/// How money comes and goes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentsConfig {
    /// Where channels reach the server; empty for `http.public_url`.
    pub callback_url: String,
    /// What takes the place of channels that are not configured.
    pub simulators: Simulators,
    /// Alipay.
    pub alipay: AlipayConfig,
    /// WeChat Pay.
    pub wechat_pay: WechatPayConfig,
}

/// What takes the place of channels that are not configured, in development.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Simulators {
    /// Simulators inside the server.
    Embedded,
    /// Nothing: the channels are not offered.
    Off,
}

/// How Alipay is reached. Shown without keys.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlipayConfig {
    /// The app; empty for a simulator, or for nothing in production.
    pub app_id: String,
    /// The merchant.
    pub seller_id: String,
    /// The app's private key.
    pub private_key: String,
    /// Alipay's public keys; empty for certificates.
    pub alipay_public_key: String,
    /// The app's certificate.
    pub app_certificate: String,
    /// Alipay's roots.
    pub root_certificate: String,
    /// Alipay's certificate.
    pub alipay_certificate: String,
    /// Where it is.
    pub gateway: String,
}

impl fmt::Debug for AlipayConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("AlipayConfig");
        shown.field("app_id", &self.app_id).field("gateway", &self.gateway).finish_non_exhaustive()
    }
}

/// How WeChat Pay is reached. Shown without keys.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WechatPayConfig {
    /// The app; empty for a simulator, or for nothing in production.
    pub app_id: String,
    /// The merchant.
    pub merchant_id: String,
    /// The merchant's private key.
    pub private_key: String,
    /// The merchant's certificate.
    pub certificate: String,
    /// The APIv3 keys, one a line.
    pub api_v3_key: String,
    /// WeChat's public keys with their ids.
    pub public_keys: Vec<String>,
    /// Where it is.
    pub base_url: String,
}

impl fmt::Debug for WechatPayConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("WechatPayConfig");
        shown.field("app_id", &self.app_id).field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
