use std::io;

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use serde_json::{Value, json};

use super::WechatPaySimulator;
use super::requests::Asked;
use crate::payments::simulator::{Fault, random_text};

/// What an answer says.
pub(super) struct Said {
    status: StatusCode,
    body: String,
}

impl Said {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body: body.to_string() }
    }

    pub(super) const fn empty() -> Self {
        Self { status: StatusCode::NO_CONTENT, body: String::new() }
    }

    pub(super) fn refused(status: StatusCode, code: &str) -> Self {
        let body = json!({ "code": code, "message": "as the simulator was told" });
        Self { status, body: body.to_string() }
    }

    /// What is said instead of the effect.
    pub(super) fn of_fault(fault: Option<Fault>) -> Self {
        match fault {
            Some(Fault::RateLimited) => Self::refused(StatusCode::TOO_MANY_REQUESTS, "FREQUENCY_LIMITED"),
            Some(Fault::NotEnough) => Self::refused(StatusCode::FORBIDDEN, "NOT_ENOUGH"),
            Some(Fault::Refused) => Self::refused(StatusCode::FORBIDDEN, "NO_AUTH"),
            _ => Self::refused(StatusCode::INTERNAL_SERVER_ERROR, "SYSTEM_ERROR"),
        }
    }
}

/// An answer to somebody who may not be the merchant.
pub(super) fn unsigned(status: StatusCode, code: &str) -> Response {
    let said = Said::refused(status, code);
    (said.status, [(CONTENT_TYPE, "application/json")], said.body).into_response()
}

/// Half of an answer, and the end of the connection.
fn broken() -> Response {
    let parts = [Ok("{\"code\":"), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    Body::from_stream(stream::iter(parts)).into_response()
}

impl WechatPaySimulator {
    /// Signs an answer and sends it as the fault wants it.
    pub(super) async fn answer(&self, asked: &Asked, said: Said, fault: Option<Fault>) -> Response {
        let mut said = match fault {
            Some(Fault::SystemErrorAfter) => Said::refused(StatusCode::INTERNAL_SERVER_ERROR, "SYSTEM_ERROR"),
            Some(Fault::Garbage) => Said { body: "<html>".into(), ..said },
            _ => said,
        };
        match fault {
            Some(Fault::HangBefore | Fault::HangAfter) => return std::future::pending().await,
            Some(Fault::BreakBefore | Fault::BreakAfter) => return broken(),
            Some(Fault::BadGateway) => {
                return (StatusCode::BAD_GATEWAY, "<html>502 Bad Gateway</html>").into_response();
            }
            // a network is slow in real time, whatever the clock of the platform says
            Some(Fault::Delay(by)) => tokio::time::sleep(by).await,
            Some(Fault::WrongNumber) => {
                said.body = said.body.replace("\"out_", "\"out_of_").replace("_of_trade_no", "_trade_no");
                said.body = said.body.replace("\"out_trade_no\":\"", "\"out_trade_no\":\"X");
            }
            _ => {}
        }
        self.signed(asked, said, fault)
    }

    fn signed(&self, asked: &Asked, said: Said, fault: Option<Fault>) -> Response {
        let mut response =
            (said.status, [(CONTENT_TYPE, "application/json")], said.body.clone()).into_response();
        if fault == Some(Fault::NoSignature) {
            return response;
        }
        let keys = self.keys();
        let (mut key, serial) = keys.signer(asked.wanted.as_deref());
        if fault == Some(Fault::ForeignSignature) {
            key = &keys.foreign;
        }
        let text = if fault == Some(Fault::BadSignature) { "{}" } else { said.body.as_str() };
        let (timestamp, nonce) = (self.now().timestamp(), random_text(32));
        let signature = key.sign(format!("{timestamp}\n{nonce}\n{text}\n").as_bytes());
        let headers = [
            ("wechatpay-timestamp", timestamp.to_string()),
            ("wechatpay-nonce", nonce),
            ("wechatpay-signature", signature),
            ("wechatpay-signature-type", "WECHATPAY2-SHA256-RSA2048".to_owned()),
            ("wechatpay-serial", serial),
        ];
        for (name, value) in headers {
            response.headers_mut().insert(name, value.parse().expect("plain text"));
        }
        response
    }
}
