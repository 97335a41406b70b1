use std::collections::{BTreeMap, HashMap};

use rebated_domain::event::AggregateType;
use rebated_entity::outbox_event;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use uuid::Uuid;

use crate::db::{Kind, Rows};
use crate::{Fault, row};

const COLUMNS: &[(&str, Kind)] =
    &[("aggregate_id", Kind::Uuid), ("aggregate_type", Kind::Text), ("last_sequence", Kind::Big)];

/// The numbers of events among those about the same thing: 1, 2, 3 and so on, as the list has them. Called by
/// whoever dispatches, one at a time.
pub(super) async fn number_in(
    txn: &DatabaseTransaction,
    events: &[outbox_event::Model],
) -> Result<Vec<i64>, Fault> {
    let mut counts: BTreeMap<(Uuid, AggregateType), i64> = BTreeMap::new();
    for event in events {
        *counts.entry((event.aggregate_id, event.aggregate_type)).or_default() += 1;
    }
    let mut rows = Rows::new(COLUMNS);
    counts.iter().for_each(|((id, about), count)| rows.push(row![*id, *about, *count]));
    let (backend, names, mut params) = (txn.get_database_backend(), rows.names(), Vec::new());
    let source = rows.source(backend, &mut params);
    let sql = format!(
        "INSERT INTO event_streams ({names}) SELECT {names} FROM {source} WHERE true \
         ON CONFLICT (aggregate_id, aggregate_type) \
         DO UPDATE SET last_sequence = event_streams.last_sequence + excluded.last_sequence \
         RETURNING {names}"
    );
    let counted = txn.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    let mut last: HashMap<(Uuid, String), i64> = HashMap::new();
    for row in counted {
        let (id, about): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        last.insert((id, about), row.try_get_by_index(2)?);
    }
    // from the last event of each back to its first
    let number = |event: &outbox_event::Model| {
        let key = (event.aggregate_id, event.aggregate_type.code().to_owned());
        let last = last.get_mut(&key).ok_or_else(|| Fault::Corrupt("an event is not counted".into()))?;
        *last -= 1;
        Ok(*last + 1)
    };
    let mut numbers = events.iter().rev().map(number).collect::<Result<Vec<_>, Fault>>()?;
    numbers.reverse();
    Ok(numbers)
}
