use chrono::{DateTime, Utc};
use rebated_domain::id::PaymentId;
use rebated_domain::payment::{CallbackReason, CallbackResult};
use rebated_domain::refund::machine::RefundStatus;
use rebated_entity::{payment, payment_return};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::row;
use super::said::Said;
use super::transition::{Locked, Moved, arm_at, transition_in};
use crate::db::Writes;
use crate::jobs::NewJobs;
use crate::ledger::lock_for_posting_in;
use crate::payments::RefundNotice;
use crate::payments::life::Cause;
use crate::rebates::Desk;
use crate::refunds::{self, RefundError};
use crate::{Fault, Platform};

/// Has the return of a payment looked at now: a notice about the payment told of a refund. One that is being sent, or
/// is at its end, is left alone.
pub(in crate::payments) async fn look_now_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    payment: PaymentId,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let found = payment_return::Entity::find()
        .filter(payment_return::Column::PaymentId.eq(payment))
        .lock_exclusive()
        .one(txn)
        .await?;
    let waits = [RefundStatus::Pending, RefundStatus::Unknown, RefundStatus::Manual];
    let Some(mut row) = found.filter(|row| waits.contains(&row.status)) else { return Ok(()) };
    row.polls += 1;
    let mut jobs = NewJobs::default();
    arm_at(platform, now, &mut row, now, &mut jobs)?;
    row::write(&row, false, writes);
    jobs.write(writes);
    Ok(())
}

/// A channel tells how a refund is. The checks are those of payments: merchant, number, amount to the fen.
pub(in crate::payments) async fn hear_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    notice: &RefundNotice,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<(CallbackResult, Option<CallbackReason>, Option<PaymentId>), RefundError> {
    let (platform, now) = (desk.platform, desk.now);
    let parked = |reason, payment| Ok((CallbackResult::Parked, Some(reason), payment));
    lock_for_posting_in(txn).await?;
    let paid = payment::Entity::find().filter(payment::Column::Number.eq(&notice.payment_number));
    let Some(paid) = paid.one(txn).await.map_err(Fault::from)? else {
        return parked(CallbackReason::UnknownNumber, None);
    };
    if paid.merchant != notice.merchant {
        return parked(CallbackReason::WrongMerchant, Some(paid.id));
    }
    let row = payment_return::Entity::find()
        .filter(payment_return::Column::PaymentId.eq(paid.id))
        .lock_exclusive()
        .one(txn)
        .await
        .map_err(Fault::from)?;
    let Some(row) = row.filter(|row| row.number == notice.number) else {
        let reference = cause.reference.clone().unwrap_or_default();
        if let Some((result, reason)) = refunds::hear_in(txn, desk, &paid, notice, reference).await? {
            return Ok((result, reason, Some(paid.id)));
        }
        return parked(CallbackReason::UnknownRefund, Some(paid.id));
    };
    if row.amount_minor != notice.amount.minor() || row.currency != notice.amount.currency() {
        return parked(CallbackReason::WrongAmount, Some(paid.id));
    }
    let Some(said) = Said::by_notice(notice) else {
        return Ok((CallbackResult::Refused, Some(CallbackReason::NotActedOn), Some(paid.id)));
    };
    let before = row.status;
    let locked = Locked { row, channel: paid.channel };
    let moved = transition_in(txn, (platform, now), locked, &said, cause, writes).await?;
    let result = match moved {
        Moved::Changed(row) if row.status != before => CallbackResult::Applied,
        _ => CallbackResult::Duplicate,
    };
    Ok((result, None, Some(paid.id)))
}
