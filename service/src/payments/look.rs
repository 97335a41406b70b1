use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::payment::{PaymentInput, PaymentStatus};
use rebated_entity::payment;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::ask::{self, Heard};
use super::life::{
    Act, Cause, Locked, Moved, Said, Wake, arm, arm_at, lock_in, transition_in, write_checkout, write_row,
};
use super::{PaymentChannel, PaymentError};
use crate::crash::{self, Point};
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, NewJobs};
use crate::rebates::Desk;
use crate::{Fault, Platform};

/// How long a job waits for a process that can call its channel.
const CHANNEL_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);
/// How long to wait after a call that was not executed, where the channel does not say.
pub(super) const CALL_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(5);

/// The job that looks at a payment when its time has come. Of several such jobs only the one that the payment names does
/// anything; while a payment is not at its end it always names one. By it alone every payment comes to its end, whatever
/// becomes of the channel's callbacks.
pub(super) async fn look(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Wake { payment_id, act } = job.payload()?;
    let seen =
        payment::Entity::find_by_id(payment_id).one(platform.db.writer()).await.map_err(Fault::from)?;
    let Some(seen) = seen.filter(|payment| payment.wake_job == Some(job.id)) else {
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    let Some(channel) = platform.channels.of(seen.channel).cloned() else {
        let until = platform.now() + CHANNEL_AGAIN_AFTER;
        return Err(JobFailure::Postponed { until, reason: "no channel here".into() });
    };
    let (heard, cause) = hear(&platform, &job, act, &seen, channel.as_ref()).await?;
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        let locked = lock_in(txn, desk.now, payment_id).await?;
        if let Some(locked) = locked.filter(|locked| locked.payment.wake_job == Some(job.id)) {
            apply_in(txn, &desk, locked, &heard, &cause, &mut writes).await?;
        }
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

/// Calls or asks the channel, as the payment's state wants it. No transaction is open.
async fn hear(
    platform: &Platform,
    job: &Claimed,
    act: Act,
    payment: &payment::Model,
    channel: &dyn PaymentChannel,
) -> Result<(Heard, Cause), JobFailure> {
    let timer = || (Heard::That(Box::new(Said::that(PaymentInput::Timer))), Cause::timer(job.id));
    let said = match payment.status {
        // a second attempt means that the first worker has died with its call
        PaymentStatus::Created if act == Act::Call && job.attempt == 1 => {
            job.still_held(platform).await?;
            let outcome = channel.create(&ask::call_of(payment)?).await;
            crash::at(Point::PaymentCalled);
            return Ok((ask::made(outcome), Cause::call_of(job.id)));
        }
        PaymentStatus::Created | PaymentStatus::Disputed => return Ok(timer()),
        PaymentStatus::Unknown => {
            job.still_held(platform).await?;
            ask::of_unknown(ask::query(channel, payment).await?)
        }
        PaymentStatus::Closing => {
            job.still_held(platform).await?;
            ask::close(channel, payment, platform.now()).await?
        }
        PaymentStatus::Open | PaymentStatus::Closed | PaymentStatus::Paid => {
            job.still_held(platform).await?;
            ask::query(channel, payment).await?
        }
    };
    crash::at(Point::PaymentCalled);
    Ok((Heard::That(Box::new(said)), Cause::poll(job.id)))
}

/// Lets the table decide, or sets the next look.
pub(super) async fn apply_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    heard: &Heard,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<(), JobFailure> {
    let said = match heard {
        Heard::That(said) => ended(&locked, said, desk.now)?,
        Heard::NotExecuted { wait } => {
            return Ok(call_again(desk, locked, wait.unwrap_or(CALL_AGAIN_AFTER), writes)?);
        }
    };
    match transition_in(txn, desk, locked, &said, cause, writes).await.map_err(job_failure)? {
        Moved::Changed(_) => Ok(()),
        Moved::Already(locked) => Ok(look_again(desk, *locked, &said, writes)?),
    }
}

/// An open payment that nobody has paid is closed when the order wants it no more, or when the buyer's time is over.
fn ended(locked: &Locked, said: &Said, now: DateTime<Utc>) -> Result<Said, Fault> {
    let is_idle = locked.payment.status == PaymentStatus::Open && said.input != PaymentInput::Paid;
    let input = match is_idle {
        true if !locked.order_waits()? => PaymentInput::OrderEnded,
        true if now >= locked.payment.expires_at => PaymentInput::Timer,
        _ => return Ok(said.clone()),
    };
    Ok(Said::that(input))
}

/// The call was not executed: nothing has changed, and it is made again.
pub(super) fn call_again(
    desk: &Desk<'_>,
    locked: Locked,
    wait: TimeDelta,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let mut payment = locked.payment;
    if payment.status != PaymentStatus::Created {
        return Ok(());
    }
    let mut jobs = NewJobs::default();
    payment.polls += 1;
    arm_at(desk.platform, desk.now, &mut payment, (desk.now + wait, Act::Call), &mut jobs)?;
    write_row(&payment, false, writes);
    jobs.write(writes);
    Ok(())
}

/// Sets the next look at a payment of which nothing new is known. What the buyer needs is kept when it came now.
fn look_again(desk: &Desk<'_>, locked: Locked, said: &Said, writes: &mut Writes) -> Result<(), Fault> {
    let mut payment = locked.payment;
    let mut jobs = NewJobs::default();
    payment.polls += 1;
    payment.trouble.clone_from(&said.trouble);
    if let (None, Some(checkout)) = (&payment.checkout, &said.checkout) {
        payment.checkout = Some(write_checkout(checkout)?);
    }
    if payment.status == PaymentStatus::Disputed {
        remind(&payment);
    }
    arm(desk.platform, desk.now, &mut payment, &mut jobs)?;
    write_row(&payment, false, writes);
    jobs.write(writes);
    Ok(())
}

fn remind(payment: &payment::Model) {
    tracing::error!(
        payment = %payment.id,
        number = payment.number,
        channel = payment.channel.code(),
        "Nobody has said yet whose the money of a disputed payment is."
    );
}

pub(super) fn job_failure(error: PaymentError) -> JobFailure {
    match error {
        PaymentError::Fault(fault) => fault.into(),
        other => JobFailure::Hopeless(other.to_string()),
    }
}
