use sea_orm::{DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use super::Db;
use crate::Fault;

/// Runs `work` in one transaction: committed when it succeeds, rolled back when it refuses.
///
/// BEGIN runs in a task of its own. A request that is dropped while BEGIN is on the wire would
/// otherwise leave its pooled connection inside a transaction that nobody knows of, and later
/// writes on that connection would never be committed (sqlx 0.9.0, issue 4385).
pub async fn transact<T, E, F>(db: &Db, work: F) -> Result<T, E>
where
    E: From<Fault>,
    F: AsyncFnOnce(&DatabaseTransaction) -> Result<T, E>,
{
    let txn = begin(db).await?;
    match work(&txn).await {
        Ok(value) => {
            txn.commit().await.map_err(Fault::from)?;
            Ok(value)
        }
        Err(refusal) => {
            if let Err(error) = txn.rollback().await {
                tracing::warn!(%error, "A transaction could not be rolled back; its connection is dropped.");
            }
            Err(refusal)
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where transactions are begun")]
async fn begin(db: &Db) -> Result<DatabaseTransaction, Fault> {
    let writer = db.writer().clone();
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    tokio::spawn(async move { writer.begin_with_options(options).await })
        .await
        .map_err(|error| Fault::Internal(error.to_string()))?
        .map_err(Fault::from)
}
