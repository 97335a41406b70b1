//! Posting for requests: each is accepted or refused by itself, many share one transaction.

mod batch;
mod earlier;
mod group;
mod settle;

use rebated_domain::id::{LedgerAccountId, LedgerTransferId};
use rebated_domain::ledger::{TransferOutcome, TransferRefusal};

use super::transfer::Step;
use crate::Fault;
use crate::db::Writes;

pub use batch::post_in;
pub use group::Poster;

/// What one request wants booked.
#[derive(Debug)]
pub struct Posting {
    /// Linked: all are booked, or none. At least one.
    pub steps: Vec<Step>,
    /// What else is written in the same transaction when the steps are booked now: state, audit, events.
    pub with: Writes,
}

/// A step that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The transfer.
    pub transfer_id: LedgerTransferId,
    /// Whether it was booked now or earlier.
    pub outcome: TransferOutcome,
    /// The limited accounts that it touched, as they were right after it, sorted by account.
    pub balances: Vec<BalanceAfter>,
}

/// The balance of an account right after a transfer, in minor units on the account's normal side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BalanceAfter {
    /// The account.
    pub account_id: LedgerAccountId,
    /// Everything posted.
    pub posted: i64,
    /// The part that pending transfers have reserved.
    pub reserved: i64,
}

/// What became of one posting.
pub type Decision = Result<Vec<Receipt>, PostError>;

/// Why nothing was booked.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// A step was refused, and with it those that are linked to it.
    #[error("step {step}: {refusal}")]
    Refused {
        /// Which, from 0.
        step: usize,
        /// Why.
        refusal: TransferRefusal,
    },
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}
