use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::payments::CallbackRefusal;

use super::keys::MerchantKey;

/// How far a signature's time may be from ours.
const FRESH: TimeDelta = TimeDelta::minutes(5);
/// How signatures begin that test whether we look at them.
const PROBE: &str = "WECHATPAY/SIGNTEST/";

/// What the signature of a request covers: five lines, each with its end, also that of an empty body.
pub(super) fn request_content(method: &str, target: &str, timestamp: i64, nonce: &str, body: &str) -> String {
    format!("{method}\n{target}\n{timestamp}\n{nonce}\n{body}\n")
}

/// The header `Authorization` of a request.
pub(super) fn authorization(
    key: &MerchantKey,
    merchant: &str,
    content: &str,
    timestamp: i64,
    nonce: &str,
) -> String {
    let signature = key.signing.sign(content.as_bytes());
    let serial = &key.serial;
    format!(
        "WECHATPAY2-SHA256-RSA2048 mchid=\"{merchant}\",nonce_str=\"{nonce}\",signature=\"{signature}\",\
         timestamp=\"{timestamp}\",serial_no=\"{serial}\""
    )
}

/// What WeChat says of its signature, in the headers of an answer or a callback.
pub(super) struct Signature<'a> {
    pub(super) timestamp: &'a str,
    pub(super) nonce: &'a str,
    pub(super) signature: &'a str,
    /// The number of a platform certificate, or the id of a public key.
    pub(super) serial: &'a str,
}

impl<'a> Signature<'a> {
    /// None when there is no signature at all.
    pub(super) fn of(header: impl Fn(&str) -> Option<&'a str>) -> Option<Self> {
        Some(Self {
            timestamp: header("Wechatpay-Timestamp")?,
            nonce: header("Wechatpay-Nonce")?,
            signature: header("Wechatpay-Signature")?,
            serial: header("Wechatpay-Serial")?,
        })
    }

    /// Refuses what need not be verified: probes, and signatures that are not of now.
    pub(super) fn admit(&self, now: DateTime<Utc>) -> Result<(), CallbackRefusal> {
        if self.signature.starts_with(PROBE) {
            return Err(CallbackRefusal::Probe);
        }
        let signed_at = self.timestamp.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        match signed_at {
            None => Err(CallbackRefusal::BadSignature),
            Some(at) if (now - at).abs() > FRESH => Err(CallbackRefusal::Stale),
            Some(_) => Ok(()),
        }
    }

    /// What the signature covers.
    pub(super) fn content(&self, body: &[u8]) -> Vec<u8> {
        let mut content = format!("{}\n{}\n", self.timestamp, self.nonce).into_bytes();
        content.extend_from_slice(body);
        content.push(b'\n');
        content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_end() {
        assert_eq!(request_content("GET", "/v3/a?b=c", 1, "n", ""), "GET\n/v3/a?b=c\n1\nn\n\n");
        let signature = Signature { timestamp: "1", nonce: "n", signature: "", serial: "" };
        assert_eq!(signature.content(b""), b"1\nn\n\n");
        assert_eq!(signature.content(b"{}"), b"1\nn\n{}\n");
    }

    #[test]
    fn only_signatures_of_now_are_looked_at() {
        let now = DateTime::from_timestamp(1_000_000, 0).unwrap();
        let admit = |timestamp: &str, signature: &str| {
            Signature { timestamp, nonce: "n", signature, serial: "s" }.admit(now)
        };
        let cases = [
            ("1000000", "abc", Ok(())),
            ("999700", "abc", Ok(())),
            ("1000300", "abc", Ok(())),
            ("999699", "abc", Err(CallbackRefusal::Stale)),
            ("1000301", "abc", Err(CallbackRefusal::Stale)),
            ("9999999999999999", "abc", Err(CallbackRefusal::BadSignature)),
            ("soon", "abc", Err(CallbackRefusal::BadSignature)),
            ("1000000", "WECHATPAY/SIGNTEST/abc", Err(CallbackRefusal::Probe)),
        ];
        for (timestamp, signature, want) in cases {
            assert_eq!(admit(timestamp, signature), want, "{timestamp} {signature}");
        }
    }
}
