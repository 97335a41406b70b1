use sea_orm::DatabaseTransaction;

use crate::Fault;
use crate::db::Gate;

/// Between posting and closing a month.
const POSTING: Gate = Gate::new(*b"rbtd");

/// Taken by every posting: closing a month waits until it is committed.
///
/// Must come before the journal reads how far the books are closed.
pub async fn lock_for_posting_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    POSTING.pass_in(txn).await
}

/// Taken by placing and releasing holds of risk: whatever is posted afterwards sees what has changed, and nothing is
/// under way that has not.
pub async fn lock_for_holding_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    POSTING.shut_in(txn).await
}

/// Taken by closing a month: no posting is under way while it is held.
pub async fn lock_for_closing_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    POSTING.shut_in(txn).await
}
