use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::courier::{INTERCEPTION_ENDS_AFTER, InterceptionStatus};
use rebated_domain::id::RefundId;
use rebated_domain::job::Retry;
use rebated_entity::{courier_interception as table, refund};
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use super::source::Source;
use super::{Interception, NewInterception, ParcelNumber, refund_seam};
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::rebates::Desk;
use crate::store::life;
use crate::{Fault, Platform, row};

/// Asks the courier to turn a parcel round, and then how far that is.
pub(crate) const INTERCEPTION: JobKind = JobKind::new(
    "courier.interception",
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::minutes(10), attempts: 500 },
);

/// For which refund.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wake {
    refund_id: RefundId,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("refund_id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("carrier", Kind::Text),
    ("tracking_number", Kind::Text),
    ("status", Kind::Text),
    ("reason", Kind::TextOpt),
    ("asked", Kind::Int),
    ("asked_at", Kind::Time),
    ("wake_at", Kind::TimeOpt),
    ("wake_job", Kind::UuidOpt),
    ("updated_at", Kind::Time),
];
const SET: &str = "status = r.status, reason = r.reason, asked = r.asked, wake_at = r.wake_at, \
    wake_job = r.wake_job, updated_at = r.updated_at";
/// The reason where the courier gave none in its time.
const NO_ANSWER: &str = "no answer within 48 hours";

/// Adds to `writes` that the courier is asked to turn an order's parcel round. The order is locked by the caller, who
/// has seen that it was not asked for the refund before.
pub(super) fn ask(
    desk: &Desk<'_>,
    refund: &refund::Model,
    parcel: ParcelNumber,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let mut asked = table::Model {
        refund_id: refund.id,
        order_id: refund.order_id,
        carrier: parcel.carrier,
        tracking_number: parcel.tracking_number,
        status: InterceptionStatus::Asked,
        reason: None,
        asked: 0,
        asked_at: desk.now,
        wake_at: None,
        wake_job: None,
        updated_at: desk.now,
    };
    arm(desk, &mut asked, TimeDelta::zero(), writes)?;
    write(&asked, true, writes);
    Ok(())
}

/// The job that asks about an interception. As with parcels, by it alone every interception comes to its end: after
/// [`INTERCEPTION_ENDS_AFTER`] without another answer it has failed.
pub(crate) async fn look(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Wake { refund_id } = job.payload()?;
    let seen = table::Entity::find_by_id(refund_id).one(platform.db.writer()).await.map_err(Fault::from)?;
    let Some(seen) = seen.filter(|asked| asked.wake_job == Some(job.id)) else {
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    let is_late = platform.now() >= seen.asked_at + INTERCEPTION_ENDS_AFTER;
    job.still_held(&platform).await?;
    let told = match platform.courier.intercept(&request(&seen)).await {
        Ok(told) if told.status.is_end() || !is_late => told,
        Ok(_) => given_up(),
        Err(error) if is_late => {
            tracing::error!(%error, refund = %refund_id, "The courier never answered; the interception has failed.");
            given_up()
        }
        Err(error) => return Err(JobFailure::Again(format!("the courier did not answer: {error}"))),
    };
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        hear_in(txn, &desk, refund_id, &told, Source::Poll(job.id)).await?;
        ask_again_in(txn, &desk, &job, refund_id).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

fn request(asked: &table::Model) -> NewInterception {
    NewInterception {
        reference: asked.refund_id.to_string(),
        parcel: ParcelNumber {
            carrier: asked.carrier.clone(),
            tracking_number: asked.tracking_number.clone(),
        },
    }
}

fn given_up() -> Interception {
    Interception { status: InterceptionStatus::Failed, reason: Some(NO_ANSWER.into()) }
}

async fn ask_again_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    job: &Claimed,
    id: RefundId,
) -> Result<(), Fault> {
    let asked = table::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    let Some(mut asked) = asked.filter(|asked| asked.wake_job == Some(job.id)) else { return Ok(()) };
    let wait = InterceptionStatus::asks_again_after(u32::try_from(asked.asked).unwrap_or(u32::MAX));
    // the last question comes when the courier's time is over
    let left = (asked.asked_at + INTERCEPTION_ENDS_AFTER - desk.now).max(TimeDelta::zero());
    asked.asked += 1;
    let mut writes = Writes::new(desk.platform.db.backend());
    arm(desk, &mut asked, wait.min(left), &mut writes)?;
    write(&asked, false, &mut writes);
    writes.run(txn).await
}

/// Writes down how far the courier is, and moves the refund at the end (R17, R18). False when that was known.
///
/// Locks the order before the interception.
pub(super) async fn hear_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    refund_id: RefundId,
    told: &Interception,
    source: Source,
) -> Result<bool, JobFailure> {
    let seen = table::Entity::find_by_id(refund_id).one(txn).await.map_err(Fault::from)?;
    let Some(seen) = seen else { return Ok(false) };
    life::lock_in(txn, desk.now, seen.order_id).await?;
    let asked = table::Entity::find_by_id(refund_id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    let Some(mut asked) = asked else { return Ok(false) };
    let status = asked.status.hearing(told.status);
    if status == asked.status {
        return Ok(false);
    }
    (asked.status, asked.updated_at) = (status, desk.now);
    asked.reason.clone_from(&told.reason);
    if status.is_end() {
        (asked.wake_at, asked.wake_job) = (None, None);
    }
    let mut writes = Writes::new(desk.platform.db.backend());
    write(&asked, false, &mut writes);
    writes.run(txn).await?;
    if status.is_end() {
        let turned = status == InterceptionStatus::TurnedRound;
        refund_seam::intercepted_in(txn, desk, refund_id, turned, source).await?;
    }
    Ok(true)
}

fn arm(desk: &Desk<'_>, asked: &mut table::Model, wait: TimeDelta, writes: &mut Writes) -> Result<(), Fault> {
    let (at, mut jobs) = (desk.now + wait, NewJobs::default());
    let key = format!("{}:{}", asked.refund_id, asked.asked);
    let job = NewJob::new(INTERCEPTION, &Wake { refund_id: asked.refund_id })?.due_at(at).dedup_key(key);
    (asked.wake_at, asked.wake_job) = (Some(at), Some(jobs.add(desk.platform, desk.now, job)));
    jobs.write(writes);
    Ok(())
}

fn write(asked: &table::Model, is_new: bool, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        asked.refund_id,
        asked.order_id,
        asked.carrier.clone(),
        asked.tracking_number.clone(),
        asked.status,
        asked.reason.clone(),
        asked.asked,
        asked.asked_at,
        asked.wake_at,
        asked.wake_job,
        asked.updated_at,
    ]);
    match is_new {
        true => writes.insert("courier_interceptions", &rows, "ON CONFLICT (refund_id) DO NOTHING"),
        false => writes.update(
            "courier_interceptions",
            &rows,
            SET,
            "courier_interceptions.refund_id = r.refund_id",
        ),
    }
}
