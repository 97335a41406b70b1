//! Objects as clients see them.

pub mod adjustment;
pub mod api_key;
pub mod audit;
pub mod audit_words;
pub mod backtest;
pub mod balance;
pub mod bill;
mod bill_link;
pub mod event;
pub mod event_words;
pub mod health;
pub mod hold;
pub mod import;
pub mod job;
pub mod ledger;
pub mod movement_source;
pub mod order;
pub mod order_words;
pub mod rebate;
pub mod receipt;
pub mod refund;
pub mod rule;
pub mod session;
pub mod settings;
pub mod user;
pub mod user_words;
pub mod webhook;
