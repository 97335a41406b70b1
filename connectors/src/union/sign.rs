use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use md5::{Digest as _, Md5};

/// Names and values of a request, in the order in which they are signed.
pub(crate) type Parameters = BTreeMap<String, String>;

/// How a request is signed. JD and Pinduoduo know MD5 alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignMethod {
    /// MD5 over the secret, the parameters and the secret again.
    Md5,
    /// HMAC-MD5 with the secret as its key.
    Hmac,
    /// HMAC-SHA256 with the secret as its key.
    #[default]
    HmacSha256,
}

impl SignMethod {
    /// As the parameter `sign_method` spells it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Hmac => "hmac",
            Self::HmacSha256 => "hmac-sha256",
        }
    }
}

/// The signature of a request in upper-case hexadecimal: over names and values without anything between them, before
/// any encoding. What is empty is not signed, and must not be sent either.
pub(crate) fn sign(method: SignMethod, secret: &str, parameters: &Parameters) -> String {
    let signed = parameters.iter().filter(|(name, value)| *name != "sign" && !value.is_empty());
    let text: String = signed.flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect();
    match method {
        SignMethod::Md5 => upper_hex(&Md5::digest(format!("{secret}{text}{secret}"))),
        SignMethod::Hmac => {
            let mut mac = Hmac::<Md5>::new_from_slice(secret.as_bytes()).expect("a key has any length");
            mac.update(text.as_bytes());
            upper_hex(&mac.finalize().into_bytes())
        }
        SignMethod::HmacSha256 => {
            let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, secret.as_bytes());
            upper_hex(aws_lc_rs::hmac::sign(&key, text.as_bytes()).as_ref())
        }
    }
}

/// The parameters as a form, without what is empty.
pub(crate) fn encoded(parameters: &Parameters) -> String {
    let given = parameters.iter().filter(|(_, value)| !value.is_empty());
    form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish()
}

fn upper_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
