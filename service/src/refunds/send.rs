use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::RefundAttemptId;
use rebated_domain::money::Money;
use rebated_domain::refund::RefundStatus;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::{payment, payment_return, refund};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::life::{Attempt, Cause, Moved, Said, body_hash, lock_in, number_of, transition_in};
use crate::crash::{self, Point};
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, JobFailure};
use crate::payments::{NewRefund, PaymentChannel, RefundHeard};
use crate::rebates::Desk;
use crate::{Fault, Platform};

/// How long a job waits for a process that can call its channel.
const CHANNEL_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);
/// How long a job waits for another refund of the payment that is being sent.
const TURN_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(5);

/// A channel, and what it is told of a refund: every call and question about one number has the same words.
pub(super) struct Call {
    pub channel: Arc<dyn PaymentChannel>,
    pub refund: NewRefund,
}

impl Call {
    pub async fn of(platform: &Platform, row: &refund::Model) -> Result<Self, JobFailure> {
        let nothing = || Fault::Corrupt(format!("refund {} is of no payment", row.id));
        let id = row.payment_id.ok_or_else(nothing)?;
        let paid = payment::Entity::find_by_id(id).one(platform.db.writer()).await.map_err(Fault::from)?;
        let paid = paid.ok_or_else(nothing)?;
        let Some(channel) = platform.channels.of(paid.channel).cloned() else {
            let until = platform.now() + CHANNEL_AGAIN_AFTER;
            return Err(JobFailure::Postponed { until, reason: "no channel here".into() });
        };
        let refund = NewRefund {
            payment_number: paid.number.clone(),
            number: number_of(row),
            amount: Money::new(row.amount_minor, row.currency),
            paid: Money::new(paid.paid_minor, paid.currency),
            reason: format!("Refund of {}", paid.subject),
        };
        Ok(Self { channel, refund })
    }
}

/// Takes the refund, so that nobody else sends it (R27), and calls the channel when that is committed.
pub(super) async fn send(
    platform: &Platform,
    job: &Claimed,
    row: &refund::Model,
    call: &Call,
) -> Result<(RefundAttemptId, RefundHeard), JobFailure> {
    let desk = Desk::open(platform).await?;
    let attempt: RefundAttemptId = platform.new_id(desk.now);
    transact(&platform.db, async |txn| {
        let locked = lock_in(txn, row.id).await?;
        let locked =
            locked.filter(|locked| locked.refund.wake_job == Some(job.id)).ok_or(JobFailure::Lost)?;
        // the payment is locked: no other refund of it is taken meanwhile
        if let Some(until) = turn_in(txn, &desk, &locked.refund, call.channel.as_ref()).await? {
            return Err(JobFailure::Postponed { until, reason: "another refund of the payment".into() });
        }
        job.hold_in(txn).await?;
        let (said, cause) = (Said::that(RefundInput::Dispatch), Cause::timer(job.id));
        let moved = transition_in(txn, &desk, locked, &said, &cause).await?;
        let Moved::Changed(taken) = moved else { return Err(JobFailure::Lost) };
        let mut writes = Writes::new(platform.db.backend());
        let kept = Attempt {
            id: attempt,
            refund_id: taken.id,
            number: number_of(&taken),
            amount_minor: taken.amount_minor,
            body_hash: body_hash(&call.refund),
        };
        kept.write(desk.now, &mut writes);
        writes.run(txn).await?;
        Ok(())
    })
    .await?;
    crash::at(Point::RefundSending);
    job.still_held(platform).await?;
    let outcome = call.channel.refund(&call.refund).await;
    crash::at(Point::RefundSent);
    Ok((attempt, RefundHeard::by_call(outcome)))
}

/// When the refund may be sent, if not now: one at a time of a payment, and so far apart as the channel wants it.
async fn turn_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    row: &refund::Model,
    channel: &dyn PaymentChannel,
) -> Result<Option<DateTime<Utc>>, Fault> {
    let Some(payment) = row.payment_id else { return Ok(None) };
    let others = refund::Entity::find()
        .filter(refund::Column::PaymentId.eq(payment))
        .filter(refund::Column::Id.ne(row.id))
        .all(txn)
        .await?;
    let returns = payment_return::Entity::find().filter(payment_return::Column::PaymentId.eq(payment));
    let returns = returns.all(txn).await?;
    let is_sending = others.iter().any(|other| other.status == RefundStatus::Sending)
        || returns.iter().any(|other| other.status == RefundStatus::Sending);
    if is_sending {
        return Ok(Some(desk.now + TURN_AGAIN_AFTER));
    }
    let calls = others.iter().map(|other| other.called_at).chain(returns.iter().map(|other| other.called_at));
    let last = calls.flatten().max();
    let apart = TimeDelta::from_std(channel.pace().between_refunds).unwrap_or(TimeDelta::minutes(1));
    Ok(last.map(|at| at + apart).filter(|at| *at > desk.now))
}
