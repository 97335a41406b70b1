//! Events: numbered without gaps, dispatched once, carried on without a loss.

mod catalogue;
mod crashes;
mod dispatching;
mod fakes;
mod forgetting;
mod numbering;
mod publishing;
pub mod rabbit;
mod reading;
mod seam;

use std::collections::BTreeMap;

use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::id::UserId;
use rebated_service::db::{Writes, transact};
use rebated_service::events::{self, Event, EventData, EventFilter, Outbox};
use rebated_service::{Fault, Platform};
use rebated_tests::TestApp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use uuid::Uuid;

/// An event about the balance of a user whom nobody knows.
fn about(user: u128) -> EventData {
    let user_id = UserId(Uuid::from_u128(user));
    EventData::BalanceChanged(BalanceFacts { user_id, cause: BalanceCause::Adjustment })
}

/// Writes events as workflows do.
async fn write_in(txn: &DatabaseTransaction, platform: &Platform, told: &[EventData]) -> Result<(), Fault> {
    let (mut outbox, mut writes) = (Outbox::default(), Writes::new(platform.db.backend()));
    told.iter().for_each(|data| outbox.add(platform, platform.now(), data));
    outbox.write(&mut writes);
    writes.run(txn).await
}

/// Commits some events at once.
async fn tell(platform: &Platform, told: &[EventData]) {
    transact(&platform.db, async |txn| write_in(txn, platform, told).await).await.unwrap();
}

/// Dispatches until nothing waits.
async fn dispatch_all(platform: &Platform) {
    while events::dispatch(platform).await.unwrap() > 0 {}
}

/// The whole log.
async fn log(platform: &Platform) -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    loop {
        let position = all.last().map_or(0, |event| event.position);
        let more = events::after(platform, position, 100, &EventFilter::default()).await.unwrap();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}

/// Fails unless positions are 1, 2, 3 and so on, and the events about each thing are too, in the same order.
#[track_caller]
fn assert_in_order(log: &[Event]) {
    let mut last: BTreeMap<(Uuid, &str), i64> = BTreeMap::new();
    for (event, position) in log.iter().zip(1..) {
        assert_eq!(event.position, position, "the log has no gaps");
        let last = last.entry((event.aggregate_id, event.aggregate_type.code())).or_default();
        *last += 1;
        assert_eq!(event.sequence, *last, "the events about one thing are in order: {event:?}");
    }
}

async fn count(app: &TestApp, what: &str) -> i64 {
    let db = app.platform().db.read();
    let sql = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) FROM {what}"));
    db.query_one_raw(sql).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}
