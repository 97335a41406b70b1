//! What the ledger answers when it books something.

use async_graphql::{Enum, ID, SimpleObject};
use rebated_domain::id::UserId;
use rebated_domain::ledger::{self, AccountKey, AccountPurpose};
use rebated_domain::money::Currency;
use rebated_service::ledger::Receipt;

use crate::graphql::encode;
use crate::graphql::money::Money;

/// What became of a transfer that was accepted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "ledger::TransferOutcome")]
pub enum TransferOutcome {
    /// Booked now.
    Created,
    /// Booked earlier by the same request. Nothing was done; the first result is told again.
    Exists,
}

/// What the ledger answered: the transfer, and the member's balance right after it.
#[derive(SimpleObject)]
pub struct TransferReceipt {
    /// The ledger transfer.
    transfer_id: ID,
    /// Whether it was booked now or earlier.
    outcome: TransferOutcome,
    /// Right after the transfer: what could be withdrawn.
    available: Money,
    /// Right after the transfer: what was reserved.
    frozen: Money,
}

impl TransferReceipt {
    /// The receipt as it concerns one user.
    pub fn new(receipt: Receipt, user: UserId, currency: Currency) -> Self {
        let account = AccountKey::user(user, AccountPurpose::UserAvailable, currency).id();
        let after = receipt.balances.iter().find(|after| after.account_id == account);
        let (posted, reserved) = after.map_or((0, 0), |after| (after.posted, after.reserved));
        Self {
            transfer_id: encode(receipt.transfer_id),
            outcome: receipt.outcome.into(),
            available: Money::minor(posted - reserved, currency),
            frozen: Money::minor(reserved, currency),
        }
    }
}
