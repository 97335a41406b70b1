use std::sync::Arc;

use super::sync::{SYNC, new_job, sync};
use crate::Platform;
use crate::db::{Writes, transact};
use crate::jobs::{self, Finished, JobFailure, NewJobs};

/// Has every account read up to now by whoever calls, for commands without a worker. No other job is done.
///
/// Networks that cannot be read stay behind, as do accounts that another process reads: whoever needs to know looks at
/// the watermarks.
pub async fn catch_up(platform: &Arc<Platform>) -> Result<(), JobFailure> {
    let mut wanted = NewJobs::default();
    for network in platform.networks.all() {
        wanted.add(platform, platform.now(), new_job(network.as_ref())?);
    }
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        wanted.write(&mut writes);
        writes.run(txn).await
    })
    .await?;
    loop {
        let claimed = jobs::claim(platform, 1, |kind| usize::from(kind.name == SYNC.name)).await?;
        let Some(job) = claimed.into_iter().next() else { return Ok(()) };
        let _: Finished = sync(Arc::clone(platform), job).await?;
    }
}
