use std::sync::Arc;

use rebated_service::clock::Clock;

use super::WechatPayOptions;
use crate::payments::{Certificate, KeyProblem, SettingError, SigningKey, Watched};

/// What signs our requests.
pub(super) struct MerchantKey {
    pub(super) signing: SigningKey,
    /// The number of its certificate.
    pub(super) serial: String,
}

impl MerchantKey {
    /// The key and its certificate, read again when a file changes. Only together are they replaced.
    pub(super) fn watch(
        options: &WechatPayOptions,
        clock: Arc<dyn Clock>,
    ) -> Result<Watched<Self>, SettingError> {
        let sources =
            vec![("private_key", options.private_key.clone()), ("certificate", options.certificate.clone())];
        Watched::try_new(sources, clock, |texts| {
            let signing = SigningKey::read(&texts[0]).map_err(|problem| problem.of("private_key"))?;
            let certificate =
                Certificate::read_all(&texts[1]).map_err(|problem| problem.of("certificate"))?;
            let own = certificate.into_iter().next().filter(|certificate| {
                certificate.key.as_ref().is_some_and(|key| key.verifies(b"", &signing.sign(b"")))
            });
            let own = own.ok_or_else(|| KeyProblem::OtherKey.of("certificate"))?;
            Ok(Self { signing, serial: own.serial })
        })
    }
}
