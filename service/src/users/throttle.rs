use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Duration, Utc};
use rebated_entity::sign_in_throttle as table;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set};

use super::UserError;
use crate::db::transact;
use crate::{Fault, Platform};

/// Wrong guesses that cost nothing, where one person guesses.
pub(super) const FREE: i32 = 5;
/// Longest wait.
const LONGEST_SECONDS: i64 = 900;

/// How long to wait after a number of failures in a row: 1 s after the last that is free, then twice as long each time.
fn wait(failures: i32, free: i32) -> Option<Duration> {
    let over = u32::try_from(failures - free).ok()?;
    let seconds = 1i64.checked_shl(over).filter(|seconds| *seconds > 0).unwrap_or(LONGEST_SECONDS);
    Some(Duration::seconds(std::cmp::min(seconds, LONGEST_SECONDS)))
}

/// Under what name guesses are counted: of the address typed, whether it has an account or not.
pub(super) fn subject(identifier: &str) -> Vec<u8> {
    digest(&SHA256, identifier.as_bytes()).as_ref().to_vec()
}

/// Refuses while the subject has to wait.
pub(super) async fn check(platform: &Platform, subject: &[u8]) -> Result<(), UserError> {
    let now = platform.now();
    let row =
        table::Entity::find_by_id(subject.to_vec()).one(platform.db.read()).await.map_err(Fault::from)?;
    refuse_until(row.and_then(|row| row.blocked_until), now)
}

fn refuse_until(blocked: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<(), UserError> {
    let Some(until) = blocked.filter(|until| *until > now) else { return Ok(()) };
    let millis = (until - now).num_milliseconds();
    Err(UserError::TooManyAttempts { retry_after_seconds: (millis + 999) / 1_000 })
}

/// Counts a failure, in a transaction of its own so that the refusal does not undo it. Refuses when other
/// failures have blocked the subject meanwhile: guesses made at once learn no more than guesses in a row. `free` is how
/// many wrong guesses cost nothing.
pub(super) async fn count(platform: &Platform, subject: &[u8], free: i32) -> Result<(), UserError> {
    let now = platform.now();
    let blocked = transact(&platform.db, async |txn| {
        let row = table::ActiveModel {
            subject_hash: Set(subject.to_vec()),
            failures: Set(1),
            last_failed_at: Set(now),
            blocked_until: Set(None),
        };
        let again = OnConflict::column(table::Column::SubjectHash)
            .value(table::Column::Failures, Expr::col((table::Entity, table::Column::Failures)).add(1))
            .update_column(table::Column::LastFailedAt)
            .to_owned();
        let row = table::Entity::insert(row).on_conflict(again).exec_with_returning(txn).await;
        let row = row?;
        if let Some(wait) = wait(row.failures, free) {
            table::Entity::update_many()
                .col_expr(table::Column::BlockedUntil, (now + wait).into())
                .filter(table::Column::SubjectHash.eq(subject.to_vec()))
                .exec(txn)
                .await?;
        }
        Ok::<_, Fault>(row.blocked_until)
    })
    .await?;
    refuse_until(blocked, now)
}

/// Forgets the failures after a success, unless others have blocked the subject meanwhile.
pub(super) async fn clear_in(
    txn: &DatabaseTransaction,
    subject: &[u8],
    now: DateTime<Utc>,
) -> Result<(), UserError> {
    let row = table::Entity::find_by_id(subject.to_vec()).lock_exclusive().one(txn).await;
    let Some(row) = row.map_err(Fault::from)? else { return Ok(()) };
    refuse_until(row.blocked_until, now)?;
    table::Entity::delete_by_id(subject.to_vec()).exec(txn).await.map_err(Fault::from)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_from_the_fifth_failure_on() {
        let seconds = |failures| wait(failures, FREE).map(|wait| wait.num_seconds());
        assert_eq!(seconds(4), None);
        assert_eq!([5, 6, 7, 10].map(seconds), [Some(1), Some(2), Some(4), Some(32)]);
        assert_eq!([15, 70, i32::MAX].map(seconds), [Some(900); 3]);
    }
}
