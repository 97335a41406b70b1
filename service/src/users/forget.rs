use std::sync::Arc;

use chrono::TimeDelta;

use crate::Platform;
use crate::db::transact;
use crate::jobs::{Claimed, Finished, JobFailure, forget_in_chunks};

/// How long a refresh token is kept after its end, so that one that comes a second time is noticed.
const TOKENS_KEPT: TimeDelta = TimeDelta::days(30);
/// How long wrong guesses are counted; far longer than the longest wait.
const THROTTLES_KEPT: TimeDelta = TimeDelta::days(1);

/// The job that forgets refresh tokens that ended long ago. Sessions stay: the audit log names them.
pub(crate) async fn forget_refresh_tokens(
    platform: Arc<Platform>,
    job: Claimed,
) -> Result<Finished, JobFailure> {
    let before = platform.now() - TOKENS_KEPT;
    forget_in_chunks(&platform, "refresh_tokens", "expires_at < $1", &[before.into()]).await?;
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

/// The job that forgets wrong guesses that nobody has repeated for a day.
pub(crate) async fn forget_throttles(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let before = platform.now() - THROTTLES_KEPT;
    forget_in_chunks(&platform, "sign_in_throttles", "last_failed_at < $1", &[before.into()]).await?;
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

/// The job that forgets codes for chats that nobody has used in time.
pub(crate) async fn forget_link_codes(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let now = platform.now();
    forget_in_chunks(&platform, "identity_link_codes", "expires_at < $1", &[now.into()]).await?;
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}
