//! `/callbacks/<channel>`: what channels of payment and couriers tell.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rebated_service::payments::{Callback, CallbackRefusal, CallbackVerdict, ChannelKind, take_callback};
use rebated_service::store::courier::take as take_news;

use super::Server;

/// Largest body of a callback, in bytes: the channels' own have a few thousand.
pub const LARGEST: usize = 64 * 1024;

/// Alipay's notices.
pub async fn alipay(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    take(&server, ChannelKind::Alipay, &headers, body).await
}

/// WeChat Pay's callbacks.
pub async fn wechat_pay(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    take(&server, ChannelKind::WechatPay, &headers, body).await
}

/// Hands on what came, byte by byte, and answers what the channel wants to hear: every channel has its own way to say
/// that it need not come again.
async fn take(server: &Server, channel: ChannelKind, headers: &HeaderMap, body: Bytes) -> Response {
    let callback = read(headers, body);
    let work = take_callback(&server.platform, channel, &callback);
    let answer = match tokio::time::timeout(server.options.request_timeout, work).await {
        Ok(Some(answer)) => answer,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match answer.content_type {
        Some(content_type) => (status, [(header::CONTENT_TYPE, content_type)], answer.body).into_response(),
        None => status.into_response(),
    }
}

/// What a courier tells: acknowledged by 204 once it is stored.
pub async fn courier(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    let callback = read(&headers, body);
    let work = take_news(&server.platform, &callback);
    let status = match tokio::time::timeout(server.options.request_timeout, work).await {
        Ok(CallbackVerdict::Stored) => StatusCode::NO_CONTENT,
        Ok(CallbackVerdict::Refused(CallbackRefusal::Malformed)) => StatusCode::BAD_REQUEST,
        Ok(CallbackVerdict::Refused(_)) => StatusCode::UNAUTHORIZED,
        Ok(CallbackVerdict::Unavailable) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    };
    status.into_response()
}

fn read(headers: &HeaderMap, body: Bytes) -> Callback {
    let readable = headers.iter().filter_map(|(name, value)| {
        let value = value.to_str().ok()?;
        Some((name.as_str().to_owned(), value.to_owned()))
    });
    Callback { headers: readable.collect(), body: body.into() }
}
