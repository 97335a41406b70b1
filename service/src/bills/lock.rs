use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use crate::Fault;

/// Key of the advisory lock of whoever makes bills ("rbbi" in ASCII), and the schema: a lock is known in the
/// whole database, where other platforms may live. Postings do not take it.
const KEY: &str = "1919050345, hashtext(current_schema())";

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
    // SQLite has one writer
    if txn.get_database_backend() != DbBackend::Postgres {
        return Ok(true);
    }
    if turn == Turn::Wait {
        txn.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({KEY})")).await?;
        return Ok(true);
    }
    let sql = format!("SELECT pg_try_advisory_xact_lock({KEY})");
    let row = txn.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false))
}
