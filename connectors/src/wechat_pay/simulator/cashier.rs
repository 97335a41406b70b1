use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use super::WechatPaySimulator;
use crate::payments::simulator::{Cashier, page};

/// The page that a code leads to.
pub(super) async fn show(
    State(simulator): State<WechatPaySimulator>,
    Path(number): Path<String>,
) -> Response {
    let now = simulator.now();
    let mut book = simulator.book();
    book.expire(now);
    let Some(trade) = book.trade(&number) else { return StatusCode::NOT_FOUND.into_response() };
    let action = format!("{}/pay", simulator.cashier(&number));
    Html(page(&Cashier { channel: "WeChat Pay", action: &action }, trade)).into_response()
}

/// The button on it. The shop is told before the page comes back.
pub(super) async fn pay(State(simulator): State<WechatPaySimulator>, Path(number): Path<String>) -> Response {
    // what cannot be paid shows on the page
    let _ = simulator.pay(&number);
    simulator.deliver().await;
    Redirect::to(&simulator.cashier(&number)).into_response()
}
