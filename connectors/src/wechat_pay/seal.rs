use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use serde::Deserialize;

use crate::payments::{KeyProblem, SettingError, from_base64};

/// The name of the only algorithm.
const ALGORITHM: &str = "AEAD_AES_256_GCM";

/// What WeChat encrypts under the APIv3 key.
#[derive(Deserialize)]
pub(super) struct Sealed {
    #[serde(default)]
    algorithm: String,
    ciphertext: String,
    nonce: String,
    #[serde(default)]
    associated_data: String,
}

/// The APIv3 keys: around a change there are two.
pub(super) struct ApiKeys(Vec<LessSafeKey>);

impl ApiKeys {
    /// One key a line, 32 bytes each.
    pub(super) fn read(texts: &[String]) -> Result<Self, SettingError> {
        let lines = texts[0].lines().map(str::trim).filter(|line| !line.is_empty());
        let keys = lines.map(|line| UnboundKey::new(&AES_256_GCM, line.as_bytes()).map(LessSafeKey::new));
        let keys = keys.collect::<Result<_, _>>();
        Ok(Self(keys.map_err(|_| KeyProblem::NotThirtyTwoBytes.of("api_v3_key"))?))
    }

    /// What is in it, if the tag is right under one of the keys. The tag is always checked.
    pub(super) fn open(&self, sealed: &Sealed) -> Option<Vec<u8>> {
        if sealed.algorithm != ALGORITHM {
            return None;
        }
        let bytes = from_base64(&sealed.ciphertext)?;
        self.0.iter().find_map(|key| {
            let nonce = Nonce::try_assume_unique_for_key(sealed.nonce.as_bytes()).ok()?;
            let mut bytes = bytes.clone();
            let aad = Aad::from(sealed.associated_data.as_bytes());
            let length = key.open_in_place(nonce, aad, &mut bytes).ok()?.len();
            bytes.truncate(length);
            Some(bytes)
        })
    }
}
