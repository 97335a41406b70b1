//! The double-entry ledger: booking transfers, one or many at once, and reading what was booked.

mod accounts;
pub mod chain;
mod expire;
mod input_hash;
mod journal;
mod period_lock;
mod posting;
pub mod queries;
mod rows;
mod transfer;

pub use expire::expire_due;
pub use journal::Journal;
pub use period_lock::{lock_for_closing_in, lock_for_posting_in};
pub use posting::{BalanceAfter, PostError, Poster, Posting, Receipt, post_in};
pub use transfer::{Cause, Legs, NewTransfer, Step, settlement_id};
