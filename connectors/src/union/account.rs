use reqwest::Url;

use crate::payments::{KeyProblem, SettingError};

/// The address that calls go to.
pub(crate) fn checked_gateway(gateway: &str) -> Result<Url, SettingError> {
    let url = Url::parse(gateway).ok().filter(|url| url.has_host() && url.query().is_none());
    url.filter(|url| ["http", "https"].contains(&url.scheme())).ok_or(KeyProblem::NotAUrl.of("gateway"))
}

/// Refuses settings that are empty.
pub(crate) fn needed(settings: &[(&'static str, &str)]) -> Result<(), SettingError> {
    match settings.iter().find(|(_, text)| text.trim().is_empty()) {
        Some((setting, _)) => Err(KeyProblem::Empty.of(setting)),
        None => Ok(()),
    }
}
