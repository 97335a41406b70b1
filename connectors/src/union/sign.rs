use hmac::{Hmac, KeyInit as _, Mac as _};
use md5::{Digest as _, Md5};

use super::Parameters;
use crate::payments::hex;

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

/// A request of these parameters, with its signature in `sign`. What is empty is neither signed nor sent.
pub(crate) fn signed<'a>(
    method: SignMethod,
    secret: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Parameters {
    let given = parameters.into_iter().filter(|(_, value)| !value.is_empty());
    let mut request: Parameters = given.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    request.insert("sign".into(), signature(method, secret, &request));
    request
}

/// The signature of a request in upper-case hexadecimal: over names and values without anything between them, before
/// any encoding, but not over what is empty or a signature.
pub(crate) fn signature(method: SignMethod, secret: &str, parameters: &Parameters) -> String {
    let covered = parameters.iter().filter(|(name, value)| *name != "sign" && !value.is_empty());
    let text: String = covered.flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect();
    let signature = match method {
        SignMethod::Md5 => hex(&Md5::digest(format!("{secret}{text}{secret}"))),
        SignMethod::Hmac => {
            let mut mac = Hmac::<Md5>::new_from_slice(secret.as_bytes()).expect("a key has any length");
            mac.update(text.as_bytes());
            hex(&mac.finalize().into_bytes())
        }
        SignMethod::HmacSha256 => {
            let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, secret.as_bytes());
            hex(aws_lc_rs::hmac::sign(&key, text.as_bytes()).as_ref())
        }
    };
    signature.to_uppercase()
}
