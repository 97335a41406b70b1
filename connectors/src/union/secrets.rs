use std::sync::Arc;

use rebated_service::clock::Clock;
use rebated_service::networks::Trouble;

use crate::payments::{KeySource, SettingError, Watched};

/// Longest words of a network that are kept, in characters.
const LONGEST: usize = 200;

/// What must be told to nobody: what signs our requests, and whose behalf they are on.
pub(crate) struct Secrets {
    pub(crate) signing: String,
    pub(crate) session: Option<String>,
}

impl Secrets {
    /// The secrets of these settings, read again when a file changes.
    pub(crate) fn watch(
        signing: (&'static str, &KeySource),
        session: Option<&KeySource>,
        clock: Arc<dyn Clock>,
    ) -> Result<Watched<Self>, SettingError> {
        let sources = [signing].into_iter().chain(session.map(|source| ("session", source)));
        let sources = sources.map(|(setting, source)| (setting, source.clone())).collect();
        Watched::try_new(sources, clock, |texts| {
            let mut texts = texts.iter().map(|text| text.trim().to_owned());
            Ok(Self { signing: texts.next().unwrap_or_default(), session: texts.next() })
        })
    }

    /// The same trouble as it may be shown: gateways repeat what they were sent, so that it is rid of every secret, then of
    /// control characters, and cut at last. Nothing of a secret is left at the cut.
    pub(crate) fn hide(&self, trouble: Trouble) -> Trouble {
        let hide = |text: String| {
            let secrets = [Some(&self.signing), self.session.as_ref()].into_iter().flatten();
            let text = secrets.fold(text, |text, secret| text.replace(secret.as_str(), "***"));
            text.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
        };
        Trouble { code: hide(trouble.code), message: hide(trouble.message), ..trouble }
    }
}

#[cfg(test)]
mod tests {
    use rebated_service::networks::TroubleKind;

    use super::*;

    #[test]
    fn nothing_of_a_secret_is_left_where_words_are_cut() {
        let secrets = Secrets { signing: "abcdefgh".into(), session: Some("6100".into()) };
        let words = format!("{}abcdefgh 6100\u{7}", "x".repeat(LONGEST - 4));
        let trouble = Trouble { kind: TroubleKind::Refused, code: "abcdefgh".into(), message: words };
        let shown = secrets.hide(trouble);
        assert_eq!((shown.code.as_str(), shown.message.chars().count()), ("***", LONGEST));
        assert!(shown.message.ends_with("x*** "), "{}", shown.message);
    }
}
