use std::collections::BTreeMap;

use rebated_domain::job::JobState;
use sea_orm::{ConnectionTrait, Statement};

use crate::{Fault, Platform};

/// The states that are counted: those of work that is not over, and of work that somebody has to look at.
pub(super) const COUNTED: [JobState; 3] = [JobState::Waiting, JobState::Running, JobState::Dead];

/// Sets the gauges `rebated_jobs` by kind and state.
pub(super) async fn measure(platform: &Platform) {
    let counts = match count(platform).await {
        Ok(counts) => counts,
        Err(error) => return tracing::warn!(%error, "The jobs could not be counted."),
    };
    let kinds = platform.jobs.kinds();
    let known = kinds.iter().flat_map(|kind| COUNTED.map(|state| ((kind.name.to_owned(), state), 0)));
    let mut all: BTreeMap<(String, JobState), i64> = known.collect();
    all.extend(counts);
    for ((kind, state), count) in all {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        metrics::gauge!("rebated_jobs", "kind" => kind, "state" => state.code()).set(count);
    }
}

async fn count(platform: &Platform) -> Result<Vec<((String, JobState), i64)>, Fault> {
    let db = platform.db.read();
    let sql = "SELECT kind, state, count(*) FROM jobs WHERE state = 'WAITING' GROUP BY kind, state
               UNION ALL SELECT kind, state, count(*) FROM jobs WHERE state = 'RUNNING' GROUP BY kind, state
               UNION ALL SELECT kind, state, count(*) FROM jobs WHERE state = 'DEAD' GROUP BY kind, state";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let read = |row: &sea_orm::QueryResult| {
        Ok(((row.try_get_by_index(0)?, row.try_get_by_index(1)?), row.try_get_by_index(2)?))
    };
    rows.iter().map(read).collect()
}
