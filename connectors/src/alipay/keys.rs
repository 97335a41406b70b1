use std::sync::Arc;

use rebated_service::clock::Clock;

use super::{AlipayOptions, AlipayTrust};
use crate::payments::{Certificate, KeyProblem, SettingError, SigningKey, VerifyingKey, Watched};

/// What signs our requests and checks Alipay's answers.
pub(super) struct Keys {
    pub(super) signing: SigningKey,
    /// `app_cert_sn` and `alipay_root_cert_sn`, in certificate mode.
    pub(super) serials: Option<(String, String)>,
    /// Alipay's keys; in certificate mode with the number of each certificate.
    trusted: Vec<(Option<String>, VerifyingKey)>,
}

impl Keys {
    /// The keys of the options, read again when a file changes.
    pub(super) fn watch(
        options: &AlipayOptions,
        clock: Arc<dyn Clock>,
    ) -> Result<Watched<Self>, SettingError> {
        let own = ("private_key", options.private_key.clone());
        match options.trust.clone() {
            AlipayTrust::PublicKey(key) => {
                Watched::try_new(vec![own, ("alipay_public_key", key)], clock, Self::plain)
            }
            AlipayTrust::Certificates { app, root, alipay } => {
                let certificates =
                    [("app_certificate", app), ("root_certificate", root), ("alipay_certificate", alipay)];
                Watched::try_new([own].into_iter().chain(certificates).collect(), clock, Self::certified)
            }
        }
    }

    fn plain(texts: &[String]) -> Result<Self, SettingError> {
        let signing = SigningKey::read(&texts[0]).map_err(|problem| problem.of("private_key"))?;
        let trusted = VerifyingKey::read_all(&texts[1]).map_err(|problem| problem.of("alipay_public_key"))?;
        Ok(Self { signing, serials: None, trusted: trusted.into_iter().map(|key| (None, key)).collect() })
    }

    fn certified(texts: &[String]) -> Result<Self, SettingError> {
        let signing = SigningKey::read(&texts[0]).map_err(|problem| problem.of("private_key"))?;
        let read =
            |at: usize, setting| Certificate::read_all(&texts[at]).map_err(|problem| problem.of(setting));
        let app = read(1, "app_certificate")?;
        // an own certificate comes first in its chain
        let own = app[0].key.as_ref().filter(|key| key.verifies(b"", &signing.sign(b"")));
        own.ok_or_else(|| KeyProblem::OtherKey.of("app_certificate"))?;
        let roots: Vec<_> = read(2, "root_certificate")?
            .into_iter()
            .filter(|root| root.is_rsa)
            .map(|root| root.alipay_sn)
            .collect();
        if roots.is_empty() {
            return Err(KeyProblem::NotACertificate.of("root_certificate"));
        }
        let trusted: Vec<_> = read(3, "alipay_certificate")?
            .into_iter()
            .filter_map(|certificate| Some((Some(certificate.alipay_sn), certificate.key?)))
            .collect();
        if trusted.is_empty() {
            return Err(KeyProblem::NotACertificate.of("alipay_certificate"));
        }
        Ok(Self { signing, serials: Some((app[0].alipay_sn.clone(), roots.join("_"))), trusted })
    }

    /// Whether Alipay has signed a text: with the certificate that it names, if it names one.
    pub(super) fn believes(&self, content: &str, signature: &str, certificate: Option<&str>) -> bool {
        self.trusted
            .iter()
            .filter(|(sn, _)| certificate.is_none() || sn.is_none() || sn.as_deref() == certificate)
            .any(|(_, key)| key.verifies(content.as_bytes(), signature))
    }
}
