use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::OrderId;
use rebated_domain::job::Retry;
use rebated_domain::store_order::{StoreOrderFacts, StoreOrderStatus, StoreOrderTerms};
use rebated_entity::store_order;
use serde::{Deserialize, Serialize};

use crate::jobs::{JobKind, NewJob, NewJobs};
use crate::{Fault, Platform};

/// Looks at an order when its time has come.
pub(crate) const WAKE: JobKind = JobKind::new(
    "store.wake",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
);

/// Which order to look at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::store) struct Wake {
    pub order_id: OrderId,
}

/// Sets the next wake-up by what a state asks for; none for one that is an end.
pub(super) fn arm(
    platform: &Platform,
    now: DateTime<Utc>,
    (store, version): (&mut store_order::Model, i32),
    next: (StoreOrderStatus, &StoreOrderFacts, &StoreOrderTerms),
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    let (status, facts, terms) = next;
    match status.wakes_after(facts, terms) {
        Some(wait) => arm_at(platform, now, (store, version), now + wait, jobs),
        None => {
            (store.wake_at, store.wake_job) = (None, None);
            Ok(())
        }
    }
}

/// Sets the next wake-up to a time. The one before loses its meaning: a job that is not the stored one does nothing.
pub(in crate::store) fn arm_at(
    platform: &Platform,
    now: DateTime<Utc>,
    (store, version): (&mut store_order::Model, i32),
    at: DateTime<Utc>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    let id = store.order_id;
    // a change raises the version, another look the tries: no two wake-ups of an order share a key
    let key = format!("{id}:{version}:{}", store.tries);
    let job = NewJob::new(WAKE, &Wake { order_id: id })?.due_at(at).dedup_key(key);
    (store.wake_at, store.wake_job) = (Some(at), Some(jobs.add(platform, now, job)));
    Ok(())
}
