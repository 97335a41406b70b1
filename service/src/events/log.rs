use rebated_domain::event::{AggregateType, EventKind};
use rebated_domain::id::UserId;
use rebated_entity::outbox_event as table;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Event, cursor};
use crate::{ErrorKind, Fault, Platform};

/// Most events that one read of the log answers.
pub const MOST_AT_ONCE: u64 = 1_000;

/// Which events of the log a reader wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Only these kinds; all when there are none.
    pub kinds: Vec<EventKind>,
    /// Only events about things of these types, or of this user's own; all when it is not said.
    pub seen: Option<(Vec<AggregateType>, Option<UserId>)>,
}

impl EventFilter {
    /// Whether the reader wants this event.
    pub fn admits(&self, event: &Event) -> bool {
        let is_wanted = self.kinds.is_empty() || self.kinds.iter().any(|kind| kind.code() == event.kind);
        let is_seen = self.seen.as_ref().is_none_or(|(types, own)| {
            types.contains(&event.aggregate_type) || (own.is_some() && *own == event.user_id)
        });
        is_wanted && is_seen
    }
}

/// Why the log could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Events after the position were removed already: a reader from there would miss them.
    #[error("the events after this cursor are no longer kept")]
    Forgotten,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl LogError {
    /// What the refusal means to the caller.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Forgotten => ErrorKind::Refused,
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
    let db = platform.db.read();
    let mut wanted = table::Entity::find().filter(table::Column::Position.gt(position));
    if !filter.kinds.is_empty() {
        wanted = wanted.filter(table::Column::Kind.is_in(filter.kinds.iter().map(|kind| kind.code())));
    }
    if let Some((types, own)) = &filter.seen {
        let own = own.map(|own| table::Column::UserId.eq(own));
        let mut seen = sea_orm::Condition::any().add_option(own);
        if !types.is_empty() || own_is_missing(filter) {
            seen = seen.add(table::Column::AggregateType.is_in(types.iter().copied()));
        }
        wanted = wanted.filter(seen);
    }
    let found = wanted.order_by_asc(table::Column::Position).limit(limit.min(MOST_AT_ONCE)).all(db).await;
    // asked after the read: what was removed in between is then noticed
    if position < oldest_cursor(platform).await? {
        return Err(LogError::Forgotten);
    }
    let placed = |row: table::Model| {
        let position = row.position.unwrap_or_default();
        Event::placed(row, position).map_err(LogError::from)
    };
    found.map_err(Fault::from)?.into_iter().map(placed).collect()
}

/// Nothing at all may be seen: the condition must not become an empty one, which everything meets.
fn own_is_missing(filter: &EventFilter) -> bool {
    filter.seen.as_ref().is_some_and(|(_, own)| own.is_none())
}

/// The position of the newest event; 0 before the first.
pub async fn newest_position(platform: &Platform) -> Result<i64, Fault> {
    let cursor = cursor::read(platform.db.read(), cursor::DISPATCH).await?;
    Ok(cursor.map_or(0, |cursor| cursor.position))
}

/// The lowest position after which everything is still kept.
pub async fn oldest_cursor(platform: &Platform) -> Result<i64, Fault> {
    let cursor = cursor::read(platform.db.read(), cursor::FORGOTTEN).await?;
    Ok(cursor.map_or(0, |cursor| cursor.position))
}
