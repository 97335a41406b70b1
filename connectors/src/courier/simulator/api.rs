use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

use super::super::sign::{KEY, SIGNATURE, TIMESTAMP};
use super::super::wire::{INTERCEPT, InterceptRequest, TRACK, TrackRequest};
use super::{CourierCall, CourierFault, CourierSimulator, KEY_ID};

pub(super) async fn track(
    State(courier): State<CourierSimulator>,
    headers: HeaderMap,
    body: String,
) -> Response {
    if !is_signed(&courier, TRACK, &headers, &body) {
        return refused(StatusCode::UNAUTHORIZED);
    }
    let Ok(request) = serde_json::from_str::<TrackRequest>(&body) else {
        return refused(StatusCode::BAD_REQUEST);
    };
    let fault = courier.0.script.next(CourierCall::Track);
    if fault.is_some_and(CourierFault::is_before) {
        return refused(StatusCode::SERVICE_UNAVAILABLE);
    }
    let mut answer = courier.book().track(&request, courier.now());
    if fault == Some(CourierFault::WrongName) {
        answer.number.push('X');
    }
    finish(fault, answer).await
}

pub(super) async fn intercept(
    State(courier): State<CourierSimulator>,
    headers: HeaderMap,
    body: String,
) -> Response {
    if !is_signed(&courier, INTERCEPT, &headers, &body) {
        return refused(StatusCode::UNAUTHORIZED);
    }
    let Ok(request) = serde_json::from_str::<InterceptRequest>(&body) else {
        return refused(StatusCode::BAD_REQUEST);
    };
    let fault = courier.0.script.next(CourierCall::Intercept);
    if fault.is_some_and(CourierFault::is_before) {
        return refused(StatusCode::SERVICE_UNAVAILABLE);
    }
    let answer = courier.book().intercept(&request, courier.now());
    let Some(mut answer) = answer else { return refused(StatusCode::CONFLICT) };
    if fault == Some(CourierFault::WrongName) {
        answer.reference.push('X');
    }
    finish(fault, answer).await
}

async fn finish(fault: Option<CourierFault>, answer: impl Serialize) -> Response {
    match fault {
        Some(CourierFault::UnavailableAfter) => return refused(StatusCode::SERVICE_UNAVAILABLE),
        Some(CourierFault::Garbage) => return "<html>gateway</html>".into_response(),
        Some(CourierFault::Delay(by)) => tokio::time::sleep(by).await,
        _ => {}
    }
    Json(answer).into_response()
}

fn is_signed(courier: &CourierSimulator, path: &str, headers: &HeaderMap, body: &str) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(at) = header(TIMESTAMP).parse::<i64>() else { return false };
    let is_now = (courier.now().timestamp() - at).abs() <= 300;
    header(KEY) == KEY_ID
        && is_now
        && courier.0.secrets.signs_request((at, "POST", path, body), header(SIGNATURE))
}

fn refused(status: StatusCode) -> Response {
    (status, Json(json!({ "code": status.as_u16() }))).into_response()
}
