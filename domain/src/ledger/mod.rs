//! The double-entry ledger: its accounts, the transfers between them, and the rules by which balances
//! change.

mod account;
mod book;
mod canonical;
mod object;
mod partial;
mod phase;
mod refusal;
mod transfer;

pub use account::{AccountKey, AccountPurpose, Owner, Side};
pub use book::{Applied, Balance, Book};
pub use canonical::{SealedEntry, SealedPending, SealedTransfer};
pub use object::LedgerObject;
pub use partial::{amount_of, part_of};
pub use phase::TransferPhase;
pub use refusal::{TransferOutcome, TransferRefusal};
pub use transfer::{EntryDraft, TransferReason, check_balanced};
