//! What stands in the tables.

use rebated_entity::{ledger_balance, ledger_transfer};
use rebated_service::Platform;
use rebated_service::ledger::BalanceAfter;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};

/// Every stored balance that is not zero, sorted by account.
pub async fn balances(node: &Platform) -> Vec<BalanceAfter> {
    let rows = ledger_balance::Entity::find().all(node.db.read()).await.expect("balances can be read");
    let rows = rows.into_iter().filter(|row| (row.balance_minor, row.reserved_minor) != (0, 0));
    let mut balances: Vec<_> = rows
        .map(|row| BalanceAfter {
            account_id: row.account_id,
            posted: row.balance_minor,
            reserved: row.reserved_minor,
        })
        .collect();
    balances.sort_unstable();
    balances
}

/// Every transfer.
pub async fn transfers(node: &Platform) -> Vec<ledger_transfer::Model> {
    ledger_transfer::Entity::find().all(node.db.read()).await.expect("transfers can be read")
}

/// How many rows a condition finds.
pub async fn count(node: &Platform, from: &str) -> i64 {
    let db = node.db.read();
    let statement = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) FROM {from}"));
    let row = db.query_one_raw(statement).await.expect("the tables can be read").expect("one row");
    row.try_get_by_index(0).expect("a number")
}
