use std::fmt;
use std::path::PathBuf;

/// Where a key is: in the setting itself, or in a file that may change while we run. Shown without the key.
#[derive(Clone, PartialEq, Eq)]
pub enum KeySource {
    /// The key itself.
    Value(String),
    /// The file that holds it.
    File(PathBuf),
}

/// Why a key cannot be used. The texts hold nothing of the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    /// Nothing is there.
    #[error("is empty")]
    Empty,
    /// The file cannot be read.
    #[error("cannot be read from {}: {reason}", file.display())]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// Why not.
        reason: std::io::ErrorKind,
    },
    /// Another kind of text.
    #[error("is no RSA private key of 2048 bits or more (PKCS #8 or PKCS #1, as PEM or base64)")]
    NotAPrivateKey,
    /// Another kind of text.
    #[error("is no RSA public key of 2048 bits or more (as PEM or base64)")]
    NotAPublicKey,
    /// Another kind of text.
    #[error("is no X.509 certificate (as PEM)")]
    NotACertificate,
    /// The certificate belongs to another key.
    #[error("is not the certificate of the private key")]
    OtherKey,
    /// The APIv3 key of WeChat Pay has 32 bytes.
    #[error("must be 32 bytes long")]
    NotThirtyTwoBytes,
    /// A public key of WeChat Pay has an id.
    #[error("must be like PUB_KEY_ID_…=file:PATH")]
    NoKeyId,
    /// A shared secret that could be guessed.
    #[error("must have at least {characters} characters on each line")]
    TooShort {
        /// How many a secret needs.
        characters: usize,
    },
    /// A place of Taobao (推广位) names account, site and zone.
    #[error("must be like mm_123_456_789")]
    NotAPlace,
    /// A limit that lets nothing through.
    #[error("must not be zero")]
    Zero,
    /// Not an address of the web.
    #[error("must be a URL such as https://api.example.com")]
    NotAUrl,
}

/// A setting that keeps a channel from being used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{setting}` {problem}")]
pub struct SettingError {
    /// The setting, within the section of its channel.
    pub setting: &'static str,
    /// What is wrong.
    pub problem: KeyProblem,
}

impl KeyProblem {
    /// The same, of a setting.
    pub(crate) const fn of(self, setting: &'static str) -> SettingError {
        SettingError { setting, problem: self }
    }
}

impl KeySource {
    /// Reads a setting: `file:PATH`, or the key itself.
    pub fn new(setting: &str) -> Self {
        match setting.strip_prefix("file:") {
            Some(path) => Self::File(path.trim().into()),
            None => Self::Value(setting.to_owned()),
        }
    }

    /// The text as it is now. A key is a few kilobytes, read seldom.
    pub(crate) fn read(&self) -> Result<String, KeyProblem> {
        let text = match self {
            Self::Value(text) => text.clone(),
            Self::File(file) => std::fs::read_to_string(file)
                .map_err(|error| KeyProblem::Unreadable { file: file.clone(), reason: error.kind() })?,
        };
        if text.trim().is_empty() { Err(KeyProblem::Empty) } else { Ok(text) }
    }
}

impl fmt::Debug for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(_) => f.write_str("KeySource(***)"),
            Self::File(path) => write!(f, "KeySource({})", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_never_shown() {
        assert_eq!(format!("{:?}", KeySource::new("s3cret")), "KeySource(***)");
        assert_eq!(format!("{:?}", KeySource::new("file:/keys/a.pem")), "KeySource(/keys/a.pem)");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let error = KeySource::new("file:/nowhere/a.pem").read().unwrap_err().of("private_key");
        assert_eq!(error.to_string(), "`private_key` cannot be read from /nowhere/a.pem: entity not found");
        assert_eq!(KeySource::new("  ").read(), Err(KeyProblem::Empty));
    }
}
