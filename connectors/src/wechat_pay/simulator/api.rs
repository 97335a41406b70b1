use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use serde_json::json;

use super::WechatPaySimulator;
use super::answer::{Said, unsigned};
use super::requests::Asked;
use crate::payments::simulator::{Call, Fault, Stage};
use crate::wechat_pay::simulator::callbacks::encrypted;

/// Every call.
pub(super) async fn call(
    State(simulator): State<WechatPaySimulator>,
    OriginalUri(uri): OriginalUri,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(asked) = simulator.admit(method, &uri, &headers, &body) else {
        return unsigned(StatusCode::UNAUTHORIZED, "SIGN_ERROR");
    };
    let Some((call, number)) = call_of(&asked) else {
        return unsigned(StatusCode::NOT_FOUND, "RESOURCE_NOT_EXISTS");
    };
    let fault = simulator.0.script.next(call);
    if fault.map(Fault::stage) == Some(Stage::Before) {
        return simulator.answer(&asked, Said::of_fault(fault), fault).await;
    }
    let said = simulator.execute(call, &number, &asked, fault);
    simulator.answer(&asked, said, fault).await
}

/// Which call it is, and the number in its path.
fn call_of(asked: &Asked) -> Option<(Call, String)> {
    let parts: Vec<&str> = asked.path.split('/').skip(2).collect();
    let is_post = asked.method == Method::POST;
    let (call, number) = match parts.as_slice() {
        ["pay", "transactions", "native" | "jsapi"] if is_post => (Call::Create, ""),
        ["pay", "transactions", "out-trade-no", number] if !is_post => (Call::Query, *number),
        ["pay", "transactions", "out-trade-no", number, "close"] if is_post => (Call::Close, *number),
        ["refund", "domestic", "refunds"] if is_post => (Call::Refund, ""),
        ["refund", "domestic", "refunds", number] if !is_post => (Call::QueryRefund, *number),
        ["certificates"] if !is_post => (Call::Certificates, ""),
        _ => return None,
    };
    let decoded = form_urlencoded::parse(number.as_bytes()).next();
    Some((call, decoded.map(|(number, _)| number.into_owned()).unwrap_or_default()))
}

impl WechatPaySimulator {
    fn execute(&self, call: Call, number: &str, asked: &Asked, fault: Option<Fault>) -> Said {
        match call {
            Call::Create => self.create(asked),
            Call::Query => self.query(number, asked),
            Call::Close => self.close(number, asked),
            Call::Refund => self.refund(asked, fault),
            Call::QueryRefund => self.query_refund(number),
            Call::Certificates => self.certificates(),
        }
    }

    fn certificates(&self) -> Said {
        let keys = self.keys();
        let entries = keys.platforms.iter().map(|platform| {
            json!({
                "serial_no": platform.serial,
                "effective_time": "2020-01-01T00:00:00+08:00",
                "expire_time": "2099-01-01T00:00:00+08:00",
                "encrypt_certificate": encrypted(&keys.api_v3_key, "certificate", platform.pem.as_bytes()),
            })
        });
        Said::ok(json!({ "data": entries.collect::<Vec<_>>() }))
    }
}
