use chrono::{DateTime, Utc};
use rebated_entity::{event_cursor as table, outbox_event};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::db::{Kind, Rows, Writes};
use crate::{Fault, Platform, row};

/// The last position that was given.
pub(super) const DISPATCH: &str = "dispatch";
/// The last position that was removed from the log.
pub(super) const FORGOTTEN: &str = "forgotten";
/// The last position that the broker has confirmed. There is no row before anything was published.
pub(super) const PUBLISH: &str = "publish";

const COLUMNS: &[(&str, Kind)] = &[("name", Kind::Text), ("position", Kind::Big)];

/// Where a reader is.
pub(super) async fn read(db: &impl ConnectionTrait, name: &str) -> Result<Option<table::Model>, Fault> {
    Ok(table::Entity::find_by_id(name).one(db).await?)
}

/// After which position events are kept, and which was given last.
pub(super) async fn bounds(db: &impl ConnectionTrait) -> Result<(i64, i64), Fault> {
    let both = table::Column::Name.is_in([DISPATCH, FORGOTTEN]);
    let cursors = table::Entity::find().filter(both).all(db).await?;
    let of = |name| cursors.iter().find(|cursor| cursor.name == name).map_or(0, |cursor| cursor.position);
    Ok((of(FORGOTTEN), of(DISPATCH)))
}

/// Where a reader is that every database has, until the transaction ends.
pub(super) async fn lock_in(txn: &DatabaseTransaction, name: &str) -> Result<table::Model, Fault> {
    let found = table::Entity::find_by_id(name).lock_exclusive().one(txn).await?;
    found.ok_or_else(|| Fault::Corrupt(format!("the cursor {name} is gone")))
}

/// Moves a cursor that is locked.
pub(super) fn write(name: &'static str, position: i64, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![name, position]);
    writes.update("event_cursors", &rows, "position = r.position", "event_cursors.name = r.name");
}

/// What one step of the way still has before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    /// `dispatch` or `publish`.
    pub step: &'static str,
    /// How many events wait.
    pub events: i64,
    /// Since when the oldest of them waits.
    pub since: Option<DateTime<Utc>>,
}

/// How far dispatch and publishing are behind. Publishing is left out where nothing was ever published.
pub async fn lags(platform: &Platform) -> Result<Vec<Lag>, Fault> {
    let db = platform.db.read();
    let waiting = || outbox_event::Entity::find().filter(outbox_event::Column::Position.is_null());
    let events = sea_orm::PaginatorTrait::count(waiting(), db).await?;
    let oldest = waiting().order_by_asc(outbox_event::Column::Recorded).limit(1).one(db).await?;
    let mut lags = vec![Lag {
        step: DISPATCH,
        events: i64::try_from(events).unwrap_or(i64::MAX),
        since: oldest.map(|event| event.occurred_at),
    }];
    let (Some(end), Some(published)) = (read(db, DISPATCH).await?, read(db, PUBLISH).await?) else {
        return Ok(lags);
    };
    let next = outbox_event::Entity::find()
        .filter(outbox_event::Column::Position.gt(published.position))
        .order_by_asc(outbox_event::Column::Position)
        .limit(1)
        .one(db)
        .await?;
    let events = end.position - published.position;
    lags.push(Lag { step: PUBLISH, events, since: next.map(|event| event.occurred_at) });
    Ok(lags)
}
