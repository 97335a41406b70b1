use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair,
};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::KeyProblem;

/// Smallest modulus, in bytes.
const SMALLEST: usize = 256;

/// Our private key: signs with RSASSA-PKCS1-v1_5 and SHA-256, as both channels want it.
pub(crate) struct SigningKey(RsaKeyPair);

impl SigningKey {
    /// Reads PKCS #8 or PKCS #1, as PEM or as bare base64.
    pub(crate) fn read(text: &str) -> Result<Self, KeyProblem> {
        let der = sections(text, &["PRIVATE KEY", "RSA PRIVATE KEY"]);
        let der = der.into_iter().next().ok_or(KeyProblem::NotAPrivateKey)?;
        let pair = RsaKeyPair::from_pkcs8(&der).or_else(|_| RsaKeyPair::from_der(&der));
        pair.ok()
            .filter(|pair| pair.public_modulus_len() >= SMALLEST)
            .map(Self)
            .ok_or(KeyProblem::NotAPrivateKey)
    }

    /// The signature as base64. The same message always gives the same.
    pub(crate) fn sign(&self, message: &[u8]) -> String {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .expect("a key that was read signs, and the signature is as long as its modulus");
        to_base64(&signature)
    }

    /// The public half.
    pub(crate) fn public(&self) -> VerifyingKey {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, self.0.public_key().as_ref());
        VerifyingKey(key.expect("the public half of a key that was read"))
    }
}

/// Somebody's public key: believes RSASSA-PKCS1-v1_5 with SHA-256 and nothing else.
#[derive(Clone)]
pub(crate) struct VerifyingKey(ParsedPublicKey);

impl VerifyingKey {
    /// Reads one key or several, as PEM or one as bare base64.
    pub(crate) fn read_all(text: &str) -> Result<Vec<Self>, KeyProblem> {
        let keys = sections(text, &["PUBLIC KEY", "RSA PUBLIC KEY"]);
        if keys.is_empty() {
            return Err(KeyProblem::NotAPublicKey);
        }
        keys.iter().map(|der| Self::from_der(der)).collect()
    }

    /// A key as DER: X.509's or PKCS #1's.
    pub(crate) fn from_der(der: &[u8]) -> Result<Self, KeyProblem> {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der);
        let key = key.map_err(|_| KeyProblem::NotAPublicKey)?;
        // the size is looked at only when something is verified, which would be too late
        aws_lc_rs::rsa::PublicKey::from_der(der)
            .ok()
            .filter(|key| key.modulus_len() >= SMALLEST)
            .map(|_| Self(key))
            .ok_or(KeyProblem::NotAPublicKey)
    }

    /// Whether the signature, as base64, is this key's of the message.
    pub(crate) fn verifies(&self, message: &[u8], signature: &str) -> bool {
        from_base64(signature).is_some_and(|bytes| self.0.verify_sig(message, &bytes).is_ok())
    }
}

/// The contents of the sections of a PEM text with one of the names; of a text without sections, its base64.
fn sections(text: &str, names: &[&str]) -> Vec<Vec<u8>> {
    if text.contains("-----BEGIN") {
        let all = pem::parse_many(text).unwrap_or_default();
        return all
            .into_iter()
            .filter(|part| names.contains(&part.tag()))
            .map(pem::Pem::into_contents)
            .collect();
    }
    let bare: String = text.split_whitespace().collect();
    from_base64(&bare).filter(|bytes| !bytes.is_empty()).into_iter().collect()
}

/// Standard base64 with padding.
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// Reads standard base64 with padding.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text).ok()
}
