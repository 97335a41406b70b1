//! The double-entry ledger: its accounts and its one rule, that every transfer adds up to zero.

mod account;
mod transfer;

pub use account::{AccountKey, AccountPurpose, Owner, Side};
pub use transfer::{EntryDraft, TransferError, TransferReason, check_balanced};
