//! What follows a change of a refund beyond the books: the places for the voucher and for the courier.

use chrono::{DateTime, Utc};
use rebated_domain::id::RefundId;
use rebated_entity::{refund, refund_attempt};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use super::life::Locked;
use super::metrics;
use crate::db::Writes;
use crate::jobs::NewJobs;
use crate::rebates::Desk;
use crate::store::courier::{self, Wish};
use crate::{Fault, vouchers};

/// Called once for each time a refund succeeds, at the end of that transaction. Whatever is made later is a job that
/// is stored here; that one of them fails never moves the refund.
pub(super) async fn succeeded_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: &Locked,
) -> Result<(), Fault> {
    let refund: &refund::Model = &locked.refund;
    let (mut jobs, mut writes) = (NewJobs::default(), Writes::new(desk.platform.db.backend()));
    jobs.add(desk.platform, desk.now, vouchers::job(refund.id)?);
    jobs.write(&mut writes);
    writes.run(txn).await?;
    metrics::succeeded(refund, first_call_in(txn, refund).await?, desk.now);
    ::metrics::counter!("rebated_refunds_succeeded_total", "payout" => refund.payout.code()).increment(1);
    Ok(())
}

/// When the channel was called for the first time, however often it was after that.
async fn first_call_in(
    txn: &DatabaseTransaction,
    refund: &refund::Model,
) -> Result<Option<DateTime<Utc>>, Fault> {
    let calls = refund_attempt::Entity::find().filter(refund_attempt::Column::RefundId.eq(refund.id));
    let first = calls.order_by_asc(refund_attempt::Column::CalledAt).one(txn).await?;
    Ok(first.map(|call| call.called_at))
}

/// Called when the courier is to be asked to turn a parcel round, once for each refund. The job that is stored here
/// asks; the answer moves the refund (R17, R18).
pub(super) fn interception_asked(desk: &Desk<'_>, locked: &Locked, jobs: &mut NewJobs) -> Result<(), Fault> {
    wish(desk, locked.refund.id, Wish::Intercept, jobs)
}

/// Called when the buyer has sent the goods back: the courier is asked where they are.
pub(super) fn return_shipped(desk: &Desk<'_>, refund: RefundId, jobs: &mut NewJobs) -> Result<(), Fault> {
    wish(desk, refund, Wish::FollowReturn, jobs)
}

fn wish(desk: &Desk<'_>, refund: RefundId, wish: Wish, jobs: &mut NewJobs) -> Result<(), Fault> {
    jobs.add(desk.platform, desk.now, courier::begin_job(refund, wish)?);
    Ok(())
}
