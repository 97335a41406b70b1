//! What follows when the buyer has the money, beyond the books: the place for the voucher.

use rebated_entity::refund;
use sea_orm::DatabaseTransaction;

use super::life::Locked;
use crate::Fault;
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
