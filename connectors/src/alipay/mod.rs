//! Alipay (支付宝) by its OpenAPI 2.0, the form of `gateway.do`: precreate (a code to scan), page pay, query, close,
//! refund, refund query, and the asynchronous notices.
//!
//! Requests are signed with RSA2 (RSASSA-PKCS1-v1_5, SHA-256). Answers and notices are believed only if they are
//! signed so with Alipay's key; another hash is refused.
//!
//! <https://opendocs.alipay.com/open/270/105898> and the pages of each call.

mod call;
mod client;
mod codes;
mod create;
mod keys;
mod notice;
mod options;
mod query;
mod refund;
mod refund_query;
mod reply;
mod sign;
pub mod simulator;

pub use client::Alipay;
pub use options::{AlipayOptions, AlipayTrust};

#[cfg(test)]
mod vectors;
