//! The double-entry ledger: posting many transfers at once, reading balances, proving the books.

mod accounts;
mod journal;
mod period_lock;
pub mod queries;

pub use journal::{Journal, NewTransfer};
pub use period_lock::{lock_for_closing_in, lock_for_posting_in};
