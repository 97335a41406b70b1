//! The double-entry ledger: booking transfers, one or many at once, and reading what was booked.

mod accounts;
mod balance_at;
pub mod chain;
mod expire;
mod input_hash;
mod journal;
mod month_end;
mod period_lock;
mod posting;
pub mod queries;
mod reserved_at;
mod rows;
mod source;
mod transfer;

pub use expire::expire_due;
pub use journal::Journal;
pub(crate) use month_end::{MonthEnd, month_ends, oldest_entry, write_snapshots};
pub use period_lock::{lock_for_closing_in, lock_for_holding_in, lock_for_posting_in};
pub use posting::{BalanceAfter, PostError, Poster, Posting, Receipt, post_in};
pub use source::MovementSource;
pub use transfer::{Cause, Legs, NewTransfer, Step, settlement_id};
