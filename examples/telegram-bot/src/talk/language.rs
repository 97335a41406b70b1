use serde::{Deserialize, Serialize};

/// The languages that the bot speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Chinese, in simplified characters.
    Chinese,
    /// English, also for whoever reads neither.
    #[default]
    English,
}

impl Language {
    /// The language of a person whose Telegram is set to a tag such as `zh-hans`.
    pub fn of(tag: Option<&str>) -> Self {
        match tag.and_then(|tag| tag.split(['-', '_']).next()) {
            Some(language) if language.eq_ignore_ascii_case("zh") => Self::Chinese,
            _ => Self::English,
        }
    }

    /// Of two wordings the one in this language.
    pub fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
