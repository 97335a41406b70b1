use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::event::EventData;
use rebated_domain::id::RefundId;
use rebated_domain::job::Retry;
use rebated_domain::refund::RefundStatus;
use rebated_entity::refund;
use serde::{Deserialize, Serialize};

use super::event::facts;
use super::life::lock_in;
use crate::db::{Writes, transact};
use crate::events::Outbox;
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::{Fault, Platform};

/// Reminds a buyer of goods that are to be sent back.
pub(super) const REMIND: JobKind = JobKind::new(
    "refunds.remind",
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::hours(1), attempts: 8 },
);
/// How long before the deadline.
const BEFORE: [TimeDelta; 2] = [TimeDelta::days(2), TimeDelta::days(1)];

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Remind {
    refund_id: RefundId,
}

/// Stores the reminders of a refund whose goods are to be sent by a time.
pub(super) fn add(
    platform: &Platform,
    now: DateTime<Utc>,
    refund: &refund::Model,
    send_by: DateTime<Utc>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    for before in BEFORE {
        let at = send_by - before;
        if at > now {
            let key = format!("{}:{}", refund.id, before.num_days());
            let job = NewJob::new(REMIND, &Remind { refund_id: refund.id })?.due_at(at).dedup_key(key);
            jobs.add(platform, now, job);
        }
    }
    Ok(())
}

/// The job: tells the buyer again, unless the goods are on their way.
pub(super) async fn run(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Remind { refund_id } = job.payload()?;
    let now = platform.now();
    let finished = transact(&platform.db, async |txn| {
        let locked = lock_in(txn, refund_id).await?;
        if let Some(locked) = locked.filter(|locked| locked.refund.status == RefundStatus::AwaitingReturn) {
            let status = Some(locked.refund.status);
            let told = facts(&locked.refund, locked.order.buyer_id, status);
            let (mut outbox, mut writes) = (Outbox::default(), Writes::new(platform.db.backend()));
            outbox.add(&platform, now, &EventData::RefundReturnAsked(told));
            outbox.write(&mut writes);
            writes.run(txn).await?;
        }
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}
