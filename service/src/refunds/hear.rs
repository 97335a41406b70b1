//! What channels tell of refunds.

use rebated_domain::id::PaymentId;
use rebated_domain::payment::{CallbackReason, CallbackResult};
use rebated_domain::refund::RefundStatus;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::{payment, refund};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::RefundError;
use super::life::{Cause, Moved, arm_at, lock_in, split, transition_in, write_row};
use crate::Fault;
use crate::db::Writes;
use crate::jobs::NewJobs;
use crate::payments::{RefundHeard, RefundNotice};
use crate::rebates::Desk;

/// Has the refunds of a payment looked at now: a notice about the payment told of a refund. The payment is locked.
pub(crate) async fn look_now_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    payment: PaymentId,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let waits = [RefundStatus::Pending, RefundStatus::Unknown, RefundStatus::Manual];
    let rows = refund::Entity::find()
        .filter(refund::Column::PaymentId.eq(payment))
        .filter(refund::Column::Status.is_in(waits))
        .lock_exclusive()
        .all(txn)
        .await?;
    let mut jobs = NewJobs::default();
    for mut row in rows {
        row.polls += 1;
        arm_at(desk.platform, desk.now, &mut row, desk.now, &mut jobs)?;
        let mut own = Writes::new(desk.platform.db.backend());
        write_row(&row, false, &mut own);
        writes.append(own);
    }
    jobs.write(writes);
    Ok(())
}

/// A channel tells how a refund is. Merchant, number and amount to the fen must be ours. None when it is of no refund
/// of the platform.
pub(crate) async fn hear_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    paid: &payment::Model,
    notice: &RefundNotice,
    callback: impl std::fmt::Display,
) -> Result<Option<(CallbackResult, Option<CallbackReason>)>, RefundError> {
    let Some((own, turn)) = split(&notice.number) else { return Ok(None) };
    let found = refund::Entity::find().filter(refund::Column::Number.eq(own)).one(txn).await;
    let found = found.map_err(Fault::from)?;
    let Some(found) = found.filter(|row| row.payment_id == Some(paid.id) && turn <= row.turn) else {
        return Ok(None);
    };
    let locked = lock_in(txn, found.id).await?.ok_or(RefundError::RefundNotFound)?;
    let refund = &locked.refund;
    if refund.amount_minor != notice.amount.minor() || refund.currency != notice.amount.currency() {
        return Ok(Some((CallbackResult::Parked, Some(CallbackReason::WrongAmount))));
    }
    let Some(mut heard) = RefundHeard::by_notice(notice) else {
        return Ok(Some((CallbackResult::Refused, Some(CallbackReason::NotActedOn))));
    };
    let before = refund.status;
    // the account had the money: that it cannot take it any more means that its bank sent it back
    if before == RefundStatus::Succeeded && heard.input == RefundInput::Abnormal {
        heard.input = RefundInput::ReturnedByBank;
    }
    let is_late_payment =
        heard.input == RefundInput::Done && turn < refund.turn && refund.returned_turn != Some(turn);
    let moved = transition_in(txn, desk, locked, &heard.into(), &Cause::callback(callback)).await?;
    if is_late_payment && matches!(moved, Moved::Already(_)) {
        tracing::error!(number = notice.number, "A channel moved money under a number that it had closed.");
        return Ok(Some((CallbackResult::Parked, Some(CallbackReason::ClosedNumber))));
    }
    let is_news = matches!(&moved, Moved::Changed(refund) if refund.status != before);
    let result = if is_news { CallbackResult::Applied } else { CallbackResult::Duplicate };
    Ok(Some((result, None)))
}
