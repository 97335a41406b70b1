use std::sync::Arc;

use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use aws_lc_rs::hmac::{self, HMAC_SHA256};

use super::keys::Keys;
use crate::{Fault, Platform};

/// Sets these keys apart from every other that may ever be derived from a signing key.
const LABEL: &[u8] = b"rebated link key v1";

/// The keys that sign links, one derived from each signing key of tokens: every node has them, and they
/// are replaced together with those. A link is good for a shorter time than a replaced key is kept.
pub(crate) struct LinkKeys(Arc<Keys>);

/// The key for links that goes with a signing key.
pub(super) fn derive(private_key: &[u8]) -> Result<hmac::Key, Fault> {
    let extracted = Salt::new(HKDF_SHA256, b"").extract(private_key);
    let key = extracted.expand(&[LABEL], HMAC_SHA256).map(hmac::Key::from);
    key.map_err(|_| Fault::Internal("a key for links could not be derived".into()))
}

impl LinkKeys {
    /// The keys as they are known.
    pub(crate) async fn of(platform: &Platform) -> Result<Self, Fault> {
        Ok(Self(platform.keys.keys(platform).await?))
    }

    /// The keys once more, for a link that none of the known ones made.
    pub(crate) async fn of_late(platform: &Platform) -> Result<Self, Fault> {
        Ok(Self(platform.keys.keys_again(platform).await?))
    }

    /// Signs with the newest key.
    pub(crate) fn sign(&self, text: &str) -> Vec<u8> {
        hmac::sign(&self.0.link, text.as_bytes()).as_ref().to_vec()
    }

    /// Whether one of the keys made the signature, in a time that does not tell how much of it fits.
    pub(crate) fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        self.0.links.iter().any(|key| hmac::verify(key, text.as_bytes(), signature).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signing_key_has_a_link_key_of_its_own() {
        let [one, same, other] = [[1; 32], [1; 32], [2; 32]].map(|seed| derive(&seed).unwrap());
        let signature = hmac::sign(&one, b"text");
        assert!(hmac::verify(&same, b"text", signature.as_ref()).is_ok());
        assert!(hmac::verify(&same, b"next", signature.as_ref()).is_err());
        assert!(hmac::verify(&other, b"text", signature.as_ref()).is_err());
        // the label sets it apart from a key that somebody makes of the bare secret
        let bare = hmac::Key::new(HMAC_SHA256, &[1; 32]);
        assert!(hmac::verify(&bare, b"text", signature.as_ref()).is_err());
    }
}
