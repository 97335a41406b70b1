use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::OrderId;
use rebated_domain::job::Retry;
use rebated_domain::machine::Doubling;
use rebated_domain::store::{CANCEL_TRIES, CancellationState, StepState};
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use rebated_entity::order_cancellation as table;
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::{Deserialize, Serialize};

use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::rebates::Desk;
use crate::store::life::{Cause, Locked, lock_in, transition_in};
use crate::store::{ask_refund, steps};
use crate::{Fault, Platform, row};

/// Looks at a cancellation that waits for the steps of its order.
pub(crate) const CANCEL: JobKind = JobKind::new(
    "store.cancel",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
);

/// The longest wait between two looks.
const LONGEST: TimeDelta = TimeDelta::minutes(10);

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wish {
    order_id: OrderId,
}

/// When a cancellation is looked at again.
pub(super) struct Recheck<'a> {
    platform: &'a Platform,
    now: DateTime<Utc>,
    waits: Doubling,
}

impl<'a> Recheck<'a> {
    pub fn of(desk: &Desk<'a>) -> Self {
        let first = TimeDelta::seconds(desk.settings.settings.store_cancel_recheck_seconds.into());
        Self {
            platform: desk.platform,
            now: desk.now,
            waits: Doubling { first, longest: LONGEST.max(first) },
        }
    }

    /// Has it looked at again, with a wait that doubles with each look. `version` is the order's: with the tries it
    /// names the job.
    pub fn park(&self, row: &mut table::Model, version: i32, jobs: &mut NewJobs) -> Result<(), Fault> {
        let at = self.now + self.waits.wait(u32::try_from(row.tries).unwrap_or(0));
        (row.state, row.next_at, row.ended_at) = (CancellationState::Waiting, Some(at), None);
        let key = format!("{}:{version}:{}:{}", row.order_id, row.requested_at.timestamp_micros(), row.tries);
        let job = NewJob::new(CANCEL, &Wish { order_id: row.order_id })?;
        jobs.add(self.platform, self.now, job.due_at(at).dedup_key(key));
        Ok(())
    }
}

/// The job that looks whether the steps of an order are done, so that it can be cancelled.
pub(crate) async fn run(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Wish { order_id } = job.payload()?;
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        if let Some(locked) = lock_in(txn, desk.now, order_id).await? {
            let found = table::Entity::find_by_id(order_id).one(txn).await.map_err(Fault::from)?;
            // a wish that has ended, or one that was made again and has a job of its own
            let is_due = |row: &table::Model| {
                row.state == CancellationState::Waiting && row.next_at.is_some_and(|at| at <= desk.now)
            };
            if let Some(row) = found.filter(is_due) {
                look_in(txn, &desk, &job, locked, row, &mut writes).await?;
            }
        }
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

async fn look_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    job: &Claimed,
    locked: Locked,
    mut row: table::Model,
    writes: &mut Writes,
) -> Result<(), JobFailure> {
    let mut jobs = NewJobs::default();
    let status = locked.status()?;
    let steps = steps::of_order_in(txn, locked.order.id).await?;
    let is_busy = steps.iter().any(|step| step.state == StepState::Queued);
    row.tries += 1;
    match status {
        StoreOrderStatus::Created => wait(desk, &mut row, locked.order.version, &mut jobs)?,
        StoreOrderStatus::Paid if is_busy => wait(desk, &mut row, locked.order.version, &mut jobs)?,
        StoreOrderStatus::AwaitingPayment => {
            end(&mut row, CancellationState::Done, desk.now);
            let cause = Cause::timer(job.id);
            transition_in(txn, desk, locked, StoreOrderInput::Cancel, &cause, writes).await?;
        }
        StoreOrderStatus::Paid | StoreOrderStatus::Fulfilling => {
            end(&mut row, CancellationState::Done, desk.now);
            let buyer = locked.order.buyer_id.filter(|buyer| row.requested_by == *buyer);
            jobs.add(desk.platform, desk.now, ask_refund::job(locked.order.id, buyer)?);
        }
        StoreOrderStatus::Cancelled | StoreOrderStatus::Cancelling | StoreOrderStatus::Expired => {
            end(&mut row, CancellationState::Done, desk.now);
        }
        StoreOrderStatus::Shipped | StoreOrderStatus::Received | StoreOrderStatus::Completed => {
            end(&mut row, CancellationState::Dropped, desk.now);
        }
    }
    save(&row, writes);
    jobs.write(writes);
    Ok(())
}

/// Has it looked at again, or leaves it to people.
fn wait(desk: &Desk<'_>, row: &mut table::Model, version: i32, jobs: &mut NewJobs) -> Result<(), Fault> {
    if row.tries < CANCEL_TRIES {
        return Recheck::of(desk).park(row, version, jobs);
    }
    leave_to_people(row);
    Ok(())
}

fn end(row: &mut table::Model, state: CancellationState, now: DateTime<Utc>) {
    (row.state, row.next_at, row.ended_at) = (state, None, Some(now));
}

/// Somebody has to look why the steps of the order do not end.
fn leave_to_people(row: &mut table::Model) {
    (row.state, row.next_at) = (CancellationState::Manual, None);
    metrics::counter!("rebated_store_cancellations_stuck_total").increment(1);
    tracing::error!(
        order = %row.order_id,
        tries = row.tries,
        "An order cannot be cancelled, since its steps do not end; somebody has to look."
    );
}

const COLUMNS: &[(&str, Kind)] = &[
    ("order_id", Kind::Uuid),
    ("state", Kind::Text),
    ("tries", Kind::Int),
    ("next_at", Kind::TimeOpt),
    ("note", Kind::TextOpt),
    ("requested_by", Kind::Uuid),
    ("requested_at", Kind::Time),
    ("ended_at", Kind::TimeOpt),
];
const SET: &str = "ON CONFLICT (order_id) DO UPDATE SET state = excluded.state, tries = excluded.tries, \
    next_at = excluded.next_at, note = excluded.note, requested_by = excluded.requested_by, \
    requested_at = excluded.requested_at, ended_at = excluded.ended_at";

/// Writes a cancellation, new or not.
pub(super) fn save(row: &table::Model, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        row.order_id,
        row.state,
        row.tries,
        row.next_at,
        row.note.clone(),
        row.requested_by,
        row.requested_at,
        row.ended_at,
    ]);
    writes.insert("order_cancellations", &rows, SET);
}
