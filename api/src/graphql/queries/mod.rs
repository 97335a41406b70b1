//! Where reads start, one file per noun.

pub mod api_keys;
pub mod audit;
pub mod backtests;
pub mod balances;
pub mod bills;
pub mod events;
pub mod health;
pub mod jobs;
pub mod ledger;
pub mod node;
pub mod notifications;
pub mod orders;
pub mod payments;
pub mod products;
pub mod rebates;
pub mod refunds;
pub mod rule_files;
pub mod rules;
pub mod settings;
pub mod tracking_links;
pub mod transactions;
pub mod users;
pub mod viewer;
pub mod webhooks;
