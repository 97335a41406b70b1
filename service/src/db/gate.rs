use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use crate::Fault;

/// What many transactions may pass at once, or one may keep shut until it ends.
///
/// A PostgreSQL advisory lock: <https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS>.
/// It is known in the whole database, where other platforms may live, so the schema is part of its key.
/// SQLite has one writer, which is lock enough.
#[derive(Clone, Copy, Debug)]
pub struct Gate(i32);

impl Gate {
    /// A gate of four letters, by which an operator finds it in `pg_locks`: each purpose has its own.
    pub const fn new(name: [u8; 4]) -> Self {
        Self(i32::from_be_bytes(name))
    }

    /// Waits until nobody keeps it shut; it cannot be shut before the transaction ends.
    pub async fn pass_in(self, txn: &DatabaseTransaction) -> Result<(), Fault> {
        self.call(txn, "pg_advisory_xact_lock_shared").await
    }

    /// Waits until nobody else is inside, and keeps it shut until the transaction ends.
    pub async fn shut_in(self, txn: &DatabaseTransaction) -> Result<(), Fault> {
        self.call(txn, "pg_advisory_xact_lock").await
    }

    /// Shuts it unless somebody is inside; tells whether it did.
    pub async fn try_shut_in(self, txn: &DatabaseTransaction) -> Result<bool, Fault> {
        if txn.get_database_backend() != DbBackend::Postgres {
            return Ok(true);
        }
        let sql = self.sql("pg_try_advisory_xact_lock");
        let row = txn.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false))
    }

    async fn call(self, txn: &DatabaseTransaction, function: &str) -> Result<(), Fault> {
        if txn.get_database_backend() == DbBackend::Postgres {
            txn.execute_unprepared(&self.sql(function)).await?;
        }
        Ok(())
    }

    fn sql(self, function: &str) -> String {
        format!("SELECT {function}({}, hashtext(current_schema()))", self.0)
    }
}
