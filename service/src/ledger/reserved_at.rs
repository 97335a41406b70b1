use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::LedgerAccountId;
use sea_orm::{ConnectionTrait, Statement};

use crate::db::{Kind, Rows};
use crate::{Fault, row};

const COLUMNS: &[(&str, Kind)] = &[("account_id", Kind::Uuid)];

/// What pending transfers dated before `$1` would take, unless a transfer dated before it posted, voided or
/// expired them: whichever it was, all of the reservation was released.
const RESERVED: &str = "JOIN ledger_pending_entries p ON p.account_id = r.account_id AND p.amount_minor < 0 \
    JOIN ledger_transfers t ON t.id = p.transfer_id AND t.phase = 'PENDING' AND t.effective_at < $1 \
    WHERE NOT EXISTS (SELECT 1 FROM ledger_transfers s \
    WHERE s.pending_id = p.transfer_id AND s.effective_at < $1) GROUP BY p.account_id";

/// What was reserved on accounts that grow by credits just before an instant, in minor units. Accounts with
/// nothing reserved are left out.
pub(super) async fn reserved_at(
    db: &impl ConnectionTrait,
    accounts: impl Iterator<Item = LedgerAccountId>,
    at: DateTime<Utc>,
) -> Result<HashMap<LedgerAccountId, i64>, Fault> {
    let mut keys = Rows::new(COLUMNS);
    accounts.for_each(|id| keys.push(row![id]));
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let (backend, mut params) = (db.get_database_backend(), vec![at.into()]);
    let source = keys.source(backend, &mut params);
    let sql = format!("SELECT p.account_id, CAST(sum(-p.amount_minor) AS bigint) FROM {source} {RESERVED}");
    let rows = db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    let reserved = rows.into_iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)));
    reserved.collect()
}
