use std::fmt;

use serde::Deserialize;

/// How mail is sent. Shown without the server's URL, which holds a password.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// The mail server; empty for a simulator.
    pub url: String,
    /// The sender.
    pub from: String,
}

impl fmt::Debug for MailConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailConfig").field("from", &self.from).finish_non_exhaustive()
    }
}

/// How text messages are sent. Shown without the key's secret.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsConfig {
    /// The gateway.
    pub endpoint: String,
    /// The id of the key; empty for a simulator.
    pub access_key_id: String,
    /// The secret of the key.
    pub access_key_secret: String,
    /// The registered signature.
    pub sign_name: String,
    /// The registered templates.
    pub templates: Vec<String>,
}

impl fmt::Debug for SmsConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmsConfig").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

/// How pushes are sent. Shown without the key.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushConfig {
    /// Where Firebase is.
    pub endpoint: String,
    /// The key of a service account; empty for a simulator.
    pub service_account: String,
}

impl fmt::Debug for PushConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PushConfig").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}
