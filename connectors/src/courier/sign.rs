use aws_lc_rs::hmac::{self, HMAC_SHA256, Key};
use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::payments::CallbackRefusal;

use crate::payments::{KeyProblem, hex};

pub(super) const KEY: &str = "courier-key";
pub(super) const TIMESTAMP: &str = "courier-timestamp";
pub(super) const SIGNATURE: &str = "courier-signature";

/// Shortest secret, in characters.
const SHORTEST: usize = 32;
/// How far the time of a signature may be from now.
const WINDOW: TimeDelta = TimeDelta::minutes(5);

/// The secrets that we share with the courier.
pub(super) struct Secrets(Vec<Key>);

impl Secrets {
    /// One secret a line; the first signs.
    pub(super) fn read(text: &str) -> Result<Self, KeyProblem> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() || lines.iter().any(|line| line.chars().count() < SHORTEST) {
            return Err(KeyProblem::TooShort { characters: SHORTEST });
        }
        Ok(Self(lines.iter().map(|line| Key::new(HMAC_SHA256, line.as_bytes())).collect()))
    }

    /// The signature of a request of ours.
    pub(super) fn of_request(&self, at: i64, method: &str, path: &str, body: &str) -> String {
        self.sign(&request(at, method, path, body))
    }

    /// Whether a request is signed with one of the secrets.
    pub(super) fn signs_request(
        &self,
        (at, method, path, body): (i64, &str, &str, &str),
        signature: &str,
    ) -> bool {
        self.believes(&request(at, method, path, body), signature)
    }

    /// The signature of a callback.
    pub(super) fn of_callback(&self, at: i64, body: &[u8]) -> String {
        self.sign(&callback(at, body))
    }

    /// Refuses a callback that is not signed with one of the secrets, or not about now. The signature is looked at
    /// first: only the courier learns how its clock stands.
    pub(super) fn check_callback(
        &self,
        at: &str,
        body: &[u8],
        signature: &str,
        now: DateTime<Utc>,
    ) -> Result<(), CallbackRefusal> {
        let at: i64 = at.parse().map_err(|_| CallbackRefusal::BadSignature)?;
        if !self.believes(&callback(at, body), signature) {
            return Err(CallbackRefusal::BadSignature);
        }
        let signed_at = DateTime::from_timestamp(at, 0).ok_or(CallbackRefusal::Stale)?;
        if (now - signed_at).abs() > WINDOW { Err(CallbackRefusal::Stale) } else { Ok(()) }
    }

    fn sign(&self, message: &[u8]) -> String {
        self.0.first().map(|key| format!("v1={}", hex(hmac::sign(key, message).as_ref()))).unwrap_or_default()
    }

    /// Compares in a time that does not tell how much of the signature fits.
    fn believes(&self, message: &[u8], signature: &str) -> bool {
        let Some(bytes) = signature.strip_prefix("v1=").and_then(from_hex) else { return false };
        self.0.iter().any(|key| hmac::verify(key, message, &bytes).is_ok())
    }
}

fn request(at: i64, method: &str, path: &str, body: &str) -> Vec<u8> {
    format!("request\n{at}\n{method}\n{path}\n{body}").into_bytes()
}

fn callback(at: i64, body: &[u8]) -> Vec<u8> {
    let mut message = format!("callback\n{at}\n").into_bytes();
    message.extend_from_slice(body);
    message
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "an old secret with enough characters";
    const NEW: &str = "a new secret with enough characters!";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a time")
    }

    #[test]
    fn short_secrets_are_refused() {
        for bad in ["", "short", "an old secret with enough characters\nshort"] {
            assert!(Secrets::read(bad).is_err(), "{bad:?}");
        }
    }

    /// Computed apart from this code, with Python's hmac.
    #[test]
    fn a_known_message_has_a_known_signature() {
        let secrets = Secrets::read(OLD).unwrap();
        let known = "v1=3f8297dfcb0a96899ffd7bff381bc379846fdd33122b62b7dd8dfd72ffe8ba80";
        assert_eq!(secrets.of_callback(1_792_000_000, b"{\"id\":\"e1\"}"), known);
        let known = "v1=b0fa2874ddaf5c41cf91d6e0aa5b68712aa533a180ee3991374dc76de3cb5ab9";
        assert_eq!(secrets.of_request(1_792_000_000, "POST", "/v1/interceptions", "{}"), known);
    }

    #[test]
    fn callbacks_are_believed_for_five_minutes_and_from_nobody_else() {
        let ours = Secrets::read(&format!("{NEW}\n{OLD}")).unwrap();
        let theirs = Secrets::read(OLD).unwrap();
        let signature = theirs.of_callback(1_000, b"body");
        let check = |time: &str, body: &[u8], signature: &str, now| {
            ours.check_callback(time, body, signature, at(now))
        };
        assert_eq!(check("1000", b"body", &signature, 1_000), Ok(()), "also with the older secret");
        assert_eq!(check("1000", b"body", &signature, 1_300), Ok(()));
        assert_eq!(check("1000", b"body", &signature, 700), Ok(()));
        assert_eq!(check("1000", b"body", &signature, 1_301), Err(CallbackRefusal::Stale));
        assert_eq!(check("1000", b"body", &signature, 699), Err(CallbackRefusal::Stale));
        let bad = Err(CallbackRefusal::BadSignature);
        assert_eq!(check("1001", b"body", &signature, 1_000), bad, "another time");
        assert_eq!(check("1000", b"bodY", &signature, 1_000), bad, "another body");
        assert_eq!(check("now", b"body", &signature, 1_000), bad);
        for forged in ["", "v1=", "v1=00", "v1=é0", "v0=00", &signature[3..]] {
            assert_eq!(check("1000", b"body", forged, 1_000), bad, "{forged}");
        }
        let request = theirs.of_request(1_000, "POST", "/", "body");
        assert_eq!(check("1000", b"body", &request, 1_000), bad, "a request is no callback");
    }
}
