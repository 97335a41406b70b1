use std::sync::Arc;

use chrono::TimeDelta;

use crate::Platform;
use crate::db::transact;
use crate::jobs::{Claimed, Finished, JobFailure, forget_in_chunks};

/// How long deliveries are kept that are over, with the log of their attempts.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Removes deliveries that were over long ago.
pub(crate) async fn forget(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let which = "state <> 'WAITING' AND finished_at < $1";
    let before = (platform.now() - KEPT).into();
    forget_in_chunks(&platform, "webhook_deliveries", which, &[before]).await?;
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}
