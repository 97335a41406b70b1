use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::courier::{PARCEL_ENDS_AFTER, ParcelKind, ParcelStatus};
use rebated_domain::id::{OrderId, ParcelId, RefundId};
use rebated_domain::job::Retry;
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use rebated_entity::parcel as table;
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use super::source::Source;
use super::{ParcelNumber, Tracking, refund_seam};
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::rebates::Desk;
use crate::store::life;
use crate::{Fault, Platform, row};

/// Asks the courier where a parcel is. It is tried more often than there are hours until nobody asks any more.
pub(crate) const PARCEL: JobKind = JobKind::new(
    "courier.parcel",
    Retry::Backoff { first: TimeDelta::seconds(30), longest: TimeDelta::hours(1), attempts: 2_000 },
);

/// Which parcel.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wake {
    parcel_id: ParcelId,
}

/// A parcel to be followed.
#[derive(Clone, Debug)]
pub struct NewParcel {
    /// Of which order.
    pub order_id: OrderId,
    /// The refund for which it comes back; none for the one to the buyer.
    pub refund_id: Option<RefundId>,
    /// What the courier knows it by.
    pub number: ParcelNumber,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("kind", Kind::Text),
    ("order_id", Kind::Uuid),
    ("refund_id", Kind::UuidOpt),
    ("carrier", Kind::Text),
    ("tracking_number", Kind::Text),
    ("status", Kind::Text),
    ("place", Kind::TextOpt),
    ("said_at", Kind::TimeOpt),
    ("asked", Kind::Int),
    ("wake_at", Kind::TimeOpt),
    ("wake_job", Kind::UuidOpt),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
];
const SET: &str = "status = r.status, place = r.place, said_at = r.said_at, asked = r.asked, wake_at = r.wake_at, \
    wake_job = r.wake_job, updated_at = r.updated_at";

/// Adds to `writes` that a parcel is followed from now on, until the courier tells an end or nobody asks any more.
pub fn watch(desk: &Desk<'_>, new: NewParcel, writes: &mut Writes) -> Result<(), Fault> {
    let (platform, now) = (desk.platform, desk.now);
    let mut parcel = table::Model {
        id: platform.new_id(now),
        kind: if new.refund_id.is_some() { ParcelKind::Return } else { ParcelKind::Outbound },
        order_id: new.order_id,
        refund_id: new.refund_id,
        carrier: new.number.carrier,
        tracking_number: new.number.tracking_number,
        status: ParcelStatus::Announced,
        place: None,
        said_at: None,
        asked: 0,
        wake_at: None,
        wake_job: None,
        created_at: now,
        updated_at: now,
    };
    arm(desk, &mut parcel, TimeDelta::zero(), writes)?;
    write(&parcel, true, writes);
    Ok(())
}

/// The job that asks about a parcel. Of several such jobs only the one that the parcel names does anything; while a
/// parcel is not at its end it always names one. By it alone every parcel comes to its end.
pub(crate) async fn look(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Wake { parcel_id } = job.payload()?;
    let seen = table::Entity::find_by_id(parcel_id).one(platform.db.writer()).await.map_err(Fault::from)?;
    let Some(seen) = seen.filter(|parcel| parcel.wake_job == Some(job.id)) else {
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    job.still_held(&platform).await?;
    let number = ParcelNumber { carrier: seen.carrier, tracking_number: seen.tracking_number };
    let is_late = platform.now() >= seen.created_at + PARCEL_ENDS_AFTER;
    let told = match platform.courier.track(&number).await {
        Ok(told) => told,
        // nobody waits for ever for a courier that is gone
        Err(_) if is_late => Tracking { status: seen.status, place: None, at: None },
        Err(error) => return Err(JobFailure::Again(format!("the courier did not answer: {error}"))),
    };
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        hear_in(txn, &desk, parcel_id, &told, Source::Poll(job.id)).await?;
        ask_again_in(txn, &desk, &job, parcel_id).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

/// Sets the next question; after [`PARCEL_ENDS_AFTER`] there is none.
async fn ask_again_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    job: &Claimed,
    id: ParcelId,
) -> Result<(), Fault> {
    let parcel = table::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    let Some(mut parcel) = parcel.filter(|parcel| parcel.wake_job == Some(job.id)) else { return Ok(()) };
    let mut writes = Writes::new(desk.platform.db.backend());
    let asked = u32::try_from(parcel.asked).unwrap_or(u32::MAX);
    parcel.asked += 1;
    if desk.now >= parcel.created_at + PARCEL_ENDS_AFTER {
        parcel.status = ParcelStatus::Untraced;
        parcel.updated_at = desk.now;
        (parcel.wake_at, parcel.wake_job) = (None, None);
    } else {
        arm(desk, &mut parcel, ParcelStatus::asks_again_after(asked), &mut writes)?;
    }
    write(&parcel, false, &mut writes);
    writes.run(txn).await
}

/// Writes down where a parcel is, and moves its order or refund when it has arrived. False when that was known.
///
/// Locks the order, and the refund, before the parcel.
pub(super) async fn hear_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    id: ParcelId,
    told: &Tracking,
    source: Source,
) -> Result<bool, JobFailure> {
    let Some(seen) = table::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)? else {
        return Ok(false);
    };
    let order = life::lock_in(txn, desk.now, seen.order_id).await?;
    let parcel = table::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    let Some(mut parcel) = parcel else { return Ok(false) };
    let status = parcel.status.hearing(told.status);
    let is_news = status != parcel.status;
    let is_newer = told.place.is_some() && told.place != parcel.place && told.at >= parcel.said_at;
    if !(is_news || is_newer && status == told.status) {
        return Ok(false);
    }
    parcel.status = status;
    if told.place.is_some() {
        parcel.place.clone_from(&told.place);
    }
    (parcel.said_at, parcel.updated_at) = (told.at.or(parcel.said_at), desk.now);
    if status.is_end() {
        (parcel.wake_at, parcel.wake_job) = (None, None);
    }
    let mut writes = Writes::new(desk.platform.db.backend());
    write(&parcel, false, &mut writes);
    writes.run(txn).await?;
    if !is_news {
        return Ok(true);
    }
    match (parcel.kind, status) {
        (ParcelKind::Outbound, ParcelStatus::Delivered) => {
            if let Some(order) = order.filter(|o| matches!(o.status(), Ok(StoreOrderStatus::Shipped))) {
                let mut writes = Writes::new(desk.platform.db.backend());
                let signed = StoreOrderInput::Signed;
                life::transition_in(txn, desk, order, signed, &source.of_order(), &mut writes).await?;
                writes.run(txn).await?;
            }
        }
        (ParcelKind::Outbound, ParcelStatus::SentBack) => {
            refund_seam::came_back_in(txn, desk, &parcel, source).await?;
        }
        (ParcelKind::Return, ParcelStatus::Delivered) => {
            refund_seam::arrived_in(txn, desk, &parcel, source).await?;
        }
        _ => {}
    }
    Ok(true)
}

fn arm(
    desk: &Desk<'_>,
    parcel: &mut table::Model,
    wait: TimeDelta,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let (at, mut jobs) = (desk.now + wait, NewJobs::default());
    let key = format!("{}:{}", parcel.id, parcel.asked);
    let job = NewJob::new(PARCEL, &Wake { parcel_id: parcel.id })?.due_at(at).dedup_key(key);
    (parcel.wake_at, parcel.wake_job) = (Some(at), Some(jobs.add(desk.platform, desk.now, job)));
    jobs.write(writes);
    Ok(())
}

fn write(parcel: &table::Model, is_new: bool, writes: &mut Writes) {
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        parcel.id,
        parcel.kind,
        parcel.order_id,
        parcel.refund_id,
        parcel.carrier.clone(),
        parcel.tracking_number.clone(),
        parcel.status,
        parcel.place.clone(),
        parcel.said_at,
        parcel.asked,
        parcel.wake_at,
        parcel.wake_job,
        parcel.created_at,
        parcel.updated_at,
    ]);
    match is_new {
        true => writes.insert("parcels", &rows, ""),
        false => writes.update("parcels", &rows, SET, "parcels.id = r.id"),
    }
}
