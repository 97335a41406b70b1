use std::collections::HashMap;

use rebated_domain::ledger::TransferReason;
use sea_orm::{ConnectionTrait, Statement};

use super::BillWindow;
use super::window::{MOVEMENTS, rows};
use crate::Fault;

/// The sum of a bill's movements of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillTotal {
    /// Why money moved.
    pub reason: TransferReason,
    /// How many movements.
    pub count: i64,
    /// Their sum in minor units; positive in the member's favour.
    pub amount: i64,
}

const TOTALS: &str = "SELECT m.place, t.reason, count(*), CAST(sum(m.amount) AS bigint) FROM ({movements}) AS m \
    JOIN ledger_transfers t ON t.id = m.transfer_id GROUP BY m.place, t.reason ORDER BY m.place, t.reason";

/// The sums by kind of movement of many bills, in one statement.
pub async fn totals_of(
    db: &impl ConnectionTrait,
    windows: &[BillWindow],
) -> Result<HashMap<BillWindow, Vec<BillTotal>>, Fault> {
    let mut totals: HashMap<BillWindow, Vec<BillTotal>> = HashMap::new();
    if windows.is_empty() {
        return Ok(totals);
    }
    let (backend, mut params) = (db.get_database_backend(), Vec::new());
    let keys = rows(windows).source(backend, &mut params);
    let sql = TOTALS.replace("{movements}", &MOVEMENTS.replace("{keys}", &keys));
    for row in db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await? {
        let place: i64 = row.try_get_by_index(0)?;
        let window = usize::try_from(place).ok().and_then(|place| windows.get(place));
        let window = window.ok_or_else(|| Fault::Internal("a total that nobody asked for".into()))?;
        totals.entry(*window).or_default().push(BillTotal {
            reason: row.try_get_by_index(1)?,
            count: row.try_get_by_index(2)?,
            amount: row.try_get_by_index(3)?,
        });
    }
    Ok(totals)
}
