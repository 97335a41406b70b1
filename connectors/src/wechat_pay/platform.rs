use std::collections::VecDeque;
use std::sync::{Arc, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::clock::Clock;
use tokio::sync::Mutex;

use super::WechatPayOptions;
use crate::payments::{Certificate, KeyProblem, SettingError, VerifyingKey, Watched};

/// Most downloads of the certificates within the window: callbacks that name any certificate they like must not
/// make us ask each time.
const DOWNLOADS: usize = 3;
const WINDOW: TimeDelta = TimeDelta::minutes(10);

/// The keys that WeChat signs with: public keys of the configuration, and certificates that were fetched.
pub(super) struct Platform {
    configured: Watched<Vec<(String, VerifyingKey)>>,
    certificates: RwLock<Vec<Certificate>>,
    /// When the certificates were last fetched. Held while they are.
    pub(super) downloads: Mutex<Downloads>,
}

#[derive(Default)]
pub(super) struct Downloads(VecDeque<DateTime<Utc>>);

impl Downloads {
    /// Whether another download may begin, which then counts.
    pub(super) fn begin(&mut self, now: DateTime<Utc>) -> bool {
        self.0.retain(|at| (now - *at).abs() < WINDOW);
        let may = self.0.len() < DOWNLOADS;
        if may {
            self.0.push_back(now);
        }
        may
    }
}

impl Platform {
    pub(super) fn watch(options: &WechatPayOptions, clock: Arc<dyn Clock>) -> Result<Self, SettingError> {
        let ids: Vec<String> = options.public_keys.iter().map(|key| key.id.clone()).collect();
        let sources = options.public_keys.iter().map(|key| ("public_keys", key.key.clone()));
        let configured = Watched::try_new(sources.collect(), clock, move |texts| {
            let mut all = Vec::new();
            for (id, text) in ids.iter().zip(texts) {
                let keys = VerifyingKey::read_all(text).map_err(|problem| problem.of("public_keys"))?;
                let [key] =
                    <[_; 1]>::try_from(keys).map_err(|_| KeyProblem::NotAPublicKey.of("public_keys"))?;
                all.push((id.clone(), key));
            }
            Ok(all)
        })?;
        Ok(Self { configured, certificates: RwLock::default(), downloads: Mutex::default() })
    }

    /// The key that a header names. A certificate that has ended counts as unknown.
    pub(super) fn find(&self, serial: &str, now: DateTime<Utc>) -> Option<VerifyingKey> {
        let configured = self.configured.current();
        let found = configured.iter().find(|(id, _)| id == serial).map(|(_, key)| key.clone());
        found.or_else(|| {
            let certificates = self.certificates.read().expect("no holder of the certificates panics");
            named(&certificates, serial).filter(|found| found.not_after > now)?.key.clone()
        })
    }

    /// The id that we want WeChat to sign with: of the first public key.
    pub(super) fn wanted(&self) -> Option<String> {
        self.configured.current().first().map(|(id, _)| id.clone())
    }

    /// Puts what was fetched in place of what was fetched before.
    pub(super) fn replace(&self, certificates: Vec<Certificate>) {
        *self.certificates.write().expect("no holder of the certificates panics") = certificates;
    }
}

/// The certificate with a number.
pub(super) fn named<'a>(certificates: &'a [Certificate], serial: &str) -> Option<&'a Certificate> {
    let plain = |serial: &str| serial.trim_start_matches('0').to_ascii_uppercase();
    certificates.iter().find(|certificate| plain(&certificate.serial) == plain(serial))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn downloads_are_few() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let mut downloads = Downloads::default();
        assert!(downloads.begin(at(0)) && downloads.begin(at(1)) && downloads.begin(at(2)));
        assert!(!downloads.begin(at(599)));
        assert!(downloads.begin(at(600)));
        assert!(!downloads.begin(at(600)));
    }
}
