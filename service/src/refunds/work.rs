//! The jobs that look at refunds: whether their time has come, and what became of their numbers.

use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::job::Retry;
use rebated_domain::refund::machine::{NumberProof, RefundInput};
use rebated_domain::refund::{RefundPayout, RefundStatus, RefundTrigger};
use rebated_entity::refund;
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::{Deserialize, Serialize};

use super::RefundError;
use super::life::{
    Answered, Cause, Locked, Moved, Said, Wake, lock_in, look_again, transition_in, write_answer,
};
use super::policy::risk_in;
use super::send::{self, Call};
use super::told::Told;
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob};
use crate::payments::{RefundHeard, RefundReport, RefundState};
use crate::rebates::Desk;
use crate::{Actor, Fault, Platform, access};

/// Looks whether the buyer's bank has sent refunded money back, days after the channel said that it moved.
pub(super) const WATCH: JobKind = JobKind::new(
    "refunds.watch",
    Retry::Backoff { first: TimeDelta::minutes(1), longest: TimeDelta::hours(6), attempts: 12 },
);

/// What a job found out before its transaction.
struct Found {
    said: Said,
    cause: Cause,
    /// The call that was answered.
    attempt: Option<rebated_domain::id::RefundAttemptId>,
    /// The bank has sent the money back since.
    came_back: bool,
}

impl Found {
    fn that(input: RefundInput, cause: Cause) -> Self {
        Self { said: Said::that(input), cause, attempt: None, came_back: false }
    }
}

/// The job. Of several only the one that the row names does anything; while a refund is not at its end it always
/// names one.
pub(super) async fn look(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Wake { refund_id } = job.payload()?;
    let row = refund::Entity::find_by_id(refund_id).one(platform.db.writer()).await.map_err(Fault::from)?;
    let Some(row) = row.filter(|row| row.wake_job == Some(job.id)) else {
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    let found = find(&platform, &job, &row).await?;
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let locked = lock_in(txn, refund_id).await?;
        if let Some(locked) = locked.filter(|locked| locked.refund.wake_job == Some(job.id)) {
            apply_in(txn, &desk, locked, &found).await?;
        }
        if let Some(id) = found.attempt {
            let (input, trouble) = (found.said.heard.input, found.said.heard.trouble.as_deref());
            let mut writes = Writes::new(platform.db.backend());
            write_answer(&Answered { id, input, trouble }, desk.now, &mut writes);
            writes.run(txn).await?;
        }
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    platform.jobs.wake();
    Ok(finished)
}

async fn find(platform: &Platform, job: &Claimed, row: &refund::Model) -> Result<Found, JobFailure> {
    let timer = || Found::that(RefundInput::Timer, Cause::timer(job.id));
    match row.status {
        RefundStatus::Ready => {
            let call = Call::of(platform, row).await?;
            let (attempt, heard) = send::send(platform, job, row, &call).await?;
            Ok(Found {
                said: heard.into(),
                cause: Cause::call(job.id),
                attempt: Some(attempt),
                came_back: false,
            })
        }
        RefundStatus::Unknown | RefundStatus::Pending => ask(platform, job, row).await,
        // the number stays open until something is proved of it
        RefundStatus::Manual if row.called_at.is_some() && row.proof == NumberProof::Nothing => {
            ask(platform, job, row).await
        }
        _ => Ok(timer()),
    }
}

async fn ask(platform: &Platform, job: &Claimed, row: &refund::Model) -> Result<Found, JobFailure> {
    let call = Call::of(platform, row).await?;
    job.still_held(platform).await?;
    let answer = call.channel.query_refund(&call.refund).await;
    let had_arrived = row.status == RefundStatus::Succeeded;
    let came_back = match &answer {
        Ok(RefundReport { state: RefundState::ReturnedByBank, .. }) => true,
        // the account had the money: that it cannot take it any more means that its bank sent it back
        Ok(RefundReport { state: RefundState::Abnormal, .. }) => had_arrived,
        _ => false,
    };
    let mut heard = RefundHeard::by_query(answer);
    if came_back {
        // it has moved first
        heard.input = RefundInput::Done;
    }
    Ok(Found { said: heard.into(), cause: Cause::poll(job.id), attempt: None, came_back })
}

async fn apply_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut locked: Locked,
    found: &Found,
) -> Result<(), JobFailure> {
    let (id, before, was_in_review) =
        (locked.refund.id, Told::of(&locked.refund), locked.refund.status == RefundStatus::InReview);
    // the job is what watches over a call: that it runs again means that its time has come
    if locked.refund.status == RefundStatus::Sending && found.said.heard.input == RefundInput::Timer {
        locked.refund.wake_at = Some(desk.now);
    }
    // others may have been asked for at the same time, none of which saw the other
    if was_in_review && locked.refund.trigger == RefundTrigger::User && locked.refund.risk.is_none() {
        locked.refund.risk = risk_in(txn, desk, &locked).await?;
    }
    let moved = transition_in(txn, desk, locked, &found.said, &found.cause).await?;
    match moved {
        Moved::Already(locked) => {
            remind(&locked);
            let mut writes = Writes::new(desk.platform.db.backend());
            look_again(desk, *locked, &found.said, &mut writes)?;
            writes.run(txn).await?;
        }
        Moved::Changed(_) if found.came_back => {
            let locked =
                lock_in(txn, id).await?.ok_or_else(|| Fault::Corrupt(format!("refund {id} is gone")))?;
            let said = Said::that(RefundInput::ReturnedByBank);
            transition_in(txn, desk, locked, &said, &found.cause).await?;
        }
        Moved::Changed(refund) if was_in_review => {
            // time has granted it, which is a decision like any other
            let mut writes = Writes::new(desk.platform.db.backend());
            let permit = access::decide_refunds(&Actor::system()).map_err(RefundError::from)?;
            let entry = permit.did(AuditAction::RefundApprove, id).changed(&before, &Told::of(&refund))?;
            entry.write(desk.platform, desk.now, &mut writes);
            writes.run(txn).await?;
        }
        Moved::Changed(_) => {}
    }
    Ok(())
}

/// Somebody has to look at it, and has not.
fn remind(locked: &Locked) {
    let refund = &locked.refund;
    let waits = [RefundStatus::Manual, RefundStatus::BankReturned, RefundStatus::InReview];
    if waits.contains(&refund.status) {
        let status = refund.status.code();
        tracing::warn!(refund = %refund.id, status, "A refund still waits for somebody.");
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Watch {
    refund_id: RefundId,
    turn: i32,
    days: i64,
}

/// When banks are asked, in days after the money moved.
const DAYS: [i64; 3] = [1, 3, 7];

/// The jobs that watch over money which a channel says has moved. Refunds that no channel moved need none.
pub(super) fn watches(
    refund: &refund::Model,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<NewJob>, Fault> {
    if refund.payout != RefundPayout::Channel || refund.called_at.is_none() {
        return Ok(Vec::new());
    }
    let watch = |days| {
        let payload = Watch { refund_id: refund.id, turn: refund.turn, days };
        let key = format!("{}:{}:{days}", refund.id, refund.turn);
        Ok(NewJob::new(WATCH, &payload)?.due_at(now + TimeDelta::days(days)).dedup_key(key))
    };
    DAYS.into_iter().map(watch).collect()
}

/// The job: asks until there is an answer, and writes down when the bank has sent the money back (R54).
pub(super) async fn watch(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Watch { refund_id, turn, .. } = job.payload()?;
    let row = refund::Entity::find_by_id(refund_id).one(platform.db.writer()).await.map_err(Fault::from)?;
    let is_meant = |row: &refund::Model| row.status == RefundStatus::Succeeded && row.turn == turn;
    let came_back = match row.filter(is_meant) {
        Some(row) => {
            let found = ask(&platform, &job, &row).await?;
            if found.said.heard.input == RefundInput::QueryUnknown {
                // nobody looks again but this job
                return Err(JobFailure::Again("the channel gave no answer".into()));
            }
            found.came_back
        }
        None => false,
    };
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let locked = if came_back { lock_in(txn, refund_id).await? } else { None };
        if let Some(locked) = locked.filter(|locked| is_meant(&locked.refund)) {
            let said = Said::that(RefundInput::ReturnedByBank);
            transition_in(txn, &desk, locked, &said, &Cause::poll(job.id)).await?;
        }
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}
