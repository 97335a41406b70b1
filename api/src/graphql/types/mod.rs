//! Objects as clients see them.

pub mod api_key;
pub mod balance;
pub mod bill;
pub mod contact_mask;
pub mod import;
pub mod ledger;
pub mod movement_source;
pub mod order;
pub mod order_words;
pub mod rebate;
pub mod refund;
pub mod rule;
pub mod session;
pub mod settings;
pub mod user;
pub mod user_words;
