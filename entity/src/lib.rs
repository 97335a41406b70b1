//! The tables as SeaORM models with typed columns. Row values only: no behaviour, no hooks.
#![expect(missing_docs, reason = "columns are described once, in the migration that makes them")]

pub mod api_key;
pub mod audit_entry;
pub mod balance_adjustment;
pub mod balance_hold;
pub mod bill;
pub mod bill_period;
pub mod external_identity;
pub mod idempotency_key;
pub mod ledger_account;
pub mod ledger_balance;
pub mod ledger_entry;
pub mod ledger_open_transfer;
pub mod ledger_pending_entry;
pub mod ledger_seal;
pub mod ledger_transfer;
pub mod ledger_unsealed;
pub mod line_snapshot;
pub mod order;
pub mod order_line;
pub mod outbox_event;
pub mod rebate;
pub mod rebate_revision;
pub mod rebate_rule;
pub mod rebate_rule_version;
pub mod refresh_token;
pub mod refund;
pub mod refund_line;
pub mod session;
pub mod setting;
pub mod sign_in_throttle;
pub mod signing_key;
pub mod user;
