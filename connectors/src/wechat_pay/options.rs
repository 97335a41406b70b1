use crate::payments::{KeyProblem, KeySource, Limits};

/// How WeChat Pay is reached, and as whom.
#[derive(Clone, Debug)]
pub struct WechatPayOptions {
    /// Where, such as `https://api.mch.weixin.qq.com`.
    pub base_url: String,
    /// The id of our app (`appid`).
    pub app_id: String,
    /// The merchant's id (`mchid`).
    pub merchant_id: String,
    /// The merchant's private key.
    pub private_key: KeySource,
    /// The merchant's certificate: its number goes with every request.
    pub certificate: KeySource,
    /// The APIv3 key, 32 bytes. Of several, one a line, any may have been used.
    pub api_v3_key: KeySource,
    /// WeChat's public keys. Platform certificates are fetched when one is named that we do not have.
    pub public_keys: Vec<PlatformKey>,
    /// Where WeChat sends its callbacks: `https`, without parameters.
    pub notify_url: String,
    /// What it may take of this process.
    pub limits: Limits,
}

/// A public key of WeChat Pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformKey {
    /// Its id, `PUB_KEY_ID_…`.
    pub id: String,
    /// The key.
    pub key: KeySource,
}

impl PlatformKey {
    /// Reads texts such as `PUB_KEY_ID_0123456789=file:PATH`.
    pub fn read(text: &str) -> Result<Self, KeyProblem> {
        let (id, key) = text.split_once('=').ok_or(KeyProblem::NoKeyId)?;
        if !id.starts_with("PUB_KEY_ID_") {
            return Err(KeyProblem::NoKeyId);
        }
        Ok(Self { id: id.to_owned(), key: KeySource::new(key) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_key_has_an_id() {
        let read = PlatformKey::read("PUB_KEY_ID_01=AbC=").unwrap();
        assert_eq!((read.id.as_str(), read.key), ("PUB_KEY_ID_01", KeySource::Value("AbC=".into())));
        for bad in ["AbC", "5157F09EFDC0=AbC", ""] {
            assert_eq!(PlatformKey::read(bad), Err(KeyProblem::NoKeyId), "{bad}");
        }
    }
}
