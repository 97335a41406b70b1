use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::claim::ClaimInput;
use rebated_domain::id::OrderId;
use rebated_domain::job::Retry;
use rebated_entity::order_claim;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

use super::matching::match_order;
use super::save::write_changed;
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, Registry, Schedule};
use crate::{Fault, Platform};

const SWEEP: JobKind = JobKind::new(
    "claims.sweep",
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::hours(1), attempts: 8 },
);
/// How many claims one transaction ends.
const CHUNK: usize = 500;
/// How many orders one run matches that no job was stored for.
const MISSED: u64 = 500;

pub(super) fn register(registry: &Registry) {
    registry.handle(SWEEP, sweep);
    registry.schedule(Schedule { kind: SWEEP, every: TimeDelta::hours(1) });
}

/// The job: ends claims that nobody has decided in time, and matches those that missed their order because both came
/// in the same moment.
async fn sweep(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    while lapse(&platform).await? == CHUNK {}
    for order in missed(&platform).await? {
        match_order(&platform, order).await?;
    }
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

async fn lapse(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let ended = transact(&platform.db, async |txn| {
        let mut claims = order_claim::Entity::find()
            .filter(order_claim::Column::DecidedAt.is_null())
            .filter(order_claim::Column::ExpiresAt.lte(now))
            .order_by_asc(order_claim::Column::Id)
            .limit(CHUNK as u64)
            .lock_exclusive()
            .all(txn)
            .await?;
        for claim in &mut claims {
            if let Some(to) = claim.status.after(ClaimInput::Lapse) {
                (claim.status, claim.decided_at) = (to, Some(now));
            }
        }
        let mut writes = Writes::new(txn.get_database_backend());
        write_changed(platform, now, &claims, &mut writes);
        writes.run(txn).await?;
        Ok::<_, Fault>(claims.len())
    })
    .await?;
    platform.events.wake();
    Ok(ended)
}

async fn missed(platform: &Platform) -> Result<Vec<OrderId>, Fault> {
    let db = platform.db.read();
    let sql = format!(
        "SELECT DISTINCT o.id FROM order_claims c \
         JOIN orders o ON o.source = c.source AND o.external_id = c.order_number \
         WHERE c.status = 'WAITING' ORDER BY o.id LIMIT {MISSED}"
    );
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(rows.into_iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}
