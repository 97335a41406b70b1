use sea_orm::DatabaseTransaction;

use crate::Fault;
use crate::db::Gate;

/// Kept shut by whoever makes bills. Postings do not take it.
const ISSUING: Gate = Gate::new(*b"rbbi");

/// What to do when another process is making bills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Wait for the end of its chunk, then make those that it has not made.
    Wait,
    /// Leave them to it.
    Yield,
}

/// Takes the right to make one chunk of bills; tells whether it was had. Without the lock two processes would
/// make the same bills, and one of them for nothing: each bill is inserted once, whoever makes it.
pub(super) async fn lock_for_issuing_in(txn: &DatabaseTransaction, turn: Turn) -> Result<bool, Fault> {
    match turn {
        Turn::Wait => ISSUING.shut_in(txn).await.map(|()| true),
        Turn::Yield => ISSUING.try_shut_in(txn).await,
    }
}
