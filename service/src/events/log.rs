use chrono::{DateTime, Utc};
use rebated_entity::outbox_event as table;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Event, EventFilter, cursor};
use crate::page::{Key, Page, PageRequest, SortBy, fetch};
use crate::{ErrorKind, Fault, Platform};

/// Most events that one read of the log answers.
pub const MOST_AT_ONCE: u64 = 1_000;

/// Why the log could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Events after the position were removed already: a reader from there would miss them.
    #[error("the events after this cursor are no longer kept")]
    Forgotten,
    /// The log has not come to the position: it is that of another platform.
    #[error("this cursor is not of this log")]
    NotYet,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl LogError {
    /// What the refusal means to the caller.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Forgotten | Self::NotYet => ErrorKind::Refused,
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

/// The first events after `position` that the filter admits, at most `limit` and [`MOST_AT_ONCE`].
///
/// Positions appear in their order, each with everything before it, so that a reader who has seen one has
/// missed nothing below it.
pub async fn after(
    platform: &Platform,
    position: i64,
    limit: u64,
    filter: &EventFilter,
) -> Result<Vec<Event>, LogError> {
    let wanted = table::Entity::find()
        .filter(table::Column::Position.gt(position))
        .filter(filter.condition())
        .order_by_asc(table::Column::Position)
        .limit(limit.min(MOST_AT_ONCE));
    let found = wanted.all(platform.db.read()).await.map_err(Fault::from)?;
    // asked after the read: what was removed in between is then noticed
    check_cursor(platform, position).await?;
    found.into_iter().map(|row| Event::of_log(row).map_err(LogError::from)).collect()
}

/// A page of the log, oldest first, with the events that the filter admits.
pub async fn page(
    platform: &Platform,
    filter: &EventFilter,
    request: &PageRequest,
) -> Result<Page<Event>, LogError> {
    let select = table::Entity::find().filter(filter.condition());
    let sort = SortBy::Seq(table::Column::Position);
    let page = fetch(platform.db.read(), select, sort, false, request).await?;
    if let Some(Key::Seq(position)) = request.after {
        check_cursor(platform, position).await?;
    }
    let Page { items, has_next, has_previous } = page;
    let items = items.into_iter().map(Event::of_log).collect::<Result<_, _>>()?;
    Ok(Page { items, has_next, has_previous })
}

/// Refuses a position after which events are missing, and one that the log has not reached.
pub async fn check_cursor(platform: &Platform, position: i64) -> Result<(), LogError> {
    let (oldest, newest) = cursor::bounds(platform.db.read()).await?;
    if position < oldest {
        return Err(LogError::Forgotten);
    }
    if position > newest { Err(LogError::NotYet) } else { Ok(()) }
}

/// The position of the newest event; 0 before the first.
pub async fn newest_position(platform: &Platform) -> Result<i64, Fault> {
    Ok(cursor::bounds(platform.db.read()).await?.1)
}

/// The lowest position after which everything is still kept.
pub async fn oldest_cursor(platform: &Platform) -> Result<i64, Fault> {
    Ok(cursor::bounds(platform.db.read()).await?.0)
}

/// The event with this id, if it has its place in the log and is still kept.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Event>, Fault> {
    let wanted = table::Entity::find_by_id(id).filter(table::Column::Position.is_not_null());
    wanted.one(db).await?.map(Event::of_log).transpose()
}

/// The first `limit` events after a position that did not happen before `since`, of these kinds; of all when there are
/// none.
pub(crate) async fn of_kinds(
    db: &impl ConnectionTrait,
    position: i64,
    since: Option<DateTime<Utc>>,
    kinds: &[String],
    limit: u64,
) -> Result<Vec<Event>, Fault> {
    let mut wanted = table::Entity::find().filter(table::Column::Position.gt(position));
    if let Some(since) = since {
        wanted = wanted.filter(table::Column::OccurredAt.gte(since));
    }
    if !kinds.is_empty() {
        wanted = wanted.filter(table::Column::Kind.is_in(kinds));
    }
    let found = wanted.order_by_asc(table::Column::Position).limit(limit).all(db).await?;
    found.into_iter().map(Event::of_log).collect()
}
