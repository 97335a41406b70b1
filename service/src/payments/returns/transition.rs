use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::machine::{Answer, Case, Transition, answer};
use rebated_domain::payment::PaymentCause;
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::refund::machine::{RefundEffect, RefundFollow, RefundInput, RefundMachine, RefundStatus};
use rebated_entity::payment_return;
use sea_orm::DatabaseTransaction;

use super::begin::number;
use super::facts::{facts, terms};
use super::row::{self, Entry, write_log};
use super::said::Said;
use super::work::{Look, RETURN};
use crate::db::Writes;
use crate::jobs::{NewJob, NewJobs};
use crate::payments::books;
use crate::payments::life::Cause;
use crate::{Fault, Platform};

/// How long to wait after a call that was not executed, where the channel does not say.
const AGAIN_AFTER: TimeDelta = TimeDelta::seconds(30);

/// What was said of a return, and what came of it.
#[derive(Debug)]
pub(super) enum Moved {
    /// It changed.
    Changed(Box<payment_return::Model>),
    /// A report or a timer that changes nothing here.
    Already(Box<payment_return::Model>),
    /// A command that is not possible.
    Refused,
}

/// A return whose row is locked, and by which channel it goes.
pub(super) struct Locked {
    pub row: payment_return::Model,
    pub channel: ChannelKind,
}

/// Asks the table of refunds what follows, books it, and adds what has to be written with it.
pub(super) async fn transition_in(
    txn: &DatabaseTransaction,
    (platform, now): (&Platform, DateTime<Utc>),
    locked: Locked,
    said: &Said,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<Moved, Fault> {
    let Locked { mut row, channel } = locked;
    let (facts, terms) = (facts(&row, said, now), terms(platform.channels.of(channel).map(AsRef::as_ref)));
    let case = Case::<RefundMachine> { input: said.input, facts: &facts, terms: &terms };
    let step = match answer(Some(row.status), &case) {
        Answer::Changed(step) => step,
        Answer::AlreadyDone => return Ok(Moved::Already(Box::new(row))),
        Answer::Refused(_) => return Ok(Moved::Refused),
    };
    let before = row.status;
    if before != step.to {
        row.polls = 0;
    } else if cause.kind == PaymentCause::Poll {
        // the channel was asked, and the state is the same: the next question waits longer
        row.polls += 1;
    }
    (row.status, row.updated_at) = (step.to, now);
    row.version += 1;
    row.trouble.clone_from(&said.trouble);
    if facts.channel.is_current
        && let Some(number) = &said.channel_number
    {
        row.channel_number = Some(number.clone());
    }
    let mut steps = Vec::new();
    for effect in &step.effects {
        match effect {
            RefundEffect::CommitAttempt => row.called_at = Some(now),
            RefundEffect::CountFailure => row.failures += 1,
            RefundEffect::CountUnknown => {
                row.unknowns += 1;
                row.unknown_since = row.unknown_since.or(Some(now));
            }
            RefundEffect::NewNumber => {
                row.turn += 1;
                row.number = number(&row);
                (row.unknowns, row.unknown_since, row.channel_number) = (0, None, None);
            }
            RefundEffect::PostReserve => steps.push(books::post_return(&row)),
            // the payment holds the capacity for good, and there is no order whose goods or benefits would follow
            _ => {}
        }
    }
    if row.status == RefundStatus::Succeeded {
        row.succeeded_at = row.succeeded_at.or(Some(now));
    }
    books::book_in(txn, now, steps).await?;
    let mut jobs = NewJobs::default();
    rearm((platform, now), &mut row, said, &terms_wait(&step, said), channel, &mut jobs)?;
    tell(&row, &step, said);
    row::write(&row, false, writes);
    let note = said.evidence.as_deref().or(said.trouble.as_deref());
    let entry =
        Entry { row: &row, row_name: step.row.id, input: said.input, before: Some(before), note, cause };
    write_log(platform, now, &entry, writes);
    jobs.write(writes);
    Ok(Moved::Changed(Box::new(row)))
}

/// A wait that follows from what was said, and not from the state.
fn terms_wait(step: &Transition<RefundMachine>, said: &Said) -> Option<TimeDelta> {
    (step.row.on.contains(&RefundInput::NotExecuted)).then(|| said.wait.unwrap_or(AGAIN_AFTER))
}

fn rearm(
    (platform, now): (&Platform, DateTime<Utc>),
    row: &mut payment_return::Model,
    said: &Said,
    wait: &Option<TimeDelta>,
    channel: ChannelKind,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    // a worker that sends stays responsible: its job comes again if it dies
    if row.status == RefundStatus::Sending {
        return Ok(());
    }
    let terms = terms(platform.channels.of(channel).map(AsRef::as_ref));
    let by_state = row.status.wakes_after(&facts(row, said, now), &terms);
    match by_state.map(|by_state| wait.unwrap_or(by_state)) {
        Some(wait) => arm_at(platform, now, row, now + wait, jobs),
        None => {
            (row.wake_at, row.wake_job) = (None, None);
            Ok(())
        }
    }
}

/// The next wake-up of a return of which nothing new was said.
pub(super) fn look_again(
    (platform, now): (&Platform, DateTime<Utc>),
    locked: Locked,
    said: &Said,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let Locked { mut row, channel } = locked;
    row.polls += 1;
    row.updated_at = now;
    let mut jobs = NewJobs::default();
    rearm((platform, now), &mut row, said, &None, channel, &mut jobs)?;
    row::write(&row, false, writes);
    jobs.write(writes);
    Ok(())
}

/// Sets the next wake-up to a time. A job that is not the stored one does nothing.
pub(super) fn arm_at(
    platform: &Platform,
    now: DateTime<Utc>,
    row: &mut payment_return::Model,
    at: DateTime<Utc>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    let key = format!("{}:{}:{}", row.id, row.version, row.polls);
    let job = NewJob::new(RETURN, &Look { return_id: row.id })?.due_at(at).dedup_key(key);
    (row.wake_at, row.wake_job) = (Some(at), Some(jobs.add(platform, now, job)));
    Ok(())
}

fn tell(row: &payment_return::Model, step: &Transition<RefundMachine>, said: &Said) {
    let wants_somebody = [RefundFollow::Alarm, RefundFollow::AlarmFinance, RefundFollow::FindAnotherWay];
    if !step.follows.iter().any(|follow| wants_somebody.contains(follow)) {
        return;
    }
    metrics::counter!("rebated_payment_returns_stopped_total", "status" => row.status.code()).increment(1);
    tracing::error!(
        payment_return = %row.id,
        number = row.number,
        status = row.status.code(),
        trouble = said.trouble.as_deref().unwrap_or_default(),
        "A payment that is to go back does not; somebody has to look."
    );
}
