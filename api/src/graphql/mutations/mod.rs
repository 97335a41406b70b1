//! Where writes start, one file per noun.

pub mod api_keys;
pub mod balance_inputs;
pub mod balances;
pub mod bills;
pub mod catalogue;
mod catalogue_inputs;
pub mod identities;
pub mod jobs;
pub mod notifications;
pub mod orders;
pub mod payments;
pub mod refund_desk;
pub mod refund_goods;
pub mod refunds;
mod rule_errors;
pub mod rule_files;
pub mod rules;
pub mod sessions;
pub mod settings;
pub mod stock;
pub mod store_orders;
pub mod user_inputs;
pub mod user_payloads;
pub mod users;
pub mod vouchers;
mod webhook_inputs;
pub mod webhooks;
