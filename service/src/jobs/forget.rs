use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::{Claimed, Finished, JobFailure};
use crate::db::transact;
use crate::{Fault, Platform};

/// How long jobs are kept that were done or discarded.
const KEPT: TimeDelta = TimeDelta::days(7);
/// How long runs of schedules are kept: longer than the longest period.
const RUNS_KEPT: TimeDelta = TimeDelta::days(40);
/// How many rows one transaction removes.
const CHUNK: u64 = 1_000;

/// Removes jobs that were done or discarded long ago. The dead stay until somebody decides.
pub(super) async fn jobs(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let now = platform.now();
    let which = "state IN ('DONE', 'DISCARDED') AND finished_at < CASE WHEN keeps_key THEN $1 ELSE $2 END";
    forget_in_chunks(&platform, "jobs", which, &[(now - RUNS_KEPT).into(), (now - KEPT).into()]).await?;
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

/// Removes the rows of a table for which `which` holds, a thousand in each transaction, so that nobody waits long;
/// answers how many. `which` names its values `$1`, `$2` and so on.
pub async fn forget_in_chunks(
    platform: &Platform,
    table: &str,
    which: &str,
    values: &[Value],
) -> Result<u64, Fault> {
    let backend = platform.db.backend();
    // what names a row of any table
    let place = match backend {
        DbBackend::Postgres => "ctid",
        _ => "rowid",
    };
    let sql = format!(
        "DELETE FROM {table} WHERE {place} IN (SELECT {place} FROM {table} WHERE {which} LIMIT {CHUNK})"
    );
    let mut forgotten = 0;
    loop {
        let statement = Statement::from_sql_and_values(backend, &sql, values.to_vec());
        let gone = transact(&platform.db, async |txn| {
            Ok::<_, Fault>(txn.execute_raw(statement.clone()).await?.rows_affected())
        })
        .await?;
        forgotten += gone;
        if gone < CHUNK {
            return Ok(forgotten);
        }
    }
}
