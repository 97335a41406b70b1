use std::future::pending;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::{Account, SimulatorFault};
use crate::payments::cut;
use crate::union::{Parameters, decoded};

/// How a network speaks.
pub(crate) trait Wire: Clone + Send + Sync + 'static {
    fn account(&self) -> &Account;

    /// The answer to a call, or the network's refusal. `is_doubled`: every row comes twice.
    fn answer(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value>;

    /// "Too many calls".
    fn limited(&self) -> Value;

    /// "Service unavailable".
    fn unavailable(&self, form: &Parameters) -> Value;
}

/// One call of the gateway, with the fault that strikes it.
pub(crate) async fn serve<W: Wire>(State(wire): State<W>, body: Bytes) -> Response {
    let form = decoded(&body);
    let fault = wire.account().book.admit();
    match fault {
        Some(SimulatorFault::RateLimited) => return json(&wire.limited().to_string()),
        Some(SimulatorFault::Away) => return StatusCode::BAD_GATEWAY.into_response(),
        Some(SimulatorFault::Hang) => return pending().await,
        Some(SimulatorFault::SystemError) => return json(&wire.unavailable(&form).to_string()),
        _ => {}
    }
    let is_doubled = fault == Some(SimulatorFault::DuplicateRows);
    let answer = wire.answer(&form, is_doubled).unwrap_or_else(|refusal| refusal).to_string();
    match fault {
        Some(SimulatorFault::HalfAnswer) => json(cut(&answer, answer.len() / 2)),
        Some(SimulatorFault::Garbage) => "<html>gateway</html>".into_response(),
        _ => json(&answer),
    }
}

/// Every row twice, if that is asked for.
pub(crate) fn doubled(rows: Vec<Value>, is_doubled: bool) -> Vec<Value> {
    if is_doubled { rows.into_iter().flat_map(|row| [row.clone(), row]).collect() } else { rows }
}

fn json(text: &str) -> Response {
    ([(header::CONTENT_TYPE, "application/json;charset=UTF-8")], text.to_owned()).into_response()
}
