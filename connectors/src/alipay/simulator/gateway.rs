use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::{Value, json};

use super::answer::{Said, unsigned};
use super::{APP, AlipaySimulator};
use crate::alipay::sign::{Parameters, decoded, request_content};
use crate::china::parse_china_time;
use crate::payments::simulator::{Call, Fault, Stage};

/// What a request says, once its signature is right.
pub(super) struct Asked {
    pub(super) method: String,
    pub(super) parameters: Parameters,
    pub(super) content: Value,
}

/// A call of the server.
pub(super) async fn call(
    State(simulator): State<AlipaySimulator>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let form = [query.unwrap_or_default().as_bytes(), &body].join(&b'&');
    let asked = match simulator.read(&form) {
        Ok(asked) => asked,
        Err(sub_code) => return unsigned("40002", sub_code),
    };
    let Some(call) = call_of(&asked.method) else { return unsigned("40002", "isv.invalid-method") };
    let fault = simulator.0.script.next(call);
    if fault.map(Fault::stage) == Some(Stage::Before) {
        return simulator.answer(&asked, Said::of_fault(fault), fault).await;
    }
    let said = simulator.execute(call, &asked, fault);
    simulator.answer(&asked, said, fault).await
}

/// The page that a browser opens: a signed request in its address.
pub(super) async fn open_page(
    State(simulator): State<AlipaySimulator>,
    RawQuery(query): RawQuery,
) -> Response {
    let asked = match simulator.read(query.unwrap_or_default().as_bytes()) {
        Ok(asked) if asked.method == "alipay.trade.page.pay" => asked,
        Ok(_) => return (StatusCode::BAD_REQUEST, "isv.invalid-method").into_response(),
        Err(sub_code) => return (StatusCode::BAD_REQUEST, sub_code).into_response(),
    };
    match simulator.make_trade(&asked, true) {
        Ok(trade) => Redirect::to(&simulator.cashier(&trade.number)).into_response(),
        Err(said) => (StatusCode::BAD_REQUEST, said.sub_code).into_response(),
    }
}

fn call_of(method: &str) -> Option<Call> {
    match method {
        "alipay.trade.precreate" => Some(Call::Create),
        "alipay.trade.query" => Some(Call::Query),
        "alipay.trade.close" => Some(Call::Close),
        "alipay.trade.refund" => Some(Call::Refund),
        "alipay.trade.fastpay.refund.query" => Some(Call::QueryRefund),
        _ => None,
    }
}

impl AlipaySimulator {
    /// Checks the signature and what every request must have. The error is a `sub_code`.
    fn read(&self, form: &[u8]) -> Result<Asked, &'static str> {
        let parameters = decoded(form).ok_or("isv.invalid-parameter")?;
        let get = |name: &str| parameters.get(name).map(String::as_str).unwrap_or_default();
        if get("app_id") != APP {
            return Err("isv.invalid-app-id");
        }
        let content = request_content(&parameters);
        if get("sign_type") != "RSA2" || !self.0.keys.app_public.verifies(content.as_bytes(), get("sign")) {
            return Err("isv.invalid-signature");
        }
        let is_json = ["", "JSON"].contains(&get("format"));
        if get("version") != "1.0" || get("charset") != "utf-8" || !is_json {
            return Err("isv.invalid-parameter");
        }
        parse_china_time(get("timestamp")).ok_or("isv.invalid-timestamp")?;
        let content = serde_json::from_str(get("biz_content")).map_err(|_| "isv.invalid-parameter")?;
        Ok(Asked { method: get("method").to_owned(), content, parameters })
    }

    fn execute(&self, call: Call, asked: &Asked, fault: Option<Fault>) -> Said {
        match call {
            Call::Create => self.precreate(asked),
            Call::Query => self.query(asked),
            Call::Close => self.close(asked),
            Call::Refund => self.refund(asked, fault),
            Call::QueryRefund => self.query_refund(asked),
            Call::Certificates => Said::done(json!({})),
        }
    }

    /// Where the payer pays.
    pub(super) fn cashier(&self, number: &str) -> String {
        format!("{}/cashier/{number}", self.0.base_url)
    }
}
