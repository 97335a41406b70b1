//! The double-entry ledger: its accounts and its one rule, that every transfer adds up to zero.

mod account;
mod phase;
mod transfer;

pub use account::{AccountKey, AccountPurpose, Owner, Side};
pub use phase::TransferPhase;
pub use transfer::{EntryDraft, TransferError, TransferReason, check_balanced};
