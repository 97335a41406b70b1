use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::id::RefundId;
use rebated_domain::job::Retry;
use rebated_domain::refund::{RefundStatus, ReturnKind};
use rebated_entity::{parcel, refund, return_shipment, store_order};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{NewParcel, ParcelNumber, interceptions, parcels, queries};
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob};
use crate::rebates::Desk;
use crate::store::life;
use crate::{Fault, Platform};

/// Begins what a refund wants of the courier.
pub(crate) const BEGIN: JobKind = JobKind::new(
    "courier.begin",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 20 },
);

/// What a refund wants of the courier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Wish {
    /// To turn the parcel to the buyer round (R12).
    Intercept,
    /// To say when the parcel that the buyer sent back has arrived (R19).
    FollowReturn,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Begin {
    refund_id: RefundId,
    wish: Wish,
}

/// The job to be stored with the refund's change.
pub(crate) fn job(refund_id: RefundId, wish: Wish) -> Result<NewJob, Fault> {
    let key = format!("{refund_id}:{wish:?}");
    Ok(NewJob::new(BEGIN, &Begin { refund_id, wish })?.dedup_key(key))
}

/// The job that begins it, once for a refund: from then on rows of their own are asked about.
pub(crate) async fn begin(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Begin { refund_id, wish } = job.payload()?;
    let desk = Desk::open(&platform).await?;
    transact(&platform.db, async |txn| {
        let found = refund::Entity::find_by_id(refund_id).one(txn).await.map_err(Fault::from)?;
        if let Some(refund) = found {
            // two that begin the same wait for each other here
            life::lock_in(txn, desk.now, refund.order_id).await?;
            let mut writes = Writes::new(platform.db.backend());
            match wish {
                Wish::Intercept => intercept_in(txn, &desk, &refund, &mut writes).await?,
                Wish::FollowReturn => follow_in(txn, &desk, &refund, &mut writes).await?,
            }
            writes.run(txn).await?;
        }
        job.finish_in(txn, &platform).await
    })
    .await
}

async fn intercept_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    refund: &refund::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    // support may have been faster than this job, or the buyer
    let is_wanted = refund.status == RefundStatus::Intercepting;
    if !is_wanted || queries::has_interception(txn, refund.id).await? {
        return Ok(());
    }
    let store = store_order::Entity::find_by_id(refund.order_id).one(txn).await?;
    let Some((Some(carrier), Some(tracking_number))) = store.map(|row| (row.carrier, row.tracking_number))
    else {
        tracing::warn!(refund = %refund.id, "Nobody knows the parcel that is to be turned round.");
        return Ok(());
    };
    interceptions::ask(desk, refund, ParcelNumber { carrier, tracking_number }, writes)
}

async fn follow_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    refund: &refund::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let known = parcel::Entity::find().filter(parcel::Column::RefundId.eq(refund.id)).count(txn).await?;
    let sent = return_shipment::Entity::find()
        .filter(return_shipment::Column::RefundId.eq(refund.id))
        .filter(return_shipment::Column::Kind.eq(ReturnKind::SentBack))
        .filter(return_shipment::Column::ReceivedAt.is_null())
        .one(txn)
        .await?;
    let Some(sent) = sent.filter(|_| known == 0) else { return Ok(()) };
    let (Some(carrier), Some(tracking_number)) = (sent.carrier, sent.tracking_number) else { return Ok(()) };
    let number = ParcelNumber { carrier, tracking_number };
    let parcel = NewParcel { order_id: refund.order_id, refund_id: Some(refund.id), number };
    parcels::watch(desk, parcel, writes)
}
