//! Against texts and signatures that another implementation has made: `tests/vectors/alipay.json`.

use std::sync::Arc;

use chrono::DateTime;
use rebated_service::clock::ManualClock;
use rebated_service::payments::{Callback, Notice};
use serde_json::Value;

use super::keys::Keys;
use super::reply::Parts;
use super::sign::{Parameters, request_content};
use super::{Alipay, AlipayOptions, AlipayTrust};
use crate::payments::{Certificate, KeyProblem, KeySource, Limits, SettingError, SigningKey, VerifyingKey};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../tests/vectors/alipay.json")).expect("vectors")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn options(vectors: &Value, trust: AlipayTrust) -> AlipayOptions {
    AlipayOptions {
        gateway: "http://127.0.0.1:1/gateway.do".into(),
        app_id: "2021000000000001".into(),
        seller_id: "2088000000000001".into(),
        private_key: KeySource::Value(text(&vectors["app"]["private_pkcs8"])),
        trust,
        notify_url: "https://shop.example.com/callbacks/alipay".into(),
        limits: Limits::default(),
    }
}

fn client(vectors: &Value, trust: AlipayTrust) -> Result<Alipay, SettingError> {
    Alipay::new(options(vectors, trust), Arc::new(ManualClock::new(DateTime::UNIX_EPOCH)))
}

fn public(text: &str) -> AlipayTrust {
    AlipayTrust::PublicKey(KeySource::Value(text.to_owned()))
}

#[test]
fn requests_are_signed_alike_whatever_form_the_key_has() {
    let vectors = vectors();
    for form in ["private_pkcs8", "private_pkcs1", "private_bare"] {
        let key = SigningKey::read(&text(&vectors["app"][form])).expect(form);
        for case in vectors["requests"].as_array().expect("cases") {
            let parameters: Parameters = serde_json::from_value(case["parameters"].clone()).expect("texts");
            let content = request_content(&parameters);
            assert_eq!(content, text(&case["content"]), "{}", case["name"]);
            assert_eq!(key.sign(content.as_bytes()), text(&case["sign"]), "{form}: {}", case["name"]);
        }
    }
}

#[test]
fn answers_are_cut_out_and_believed_as_they_should_be() {
    let vectors = vectors();
    for form in ["alipay_public", "alipay_public_bare", "alipay_public_pkcs1"] {
        let client = client(&vectors, public(&text(&vectors[form]))).expect(form);
        let keys: Arc<Keys> = client.keys.current();
        for case in vectors["responses"].as_array().expect("cases") {
            let (body, method) = (text(&case["body"]), text(&case["method"]));
            let parts = Parts::cut(body.as_bytes(), &method).expect("an answer");
            assert_eq!(parts.node, text(&case["node"]), "{}", case["name"]);
            let sign = parts.sign.expect("a signature");
            let is_valid = keys.believes(parts.node, &sign, None);
            assert_eq!(Value::Bool(is_valid), case["valid"], "{form}: {}", case["name"]);
        }
    }
}

#[test]
fn notices_are_read_or_refused() {
    let vectors = vectors();
    let client = client(&vectors, public(&text(&vectors["alipay_public"]))).expect("a client");
    for case in vectors["notices"].as_array().expect("cases") {
        let callback = Callback { headers: Vec::new(), body: text(&case["form"]).into_bytes() };
        let found = match client.read_notice(&callback) {
            Ok(Notice::Payment(notice)) if notice.refund.is_some() => "REFUND",
            Ok(Notice::Payment(_)) => "PAYMENT",
            Ok(Notice::Refund(_)) => "a refund of another channel",
            Ok(Notice::Other { .. }) => "OTHER",
            Err(refusal) => refusal.code(),
        };
        assert_eq!(Value::from(found), case["result"], "{}", case["name"]);
    }
}

/// While Alipay changes its key, answers come under the old and the new one.
#[test]
fn any_of_several_keys_may_have_signed() {
    let vectors = vectors();
    let both = format!("{}{}", text(&vectors["other_public"]), text(&vectors["alipay_public"]));
    let keys = client(&vectors, public(&both)).expect("a client").keys.current();
    let cases = vectors["responses"].as_array().expect("cases");
    for name in ["as the gateway writes", "signed with somebody else's key"] {
        let case = cases.iter().find(|case| case["name"] == name).expect(name);
        let body = text(&case["body"]);
        let parts = Parts::cut(body.as_bytes(), "alipay.trade.query").expect("an answer");
        assert!(keys.believes(parts.node, &parts.sign.expect("a signature"), None), "{name}");
    }
}

#[test]
fn certificates_have_the_names_that_the_official_kits_give_them() {
    let vectors = vectors();
    let certificates = &vectors["certificates"];
    let source = |name: &str| KeySource::Value(text(&certificates[name]));
    let trust = |app| AlipayTrust::Certificates { app, root: source("roots"), alipay: source("alipay") };
    let keys = client(&vectors, trust(source("app"))).expect("a client").keys.current();
    let serials = (text(&certificates["app_sn"]), text(&certificates["root_sn"]));
    assert_eq!(keys.serials, Some(serials), "roots that are not of RSA do not count");

    let read = Certificate::read_all(&text(&certificates["app"])).expect("a certificate");
    assert_eq!(read[0].serial, text(&certificates["app_serial"]));
    let body = text(&vectors["responses"][0]["body"]);
    let parts = Parts::cut(body.as_bytes(), "alipay.trade.query").expect("an answer");
    let sign = parts.sign.expect("a signature");
    assert!(keys.believes(parts.node, &sign, Some(&text(&certificates["alipay_sn"]))));
    assert!(!keys.believes(parts.node, &sign, Some("0123456789abcdef0123456789abcdef")), "an unknown one");

    let other = client(&vectors, trust(source("other"))).err().expect("another key's certificate");
    assert_eq!(other, KeyProblem::OtherKey.of("app_certificate"));
}

#[test]
fn a_bad_key_is_named_without_being_told() {
    let vectors = vectors();
    let good = text(&vectors["alipay_public"]);
    let secret = text(&vectors["app"]["private_bare"]);
    let cases = [
        (secret.clone(), KeyProblem::NotAPublicKey),
        (good[..200].to_owned(), KeyProblem::NotAPublicKey),
        ("file:/nowhere".into(), KeyProblem::NotAPublicKey),
        (" ".into(), KeyProblem::Empty),
    ];
    for (key, problem) in cases {
        let error = client(&vectors, public(&key)).err().expect("a bad key");
        assert_eq!(error, problem.of("alipay_public_key"));
        assert!(!error.to_string().contains(&secret[100..140]), "{error}");
    }
    let mut options = options(&vectors, public(&good));
    assert!(!format!("{options:?}").contains(&secret[100..140]), "options show no key");
    options.private_key = KeySource::Value(good);
    let error = Alipay::new(options, Arc::new(ManualClock::new(DateTime::UNIX_EPOCH))).err();
    assert_eq!(error, Some(KeyProblem::NotAPrivateKey.of("private_key")));
    assert!(VerifyingKey::read_all("").is_err());
}
