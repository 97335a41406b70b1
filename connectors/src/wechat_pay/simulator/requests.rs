use axum::http::{HeaderMap, Method, Uri};
use chrono::{DateTime, TimeDelta};
use serde_json::Value;

use super::{MERCHANT, WechatPaySimulator};
use crate::wechat_pay::sign::request_content;

/// How far the time of a request may be from ours.
const FRESH: TimeDelta = TimeDelta::minutes(5);

/// A request whose signature is right.
pub(super) struct Asked {
    pub(super) method: Method,
    /// The path from `/v3` on.
    pub(super) path: String,
    pub(super) query: String,
    pub(super) body: Value,
    /// The key that the answer should be signed with.
    pub(super) wanted: Option<String>,
}

impl WechatPaySimulator {
    /// Checks what the real one checks of every request. None for what it answers with `SIGN_ERROR`.
    pub(super) fn admit(&self, method: Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Option<Asked> {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let fields = header("authorization")?.strip_prefix("WECHATPAY2-SHA256-RSA2048 ")?;
        let field = |name: &str| {
            fields.split(',').find_map(|pair| {
                pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value.trim_matches('"'))
            })
        };
        let timestamp: i64 = field("timestamp")?.parse().ok()?;
        let signed_at = DateTime::from_timestamp(timestamp, 0)?;
        let target = uri.path_and_query()?.as_str();
        let text = std::str::from_utf8(body).ok()?;
        let content = request_content(method.as_str(), target, timestamp, field("nonce_str")?, text);
        let keys = self.keys();
        let is_ours = field("mchid")? == MERCHANT
            && field("serial_no")? == keys.merchant_serial
            && (self.now() - signed_at).abs() <= FRESH
            && keys.merchant_public.verifies(content.as_bytes(), field("signature")?);
        // demanded of everybody
        header("user-agent").filter(|agent| !agent.is_empty())?;
        header("accept").filter(|accept| *accept == "application/json")?;
        let is_json = text.is_empty() || header("content-type") == Some("application/json");
        let path = uri.path();
        (is_ours && is_json).then(|| Asked {
            path: path[path.find("/v3/").unwrap_or(0)..].to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            body: serde_json::from_str(text).unwrap_or(Value::Null),
            wanted: header("wechatpay-serial").map(str::to_owned),
            method,
        })
    }
}
