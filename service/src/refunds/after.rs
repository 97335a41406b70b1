//! What follows a change of a refund beyond the books: the places for the voucher and for the courier.

use rebated_entity::refund;
use sea_orm::DatabaseTransaction;

use super::life::Locked;
use crate::Fault;
use crate::jobs::NewJobs;
use crate::rebates::Desk;

/// Called once for each time a refund succeeds, at the end of that transaction. Whatever is made later is a job that
/// is stored here; that one of them fails never moves the refund.
pub(super) async fn succeeded_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: &Locked,
) -> Result<(), Fault> {
    let _ = (txn, desk);
    let refund: &refund::Model = &locked.refund;
    metrics::counter!("rebated_refunds_succeeded_total", "payout" => refund.payout.code()).increment(1);
    Ok(())
}

/// Called when the courier is to be asked to turn a parcel round, once for each refund. Whatever asks is a job that is
/// stored here, and answers by [`interception_ended`](super::interception_ended).
pub(super) fn interception_asked(desk: &Desk<'_>, locked: &Locked, jobs: &mut NewJobs) -> Result<(), Fault> {
    let _ = (desk, jobs);
    tracing::info!(refund = %locked.refund.id, "A parcel is to be turned round.");
    Ok(())
}
