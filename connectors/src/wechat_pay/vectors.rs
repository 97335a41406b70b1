//! Against texts and signatures that another implementation has made: `tests/vectors/wechat_pay.json`.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use rebated_service::clock::ManualClock;
use rebated_service::ids::SeededEntropy;
use rebated_service::payments::{Callback, Notice};
use serde_json::{Value, json};

use super::seal::{ApiKeys, Sealed};
use super::sign::{authorization, request_content};
use super::{PlatformKey, WechatPay, WechatPayOptions};
use crate::payments::{Certificate, KeyProblem, KeySource, Limits, SettingError};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../tests/vectors/wechat_pay.json")).expect("vectors")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn now(vectors: &Value) -> DateTime<Utc> {
    DateTime::from_timestamp(vectors["now"].as_i64().expect("seconds"), 0).expect("a time")
}

fn options(vectors: &Value) -> WechatPayOptions {
    let platform = &vectors["platform"];
    WechatPayOptions {
        base_url: "http://127.0.0.1:1".into(),
        app_id: "wx0000000000000001".into(),
        merchant_id: "1900000001".into(),
        private_key: KeySource::Value(text(&vectors["merchant"]["private"])),
        certificate: KeySource::Value(text(&vectors["merchant"]["certificate"])),
        api_v3_key: KeySource::Value(text(&vectors["api_v3_key"])),
        public_keys: vec![PlatformKey {
            id: text(&platform["public_key_id"]),
            key: KeySource::Value(text(&platform["public_key"])),
        }],
        notify_url: "https://shop.example.com/callbacks/wechat-pay".into(),
        limits: Limits::default(),
    }
}

fn client(vectors: &Value, options: WechatPayOptions) -> Result<WechatPay, SettingError> {
    let clock = Arc::new(ManualClock::new(now(vectors)));
    WechatPay::new(options, clock, Arc::new(SeededEntropy::new(1)))
}

#[test]
fn requests_are_signed() {
    let vectors = vectors();
    let key = client(&vectors, options(&vectors)).expect("a client").merchant_key.current();
    assert_eq!(key.serial, text(&vectors["merchant"]["serial"]));
    for case in vectors["requests"].as_array().expect("cases") {
        let (timestamp, nonce) = (case["timestamp"].as_i64().expect("seconds"), text(&case["nonce"]));
        let (method, target, body) = (text(&case["method"]), text(&case["target"]), text(&case["body"]));
        let content = request_content(&method, &target, timestamp, &nonce, &body);
        assert_eq!(content, text(&case["content"]), "{}", case["name"]);
        let header = authorization(&key, "1900000001", &content, timestamp, &nonce);
        assert_eq!(header, text(&case["authorization"]), "{}", case["name"]);
    }
    let jsapi = &vectors["jsapi"];
    let lines = ["app_id", "time_stamp", "nonce", "package"].map(|name| text(&jsapi[name]) + "\n");
    assert_eq!(key.signing.sign(lines.concat().as_bytes()), text(&jsapi["signature"]));
}

#[test]
fn what_is_encrypted_opens_only_with_its_tag() {
    let vectors = vectors();
    let keys = ApiKeys::read(&[text(&vectors["api_v3_key"])]).expect("a key");
    for case in vectors["sealed"].as_array().expect("cases") {
        let mut sealed = case.clone();
        sealed["algorithm"] = "AEAD_AES_256_GCM".into();
        let sealed: Sealed = serde_json::from_value(sealed).expect("fields");
        let plain = keys.open(&sealed).map(|bytes| String::from_utf8(bytes).expect("text"));
        assert_eq!(json!(plain), case["plain"], "{}", case["name"]);
    }
    // around a change both open
    let both = format!("{}\n{}\n", text(&vectors["other_api_v3_key"]), text(&vectors["api_v3_key"]));
    let both = ApiKeys::read(&[both]).expect("two keys");
    for name in ["as it comes", "under another key"] {
        let cases = vectors["sealed"].as_array().expect("cases");
        let mut sealed = cases.iter().find(|case| case["name"] == name).expect(name).clone();
        sealed["algorithm"] = "AEAD_AES_256_GCM".into();
        assert!(both.open(&serde_json::from_value(sealed).expect("fields")).is_some(), "{name}");
    }
}

#[tokio::test]
async fn callbacks_are_read_or_refused() {
    let vectors = vectors();
    let client = client(&vectors, options(&vectors)).expect("a client");
    let keys = client.api_keys.current();
    let list: Value = serde_json::from_str(&text(&vectors["certificate_list"])).expect("a list");
    let certificates = list["data"].as_array().expect("entries").iter().flat_map(|entry| {
        let sealed = serde_json::from_value(entry["encrypt_certificate"].clone()).expect("fields");
        let pem = String::from_utf8(keys.open(&sealed).expect("decrypted")).expect("PEM");
        let certificates = Certificate::read_all(&pem).expect("a certificate");
        assert_eq!(entry["serial_no"], certificates[0].serial.as_str());
        certificates
    });
    client.platform.replace(certificates.collect());
    for case in vectors["callbacks"].as_array().expect("cases") {
        let headers = case["headers"].as_object().expect("headers").iter();
        let headers = headers.map(|(name, value)| (name.clone(), text(value))).collect();
        let callback = Callback { headers, body: text(&case["body"]).into_bytes() };
        let found = match client.read_notice(&callback, now(&vectors)).await {
            Ok(Notice::Payment(notice)) => {
                assert_eq!((notice.amount.minor(), notice.refund), (10_000, None));
                "PAYMENT"
            }
            Ok(Notice::Refund(notice)) => {
                assert_eq!((notice.amount.minor(), notice.paid.minor()), (101, 10_000));
                "REFUND"
            }
            Ok(Notice::Other { .. }) => "OTHER",
            Err(refusal) => refusal.code(),
        };
        assert_eq!(Value::from(found), case["result"], "{}", case["name"]);
    }
}

#[test]
fn a_bad_key_is_named_without_being_told() {
    let vectors = vectors();
    let secret = text(&vectors["api_v3_key"]);
    let with = |change: &dyn Fn(&mut WechatPayOptions)| {
        let mut options = options(&vectors);
        change(&mut options);
        let shown = format!("{options:?}");
        assert!(!shown.contains(&secret) && !shown.contains("PRIVATE"), "{shown}");
        client(&vectors, options).err().expect("a bad setting").to_string()
    };
    let short = with(&|options| options.api_v3_key = KeySource::Value("0123456789abcdef".into()));
    assert_eq!(short, "`api_v3_key` must be 32 bytes long");
    let other = with(&|options| {
        options.certificate = KeySource::Value(text(&vectors["platform"]["certificate"]));
    });
    assert_eq!(other, format!("`certificate` {}", KeyProblem::OtherKey));
    let public = with(&|options| options.public_keys[0].key = KeySource::Value("AAAA".into()));
    assert_eq!(public, format!("`public_keys` {}", KeyProblem::NotAPublicKey));
    let url = with(&|options| options.notify_url = "https://shop.example.com/?a=1".into());
    assert_eq!(url, format!("`notify_url` {}", KeyProblem::NotAUrl));
}
