use rebated_domain::refund::RefundStatus;
use rebated_entity::refund;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::life::{arm_at, lock_in, write_row};
use crate::db::{Writes, transact};
use crate::jobs::NewJobs;
use crate::{Fault, Platform};

/// How many refunds one round looks at.
const ROUND: u64 = 200;

/// Gives a wake-up to open refunds that have none, which were asked for before refunds had any; answers how many.
pub async fn arm_unarmed(platform: &Platform) -> Result<usize, Fault> {
    let over = RefundStatus::ALL.iter().copied().filter(|status| status.wake().is_none());
    let unarmed = refund::Entity::find()
        .filter(refund::Column::WakeJob.is_null())
        .filter(refund::Column::Status.is_not_in(over))
        .limit(ROUND)
        .all(platform.db.read())
        .await?;
    let mut armed = 0;
    for seen in unarmed {
        armed += transact(&platform.db, async |txn| {
            let locked = lock_in(txn, seen.id).await?;
            let Some(locked) = locked.filter(|locked| locked.refund.wake_job.is_none()) else {
                return Ok::<_, Fault>(0);
            };
            let mut refund = locked.refund;
            if refund.status.wake().is_none() {
                return Ok(0);
            }
            // a job that was lost may still bear the key of this look
            refund.polls += 1;
            let now = platform.now();
            let at = refund.auto_approve_at.unwrap_or(now);
            let (mut jobs, mut writes) = (NewJobs::default(), Writes::new(platform.db.backend()));
            arm_at(platform, now, &mut refund, at, &mut jobs)?;
            write_row(&refund, false, &mut writes);
            jobs.write(&mut writes);
            writes.run(txn).await?;
            Ok(1)
        })
        .await?;
    }
    if armed > 0 {
        platform.jobs.wake();
    }
    Ok(armed)
}
