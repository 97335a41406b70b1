//! WeChat Pay (微信支付) by its API v3: native (a code to scan) and JSAPI payments, query, close, refunds, refund query,
//! platform certificates, and callbacks.
//!
//! Requests are signed with the merchant's key. Answers and callbacks are believed only if they are signed with one
//! of WeChat's, which the header names: a public key with an id, or a platform certificate. Both may be in use at
//! once.
//!
//! <https://pay.weixin.qq.com/doc/v3/merchant/4012365336> and the pages of each call.

mod call;
mod certificates;
mod client;
mod codes;
mod create;
mod keys;
mod notice;
mod options;
mod platform;
mod query;
mod refund;
mod seal;
mod sign;
pub mod simulator;

pub use client::WechatPay;
pub use options::{PlatformKey, WechatPayOptions};

#[cfg(test)]
mod vectors;
