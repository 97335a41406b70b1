use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::id::{PaymentCallbackId, PaymentId};
use rebated_domain::job::Retry;
use rebated_domain::payment::{CallbackReason, CallbackResult, PaymentInput, PaymentStatus};
use rebated_entity::{payment, payment_callback as table};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use super::kept;
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob};
use crate::payments::life::{Cause, Moved, Said, lock_in, transition_in};
use crate::payments::look::job_failure;
use crate::payments::{Notice, PaymentNotice, PaymentState, returns};
use crate::rebates::Desk;
use crate::{Fault, Platform};

/// Applies what a channel told.
pub(in crate::payments) const APPLY: JobKind = JobKind {
    at_once: 8,
    ..JobKind::new(
        "payments.callback",
        Retry::Backoff { first: TimeDelta::seconds(1), longest: TimeDelta::minutes(10), attempts: 12 },
    )
};

/// Which callback.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    callback_id: PaymentCallbackId,
}

/// The job to be stored with a callback.
pub(super) fn job(callback_id: PaymentCallbackId) -> Result<NewJob, Fault> {
    Ok(NewJob::new(APPLY, &Told { callback_id })?.dedup_key(callback_id.to_string()))
}

/// What came of a callback, and about which payment it was.
type Verdict = (CallbackResult, Option<CallbackReason>, Option<PaymentId>);

/// The job that applies a callback, once.
pub(in crate::payments) async fn apply(
    platform: Arc<Platform>,
    job: Claimed,
) -> Result<Finished, JobFailure> {
    let Told { callback_id } = job.payload()?;
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let row =
            table::Entity::find_by_id(callback_id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
        if let Some(row) = row.filter(|row| row.result.is_none()) {
            let notice = kept::read(&row.notice)?;
            let mut writes = Writes::new(platform.db.backend());
            let verdict = apply_in(txn, &desk, &row, &notice, &mut writes).await?;
            writes.run(txn).await?;
            let channel = row.channel.code();
            let (result, reason, payment_id) = verdict;
            let mut row = row.into_active_model();
            (row.result, row.reason) = (Set(Some(result)), Set(reason));
            (row.payment_id, row.applied_at) = (Set(payment_id), Set(Some(desk.now)));
            row.update(txn).await.map_err(Fault::from)?;
            tell(channel, callback_id, result, reason);
        }
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

async fn apply_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    row: &table::Model,
    notice: &Notice,
    writes: &mut Writes,
) -> Result<Verdict, JobFailure> {
    let cause = Cause::callback(row.id);
    match notice {
        Notice::Payment(notice) => payment_in(txn, desk, row, notice, &cause, writes).await,
        Notice::Refund(notice) => Ok(returns::hear_in(txn, desk, notice, &cause, writes).await?),
        Notice::Other { .. } => Ok((CallbackResult::Refused, Some(CallbackReason::NotActedOn), None)),
    }
}

/// App, merchant, number and amount must be ours, in this order; then the table decides.
async fn payment_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    row: &table::Model,
    notice: &PaymentNotice,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<Verdict, JobFailure> {
    let found = payment::Entity::find()
        .filter(payment::Column::Number.eq(&notice.number))
        .filter(payment::Column::Channel.eq(row.channel))
        .one(txn)
        .await
        .map_err(Fault::from)?;
    let locked = match found {
        Some(found) => lock_in(txn, desk.now, found.id).await?,
        None => None,
    };
    let Some(locked) = locked else {
        let account = desk.platform.channels.of(row.channel).map(|channel| channel.account());
        let reason = match account {
            Some(ours) if ours.app != notice.account.app => CallbackReason::WrongApp,
            Some(ours) if ours.merchant != notice.account.merchant => CallbackReason::WrongMerchant,
            _ => CallbackReason::UnknownNumber,
        };
        return Ok((CallbackResult::Parked, Some(reason), None));
    };
    let (id, before) = (locked.payment.id, locked.payment.status);
    let said = Said::by_notice(&locked.payment, notice, input(notice));
    if said.misfit.is_some() && said.input != PaymentInput::Paid {
        return Ok((CallbackResult::Parked, said.misfit, Some(id)));
    }
    let moved = transition_in(txn, desk, locked, &said, cause, writes).await.map_err(job_failure)?;
    if said.misfit.is_some() {
        return Ok((CallbackResult::Parked, said.misfit, Some(id)));
    }
    let is_news = match moved {
        Moved::Changed(payment) => payment.status != before || hands_on(notice, before),
        Moved::Already(_) => false,
    };
    let result = if is_news { CallbackResult::Applied } else { CallbackResult::Duplicate };
    Ok((result, None, Some(id)))
}

/// Whether the notice is about a refund, and went on to whatever refunds the payment.
fn hands_on(notice: &PaymentNotice, before: PaymentStatus) -> bool {
    notice.refund.is_some() && before == PaymentStatus::Paid
}

fn input(notice: &PaymentNotice) -> PaymentInput {
    match notice.state {
        PaymentState::Paid | PaymentState::Finished => PaymentInput::Paid,
        PaymentState::Closed => PaymentInput::Closed,
        PaymentState::Open | PaymentState::Absent => PaymentInput::NotPaid,
    }
}

fn tell(
    channel: &'static str,
    callback: PaymentCallbackId,
    result: CallbackResult,
    reason: Option<CallbackReason>,
) {
    let why = reason.map_or("", |reason| reason.code());
    metrics::counter!(
        "rebated_payment_notices_total", "channel" => channel, "result" => result.code(), "reason" => why
    )
    .increment(1);
    if result == CallbackResult::Parked {
        tracing::error!(%callback, channel, reason = why, "A callback does not fit our books; somebody has to look.");
    }
}
