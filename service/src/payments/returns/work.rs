use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::id::PaymentReturnId;
use rebated_domain::job::Retry;
use rebated_domain::money::Money;
use rebated_domain::refund::machine::{RefundInput, RefundStatus};
use rebated_entity::{payment, payment_return};
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use super::said::Said;
use super::transition::{Locked, Moved, look_again, transition_in};
use crate::crash::{self, Point};
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind};
use crate::ledger::lock_for_posting_in;
use crate::payments::life::Cause;
use crate::payments::{NewRefund, PaymentChannel};
use crate::{Fault, Platform};

/// Sends a payment back, or asks how that is.
pub(in crate::payments) const RETURN: JobKind = JobKind::new(
    "payments.return",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
);
/// How long a job waits for a process that can call its channel.
const CHANNEL_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);
/// A worker's call has to end within this.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// Which return to look at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::payments) struct Look {
    pub return_id: PaymentReturnId,
}

/// The job. Of several only the one that the row names does anything.
pub(in crate::payments) async fn work(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Look { return_id } = job.payload()?;
    let db = platform.db.writer();
    let row = payment_return::Entity::find_by_id(return_id).one(db).await.map_err(Fault::from)?;
    let Some(row) = row.filter(|row| row.wake_job == Some(job.id)) else {
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    let paid = payment::Entity::find_by_id(row.payment_id).one(db).await.map_err(Fault::from)?;
    let paid = paid.ok_or_else(|| Fault::Corrupt(format!("return {return_id} is of no payment")))?;
    let Some(channel) = platform.channels.of(paid.channel).cloned() else {
        let until = platform.now() + CHANNEL_AGAIN_AFTER;
        return Err(JobFailure::Postponed { until, reason: "no channel here".into() });
    };
    let (said, cause) = match row.status {
        RefundStatus::Ready => {
            (send(&platform, &job, &row, &paid, channel.as_ref()).await?, Cause::call_of(job.id))
        }
        // whoever was sending has died, or the time has come to try again
        RefundStatus::Sending | RefundStatus::NoFunds => {
            (Said::that(RefundInput::Timer), Cause::timer(job.id))
        }
        _ => {
            job.still_held(&platform).await?;
            let answer = channel.query_refund(&call_of(&row, &paid)).await;
            (Said::by_query(answer), Cause::poll(job.id))
        }
    };
    let now = platform.now();
    let finished = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        if let Some(mut row) = lock_in(txn, &job, return_id).await? {
            // the job is what watches over a call: that it runs again means that its time has come
            if row.status == RefundStatus::Sending && said.input == RefundInput::Timer {
                row.wake_at = Some(now);
            }
            let locked = Locked { row, channel: paid.channel };
            if let Moved::Already(row) =
                transition_in(txn, (&platform, now), locked, &said, &cause, &mut writes).await?
            {
                look_again(
                    (&platform, now),
                    Locked { row: *row, channel: paid.channel },
                    &said,
                    &mut writes,
                )?;
            }
        }
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.jobs.wake();
    Ok(finished)
}

/// Takes the return, so that nobody else sends it (R27), and calls the channel when that is committed.
async fn send(
    platform: &Platform,
    job: &Claimed,
    row: &payment_return::Model,
    paid: &payment::Model,
    channel: &dyn PaymentChannel,
) -> Result<Said, JobFailure> {
    let now = platform.now();
    let taken = transact(&platform.db, async |txn| {
        let Some(mut row) = lock_in(txn, job, row.id).await? else { return Err(JobFailure::Lost) };
        job.hold_in(txn).await?;
        let mut writes = Writes::new(platform.db.backend());
        row.wake_at = Some(now + LEASE);
        let (locked, said) = (Locked { row, channel: paid.channel }, Said::that(RefundInput::Dispatch));
        let cause = Cause::timer(job.id);
        let moved = transition_in(txn, (platform, now), locked, &said, &cause, &mut writes).await?;
        let Moved::Changed(row) = moved else { return Err(JobFailure::Lost) };
        writes.run(txn).await?;
        Ok(row)
    })
    .await?;
    crash::at(Point::PaymentReturning);
    job.still_held(platform).await?;
    let outcome = channel.refund(&call_of(&taken, paid)).await;
    crash::at(Point::PaymentReturned);
    Ok(Said::by_call(outcome))
}

/// The row of a return, locked, if it still names the job. The posting lock comes first.
async fn lock_in(
    txn: &DatabaseTransaction,
    job: &Claimed,
    id: PaymentReturnId,
) -> Result<Option<payment_return::Model>, Fault> {
    lock_for_posting_in(txn).await?;
    let row = payment_return::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    Ok(row.filter(|row| row.wake_job == Some(job.id)))
}

/// Every call and question about one number has the same words.
fn call_of(row: &payment_return::Model, paid: &payment::Model) -> NewRefund {
    NewRefund {
        payment_number: paid.number.clone(),
        number: row.number.clone(),
        amount: Money::new(row.amount_minor, row.currency),
        paid: Money::new(paid.paid_minor, paid.currency),
        reason: format!("{} was not needed", paid.subject),
    }
}
