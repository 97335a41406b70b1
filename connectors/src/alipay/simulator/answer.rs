use std::io;
use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use serde_json::{Value, json};

use super::AlipaySimulator;
use super::gateway::Asked;
use crate::payments::simulator::Fault;

/// What an answer says.
pub(super) struct Said {
    pub(super) code: &'static str,
    pub(super) sub_code: &'static str,
    pub(super) fields: Value,
}

impl Said {
    pub(super) const fn done(fields: Value) -> Self {
        Self { code: "10000", sub_code: "", fields }
    }

    /// A failed call of business.
    pub(super) fn refused(sub_code: &'static str) -> Self {
        Self { code: "40004", sub_code, fields: json!({}) }
    }

    /// What is said instead of the effect.
    pub(super) fn of_fault(fault: Option<Fault>) -> Self {
        let (code, sub_code) = match fault {
            Some(Fault::RateLimited) => ("40005", "isv.call-limited"),
            Some(Fault::NotEnough) => ("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH"),
            Some(Fault::Refused) => ("40004", "ACQ.ACCESS_FORBIDDEN"),
            _ => ("20000", "isp.unknow-error"),
        };
        Self { code, sub_code, fields: json!({}) }
    }

    /// The text of the node, with slashes as the gateway writes them.
    fn text(&self) -> String {
        let mut node =
            json!({ "code": self.code, "msg": if self.code == "10000" { "Success" } else { "Failed" } });
        if !self.sub_code.is_empty() {
            node["sub_code"] = self.sub_code.into();
            node["sub_msg"] = "as the simulator was told".into();
        }
        if let (Value::Object(node), Value::Object(fields)) = (&mut node, &self.fields) {
            node.extend(fields.clone());
        }
        node.to_string().replace('/', "\\/")
    }
}

/// A failure at the gateway, before the app is known for sure.
pub(super) fn unsigned(code: &str, sub_code: &str) -> Response {
    let node = json!({ "error_response": { "code": code, "msg": "Failed", "sub_code": sub_code } });
    reply(node.to_string())
}

fn reply(body: String) -> Response {
    ([(CONTENT_TYPE, "application/json;charset=utf-8")], body).into_response()
}

/// Half of an answer, and the end of the connection.
fn broken(body: &str) -> Response {
    let half = body.as_bytes()[..body.len() / 2].to_vec();
    let parts = [Ok(half), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    Body::from_stream(stream::iter(parts)).into_response()
}

impl AlipaySimulator {
    /// Signs an answer and sends it as the fault wants it.
    pub(super) async fn answer(&self, asked: &Asked, said: Said, fault: Option<Fault>) -> Response {
        let said = match fault {
            Some(Fault::SystemErrorAfter) => Said::refused("ACQ.SYSTEM_ERROR"),
            _ => said,
        };
        let mut node = said.text();
        if fault == Some(Fault::WrongNumber) {
            let number = asked.content["out_trade_no"].as_str().unwrap_or_default();
            node = node.replace(number, "P0000000000000");
        }
        let body = self.envelope(asked, &node, fault);
        match fault {
            Some(Fault::HangBefore | Fault::HangAfter) => std::future::pending().await,
            Some(Fault::BreakBefore | Fault::BreakAfter) => broken(&body),
            Some(Fault::BadGateway) => {
                (StatusCode::BAD_GATEWAY, "<html>502 Bad Gateway</html>").into_response()
            }
            Some(Fault::Garbage) => reply(body[..body.len() / 2].to_owned()),
            Some(Fault::Delay(by)) => {
                wait(by).await;
                reply(body)
            }
            _ => reply(body),
        }
    }

    fn envelope(&self, asked: &Asked, node: &str, fault: Option<Fault>) -> String {
        let keys = &self.0.keys;
        let name = format!("{}_response", asked.method.replace('.', "_"));
        let sign = match fault {
            Some(Fault::NoSignature) => return format!("{{\"{name}\":{node}}}"),
            Some(Fault::BadSignature) => keys.alipay.sign(b"another text"),
            Some(Fault::ForeignSignature) => keys.foreign.sign(node.as_bytes()),
            _ => keys.alipay.sign(node.as_bytes()),
        };
        let certificate = match asked.parameters.contains_key("app_cert_sn") {
            true => format!(",\"alipay_cert_sn\":\"{}\"", keys.alipay_sn),
            false => String::new(),
        };
        format!("{{\"{name}\":{node}{certificate},\"sign\":\"{sign}\"}}")
    }
}

/// A network is slow in real time, whatever the clock of the platform says.
async fn wait(by: Duration) {
    tokio::time::sleep(by).await;
}
