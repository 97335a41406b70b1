use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::job::Retry;

use super::sync;
use crate::Platform;
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJobs};

/// Sees to it, once a minute, that every account is being read.
pub(super) const WATCH: JobKind = JobKind::new(
    "networks.watch",
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::minutes(1), attempts: 3 },
);

/// How often.
pub(super) const EVERY: TimeDelta = TimeDelta::minutes(1);

pub(super) async fn watch(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let now = platform.now();
    let mut jobs = NewJobs::default();
    for network in platform.networks.all() {
        jobs.add(&platform, now, sync::new_job(network.as_ref())?);
    }
    let finished = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        jobs.write(&mut writes);
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.jobs.wake();
    Ok(finished)
}
