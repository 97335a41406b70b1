//! The double-entry ledger: posting many transfers at once, reading balances, proving the books.

mod accounts;
mod balance_at;
mod journal;
mod month_end;
mod period_lock;
pub mod queries;
mod reserved_at;
mod source;

pub use journal::{Journal, NewTransfer};
pub(crate) use month_end::{MonthEnd, month_ends, oldest_entry, write_snapshots};
pub use period_lock::{lock_for_closing_in, lock_for_posting_in};
pub use source::MovementSource;
