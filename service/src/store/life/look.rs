use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::courier::ParcelStatus;
use rebated_domain::id::{JobId, OrderId};
use rebated_domain::store::StepState;
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use rebated_entity::store_order;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::wake::{Wake, arm_at};
use super::{Cause, Locked, Moved, lock_in, row, transition_in};
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, NewJobs};
use crate::rebates::Desk;
use crate::store::courier::ParcelNumber;
use crate::store::steps;
use crate::{Fault, Platform};

/// How often an order whose preparation does not end is looked at before it is given up.
const PREPARATION_TRIES: i32 = 20;
/// How long until a courier is asked again who did not say that a late parcel has arrived.
const ASK_COURIER_EVERY: TimeDelta = TimeDelta::days(1);

/// The job that looks at an order when its time has come. Of several such jobs only the one that the order names does
/// anything; while an order is not at its end it always names one.
pub(crate) async fn look(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Wake { order_id } = job.payload()?;
    let desk = Desk::open(&platform).await?;
    let is_delivered = ask_courier(&platform, order_id, job.id).await?;
    let finished = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        let locked = lock_in(txn, desk.now, order_id).await?;
        if let Some(mut locked) = locked.filter(|locked| locked.store.wake_job == Some(job.id)) {
            locked.facts.is_delivered = is_delivered;
            let input = input(&locked)?;
            let moved = transition_in(txn, &desk, locked, input, &Cause::timer(job.id), &mut writes).await?;
            if let Moved::Already(locked) = moved {
                look_again_in(txn, &desk, locked, &mut writes).await?;
            }
        }
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

fn input(locked: &Locked) -> Result<StoreOrderInput, Fault> {
    Ok(match locked.status()? {
        StoreOrderStatus::Created if locked.store.tries >= PREPARATION_TRIES => {
            StoreOrderInput::PreparationFailed
        }
        StoreOrderStatus::Cancelling if !locked.facts.refund_is_open => StoreOrderInput::RefundEnded,
        _ => StoreOrderInput::Timer,
    })
}

/// Asked before the transaction, and only about a parcel that is late.
async fn ask_courier(platform: &Platform, order: OrderId, job: JobId) -> Result<bool, JobFailure> {
    let store = store_order::Entity::find_by_id(order).one(platform.db.read()).await.map_err(Fault::from)?;
    let Some(store) = store.filter(|store| store.wake_job == Some(job)) else { return Ok(false) };
    let (Some(carrier), Some(number)) = (&store.carrier, &store.tracking_number) else { return Ok(false) };
    let parcel = ParcelNumber { carrier: carrier.clone(), tracking_number: number.clone() };
    let answer = platform.courier.track(&parcel).await;
    answer
        .map(|told| told.status == ParcelStatus::Delivered)
        .map_err(|error| JobFailure::Again(format!("the courier did not answer: {error}")))
}

/// Sets the next wake-up of an order for which it was too early, and sees to it that its steps have jobs.
async fn look_again_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut locked: Locked,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let (platform, now) = (desk.platform, desk.now);
    let terms = desk.settings.settings.store_terms();
    let status = locked.status()?;
    locked.store.tries += 1;
    locked.facts.tries += 1;
    let wait = match status {
        StoreOrderStatus::Shipped => Some(ASK_COURIER_EVERY),
        StoreOrderStatus::Received => Some(terms.watch_refund_every),
        other => other.wakes_after(&locked.facts, &terms),
    };
    let Some(wait) = wait else { return Ok(()) };
    let mut jobs = NewJobs::default();
    if matches!(status, StoreOrderStatus::Created | StoreOrderStatus::Paid) {
        let all = steps::of_order_in(txn, locked.order.id).await?;
        let queued = all.iter().filter(|row| row.state == StepState::Queued).map(|row| row.step);
        steps::requeue(platform, now, locked.order.id, queued, &mut jobs)?;
    }
    arm_at(platform, now, (&mut locked.store, locked.order.version), now + wait, &mut jobs)?;
    row::write(&locked.store, false, writes);
    jobs.write(writes);
    Ok(())
}
