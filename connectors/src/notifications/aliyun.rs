//! Text messages by Alibaba Cloud: the operation `SendSms` of the version 2017-05-25.
//!
//! Signed as "Request syntax and signature method V3" of the documentation of Alibaba Cloud SDKs describes:
//! <https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use aws_lc_rs::{digest, hmac};
use chrono::{DateTime, SecondsFormat, Utc};
use futures_util::future::BoxFuture;
use rebated_domain::notification::{Language, NotificationKind};
use rebated_service::clock::Clock;
use rebated_service::notifications::{SendError, Sms, SmsPort};
use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;

use super::answer::{client, no_answer, retry_after, short};

const ACTION: &str = "SendSms";
const VERSION: &str = "2017-05-25";
const ALGORITHM: &str = "ACS3-HMAC-SHA256";
const SIGNED: &str = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

/// Which wording of the gateway stands for a kind in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmsTemplates(BTreeMap<(NotificationKind, Language), String>);

/// A text that names no wording.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not like PASSWORD_CHANGED/ZH=SMS_123456")]
pub struct UnknownTemplate(String);

impl SmsTemplates {
    /// Reads texts such as `PASSWORD_CHANGED/ZH=SMS_123456`.
    pub fn read(texts: &[String]) -> Result<Self, UnknownTemplate> {
        let one = |text: &String| {
            let (name, code) = text.split_once('=')?;
            let (kind, language) = name.split_once('/')?;
            let key = (kind.parse().ok()?, Language::from_str(language).ok()?);
            (!code.is_empty()).then(|| (key, code.to_owned()))
        };
        let all = texts.iter().map(|text| one(text).ok_or_else(|| UnknownTemplate(text.clone())));
        Ok(Self(all.collect::<Result<_, _>>()?))
    }
}

/// How the gateway is reached, and as whom.
#[derive(Clone)]
pub struct AliyunOptions {
    /// Where, such as `https://dysmsapi.aliyuncs.com`.
    pub endpoint: String,
    /// The id of the key.
    pub access_key_id: String,
    /// The secret of the key.
    pub access_key_secret: String,
    /// The name in brackets before every text, registered with the gateway.
    pub sign_name: String,
    /// The wordings registered with it.
    pub templates: SmsTemplates,
}

/// Text messages by Alibaba Cloud.
pub struct Aliyun {
    client: Client,
    url: Url,
    options: AliyunOptions,
    clock: Arc<dyn Clock>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer {
    code: String,
    #[serde(default)]
    biz_id: Option<String>,
}

impl Aliyun {
    /// None when the endpoint is no URL with a host.
    pub fn new(options: AliyunOptions, clock: Arc<dyn Clock>) -> Option<Self> {
        let url = Url::parse(&options.endpoint).ok().filter(Url::has_host)?;
        Some(Self { client: client().ok()?, url, options, clock })
    }

    /// The parameters of a message, sorted. `OutId` names it in the gateway's reports.
    fn parameters(&self, sms: &Sms, code: &str) -> Vec<(&'static str, String)> {
        vec![
            ("OutId", sms.id.to_string()),
            // a number of mainland China goes without its country code
            (
                "PhoneNumbers",
                sms.to.strip_prefix("+86").or(sms.to.strip_prefix('+')).unwrap_or(&sms.to).to_owned(),
            ),
            ("SignName", self.options.sign_name.clone()),
            ("TemplateCode", code.to_owned()),
            ("TemplateParam", sms.facts.to_string()),
        ]
    }

    async fn call(&self, sms: &Sms) -> Result<Option<String>, SendError> {
        let code = self.options.templates.0.get(&(sms.kind, sms.language)).ok_or_else(|| {
            SendError::Refused(format!("no template of the gateway is set for {}/{}", sms.kind, sms.language))
        })?;
        let query = canonical_query(&self.parameters(sms, code));
        let mut url = self.url.clone();
        url.set_path("/");
        url.set_query(Some(&query));
        let host = match (url.host_str().unwrap_or_default(), url.port()) {
            (host, Some(port)) => format!("{host}:{port}"),
            (host, None) => host.to_owned(),
        };
        let date = self.clock.now();
        // one per attempt: the gateway takes each only once
        let nonce = format!("{}-{}", sms.id, date.timestamp_micros());
        let headers = headers(&host, date, &nonce);
        let authorization = authorization(&self.options, &query, &headers);
        let mut request = self.client.post(url).header("authorization", authorization);
        for (name, value) in &headers {
            request = request.header(*name, value);
        }
        let response = request.send().await.map_err(no_answer)?;
        let (status, wait) = (response.status(), retry_after(&response));
        if status == StatusCode::TOO_MANY_REQUESTS {
            return Err(SendError::Limited(wait));
        }
        let text = response.text().await.map_err(no_answer)?;
        let answer: Answer = serde_json::from_str(&text)
            .map_err(|_| SendError::Again(format!("the gateway answered {status} without a code")))?;
        match answer.code.as_str() {
            "OK" => Ok(answer.biz_id),
            "isv.MOBILE_NUMBER_ILLEGAL" => Err(SendError::Gone),
            "Throttling" | "Throttling.User" => Err(SendError::Limited(wait)),
            code if status.is_server_error() || code.starts_with("isp.") || code == "ServiceUnavailable" => {
                Err(SendError::Again(format!("the gateway answered {}", short(code))))
            }
            code => Err(SendError::Refused(format!("the gateway answered {}", short(code)))),
        }
    }
}

impl SmsPort for Aliyun {
    fn send<'a>(&'a self, sms: &'a Sms) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(self.call(sms))
    }
}

/// The headers that are signed, sorted.
fn headers(host: &str, date: DateTime<Utc>, nonce: &str) -> Vec<(&'static str, String)> {
    vec![
        ("host", host.to_owned()),
        ("x-acs-action", ACTION.to_owned()),
        ("x-acs-content-sha256", sha256("")),
        ("x-acs-date", date.to_rfc3339_opts(SecondsFormat::Secs, true)),
        ("x-acs-signature-nonce", nonce.to_owned()),
        ("x-acs-version", VERSION.to_owned()),
    ]
}

fn authorization(options: &AliyunOptions, query: &str, headers: &[(&str, String)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("{name}:{}\n", value.trim())).collect();
    let request = format!("POST\n/\n{query}\n{lines}\n{SIGNED}\n{}", sha256(""));
    let key = hmac::Key::new(hmac::HMAC_SHA256, options.access_key_secret.as_bytes());
    let signature = hex(hmac::sign(&key, format!("{ALGORITHM}\n{}", sha256(&request)).as_bytes()).as_ref());
    format!("{ALGORITHM} Credential={},SignedHeaders={SIGNED},Signature={signature}", options.access_key_id)
}

/// Sorted parameters, with everything escaped but letters, digits and `-_.~`.
fn canonical_query(parameters: &[(&str, String)]) -> String {
    let pairs = parameters.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

fn sha256(text: &str) -> String {
    hex(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the documentation, whose parts it states: the canonical request has another action, so only
    /// its pieces are compared.
    #[test]
    fn the_empty_body_has_the_documented_digest() {
        assert_eq!(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(escaped("a b*~/中"), "a%20b%2A~%2F%E4%B8%AD");
    }

    #[test]
    fn templates_are_named_by_kind_and_language() {
        let read = |text: &str| SmsTemplates::read(&[text.to_owned()]);
        assert!(read("PASSWORD_CHANGED/ZH=SMS_1").is_ok());
        for bad in ["PASSWORD_CHANGED=SMS_1", "NOTHING/ZH=SMS_1", "PASSWORD_CHANGED/ZH="] {
            assert_eq!(read(bad), Err(UnknownTemplate(bad.into())));
        }
    }
}
