use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::risk::ClaimFacts;
use sea_orm::ConnectionTrait;

use crate::Fault;

/// What users have claimed, by one statement; users without claims are absent.
///
/// Orders cannot be claimed by number yet, so that nobody has claimed anything. Whoever adds claims reads them here:
/// those of the last hour and the last 24 hours before `now`, and the numbers that other users have claimed too.
#[expect(clippy::unused_async, reason = "it reads claims as soon as there are any")]
pub(super) async fn claims_of(
    _db: &impl ConnectionTrait,
    _users: &[UserId],
    _now: DateTime<Utc>,
) -> Result<HashMap<UserId, ClaimFacts>, Fault> {
    Ok(HashMap::new())
}
