use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};

use crate::Fault;

/// Key of the advisory lock between posting and closing a month ("rbtd" in ASCII); each schema has its own.
const KEY: i32 = 0x7262_7464;

/// Taken by every posting: closing a month waits until it is committed.
///
/// Must come before the journal reads how far the books are closed.
pub async fn lock_for_posting_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    lock(txn, "pg_advisory_xact_lock_shared").await
}

/// Taken by closing a month: no posting is under way while it is held.
pub async fn lock_for_closing_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    lock(txn, "pg_advisory_xact_lock").await
}

async fn lock(txn: &DatabaseTransaction, function: &str) -> Result<(), Fault> {
    // SQLite has one writer, which is lock enough
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared(&format!("SELECT {function}({KEY}, hashtext(current_schema()))")).await?;
    }
    Ok(())
}
