use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_entity::{event_cursor, outbox_event as table};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::cursor;
use crate::db::{Writes, any_of, transact};
use crate::jobs::{Claimed, Finished, JobFailure};
use crate::{Fault, Platform};

/// How long events can be read.
const KEPT: TimeDelta = TimeDelta::days(30);

/// The job that forgets events that were dispatched more than thirty days ago.
pub(crate) async fn forget(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let older_than = platform.now() - KEPT;
    while forget_old(&platform, older_than).await? > 0 {}
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

/// How many events one transaction removes.
const CHUNK: u64 = 1_000;

/// Removes a chunk of the events that were dispatched before `older_than` and that no cursor is still behind;
/// answers how many. A reader whose own cursor is older is told so.
///
/// Counters of aggregates stay: an object that is told of again after years goes on counting.
pub async fn forget_old(platform: &Platform, older_than: DateTime<Utc>) -> Result<usize, Fault> {
    transact(&platform.db, async |txn| {
        // one at a time, and before any event
        cursor::lock_in(txn, cursor::FORGOTTEN).await?;
        let needed = needed_after_in(txn).await?;
        let oldest = table::Entity::find()
            .filter(table::Column::Position.lte(needed))
            .order_by_asc(table::Column::Position)
            .limit(CHUNK)
            .all(txn)
            .await?;
        // up to the first that must stay: the log has no holes
        let old =
            oldest.into_iter().take_while(|event| event.dispatched_at.is_some_and(|at| at < older_than));
        let old: Vec<table::Model> = old.collect();
        let Some(last) = old.last().and_then(|event| event.position) else { return Ok(0) };
        let mut writes = Writes::new(platform.db.backend());
        cursor::write(cursor::FORGOTTEN, last, &mut writes);
        writes.run(txn).await?;
        let ids = old.iter().map(|event| event.id);
        let gone = any_of(platform.db.backend(), table::Column::Id, ids);
        table::Entity::delete_many().filter(gone).exec(txn).await?;
        Ok(old.len())
    })
    .await
}

/// The position up to which every cursor has come.
async fn needed_after_in(txn: &DatabaseTransaction) -> Result<i64, Fault> {
    let cursors = event_cursor::Entity::find()
        .filter(event_cursor::Column::Name.ne(cursor::FORGOTTEN))
        .all(txn)
        .await?;
    Ok(cursors.iter().map(|cursor| cursor.position).min().unwrap_or(0))
}
