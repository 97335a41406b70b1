use std::sync::Arc;

use rebated_service::clock::Clock;
use rebated_service::networks::Trouble;

use crate::payments::{KeySource, SettingError, Watched};

/// What must be told to nobody: what signs our requests, and whose behalf they are on.
pub(crate) struct Secrets {
    pub(crate) signing: String,
    pub(crate) session: Option<String>,
}

impl Secrets {
    /// The secrets of these settings, read again when a file changes.
    pub(crate) fn watch(
        signing: (&'static str, KeySource),
        session: Option<KeySource>,
        clock: Arc<dyn Clock>,
    ) -> Result<Watched<Self>, SettingError> {
        let sources = [signing].into_iter().chain(session.map(|source| ("session", source)));
        Watched::try_new(sources.collect(), clock, |texts| {
            let mut texts = texts.iter().map(|text| text.trim().to_owned());
            Ok(Self { signing: texts.next().unwrap_or_default(), session: texts.next() })
        })
    }

    /// The same trouble without any secret in its words: gateways repeat what they were sent.
    pub(crate) fn hide(&self, trouble: Trouble) -> Trouble {
        let hide = |text: String| {
            let secrets = [Some(&self.signing), self.session.as_ref()].into_iter().flatten();
            secrets.fold(text, |text, secret| text.replace(secret.as_str(), "***"))
        };
        Trouble { code: hide(trouble.code), message: hide(trouble.message), ..trouble }
    }
}
