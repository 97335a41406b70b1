use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult, Statement, Value};

use crate::Fault;

/// The rows of a history that a forward has written and that are to be taken back: `select` is given the order.
pub(super) async fn forward_rows(
    txn: &DatabaseTransaction,
    select: &str,
    order: impl Into<uuid::Uuid>,
) -> Result<Vec<QueryResult>, Fault> {
    let params: [Value; 1] = [order.into().into()];
    Ok(txn.query_all_raw(Statement::from_sql_and_values(txn.get_database_backend(), select, params)).await?)
}
