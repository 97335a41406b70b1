//! The rules of the platform: values in, value or refusal out.
//!
//! Nothing here reads a clock, draws a random number, waits or talks to a database. Time and ids
//! arrive as arguments, so that every rule can be tested with a table and every past decision can
//! be recomputed byte for byte.

#![deny(clippy::float_arithmetic, clippy::float_cmp, clippy::disallowed_types)]

pub mod audit;
pub mod balance;
pub mod bill;
pub mod claim;
mod code;
pub mod courier;
pub mod event;
pub mod id;
pub mod job;
pub mod ledger;
pub mod link;
pub mod machine;
pub mod money;
pub mod network;
pub mod notification;
pub mod order;
pub mod payment;
pub mod payment_channel;
pub mod rebate;
pub mod refund;
pub mod risk;
pub mod rule;
pub mod store;
pub mod store_order;
pub mod user;
pub mod webhook;

pub use code::UnknownCode;
