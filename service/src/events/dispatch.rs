use rebated_entity::outbox_event as table;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Event, cursor, streams};
use crate::db::{Gate, Kind, Rows, Writes, transact};
use crate::{Fault, Platform, row};

/// How many events one transaction dispatches.
const CHUNK: u64 = 1_000;
/// One dispatches at a time: positions follow the order of commits, and nobody reads past a gap.
const DISPATCHING: Gate = Gate::new(*b"rbte");

const COLUMNS: &[(&str, Kind)] =
    &[("id", Kind::Uuid), ("position", Kind::Big), ("sequence", Kind::Big), ("at", Kind::Time)];

/// Gives a chunk of the waiting events their numbers and positions and lets every consumer take them, in one
/// transaction; answers how many. Does nothing while another node is at it.
///
/// Waiting events are found by their lack of a position, and never by "recorded above the last one": a transaction
/// that commits late has a lower number and would be skipped for ever. Who tells of a thing holds its lock until the
/// commit, so that of one thing a later event has a greater number and is never visible before an earlier one. A
/// chunk in the order of these numbers can be given positions as it is, whatever the clocks of the nodes say.
pub async fn dispatch(platform: &Platform) -> Result<usize, Fault> {
    let dispatched = transact(&platform.db, async |txn| {
        if !DISPATCHING.try_shut_in(txn).await? {
            return Ok(0);
        }
        let waiting = table::Entity::find()
            .filter(table::Column::Position.is_null())
            .order_by_asc(table::Column::Recorded)
            .limit(CHUNK)
            .all(txn)
            .await?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let last = cursor::lock_in(txn, cursor::DISPATCH).await?.position;
        let numbers = streams::number_in(txn, &waiting).await?;
        let placed = waiting.into_iter().zip(last + 1..).zip(numbers);
        let events: Vec<Event> =
            placed.map(|((row, position), sequence)| Event::placed(row, position, sequence)).collect();
        place_in(txn, platform, &events).await?;
        for consumer in &platform.consumers {
            consumer.consume_in(txn, platform, &events).await.inspect_err(|error| {
                tracing::error!(consumer = consumer.name(), %error, "A consumer stops the dispatch of events.");
            })?;
        }
        Ok::<_, Fault>(events.len())
    })
    .await?;
    if dispatched > 0 {
        platform.events.dispatched();
        // consumers may have stored some
        platform.jobs.wake();
    }
    Ok(dispatched)
}

async fn place_in(txn: &DatabaseTransaction, platform: &Platform, events: &[Event]) -> Result<(), Fault> {
    let (now, mut rows) = (platform.now(), Rows::new(COLUMNS));
    events.iter().for_each(|event| rows.push(row![event.id, event.position, event.sequence, now]));
    let mut writes = Writes::new(platform.db.backend());
    let set = "position = r.position, sequence = r.sequence, dispatched_at = r.at";
    writes.update("outbox_events", &rows, set, "outbox_events.id = r.id");
    cursor::write(cursor::DISPATCH, events.last().map_or(0, |event| event.position), &mut writes);
    writes.run(txn).await
}
