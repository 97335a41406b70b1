use rebated_domain::order::OrderSource;
use reqwest::Url;

use super::UnionLimits;
use crate::payments::{KeyProblem, KeySource, SettingError};

/// How our app at a network is set up. What the networks have different names for comes with its name.
pub(crate) struct AppSettings<'a> {
    pub(crate) network: OrderSource,
    pub(crate) account: &'a str,
    pub(crate) gateway: &'a str,
    pub(crate) key: (&'static str, &'a str),
    pub(crate) secret: (&'static str, &'a KeySource),
    pub(crate) session: Option<&'a KeySource>,
    pub(crate) limits: &'a UnionLimits,
}

impl AppSettings<'_> {
    /// The address that calls go to, once nothing is wrong with the settings.
    pub(super) fn checked(&self) -> Result<Url, SettingError> {
        let gateway = checked_gateway(self.gateway)?;
        needed(&[("account", self.account), self.key])?;
        if self.limits.per_second == 0 {
            return Err(KeyProblem::Zero.of("per_second"));
        }
        Ok(gateway)
    }
}

/// Refuses settings that are empty.
pub(crate) fn needed(settings: &[(&'static str, &str)]) -> Result<(), SettingError> {
    match settings.iter().find(|(_, text)| text.trim().is_empty()) {
        Some((setting, _)) => Err(KeyProblem::Empty.of(setting)),
        None => Ok(()),
    }
}

fn checked_gateway(gateway: &str) -> Result<Url, SettingError> {
    let url = Url::parse(gateway).ok().filter(|url| url.has_host() && url.query().is_none());
    url.filter(|url| ["http", "https"].contains(&url.scheme())).ok_or(KeyProblem::NotAUrl.of("gateway"))
}
