use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::RefundId;
use rebated_domain::job::Retry;
use rebated_domain::refund::RefundStatus;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::refund;
use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::facts::{facts, terms};
use super::{Locked, Said, row};
use crate::db::Writes;
use crate::jobs::{JobKind, NewJob, NewJobs};
use crate::rebates::Desk;
use crate::{Fault, Platform};

/// Looks at a refund when its time has come.
pub(in crate::refunds) const WAKE: JobKind = JobKind {
    at_once: 8,
    ..JobKind::new(
        "refunds.wake",
        Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
    )
};
/// How long to wait after a call that was not executed, where the channel does not say.
const AGAIN_AFTER: TimeDelta = TimeDelta::seconds(30);
/// A worker's call has to end within this.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// Which refund to look at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::refunds) struct Wake {
    pub refund_id: RefundId,
}

/// Sets the next wake-up by what the state asks for; none for one that is an end.
pub(super) fn rearm(draft: &mut Draft<'_>, jobs: &mut NewJobs) -> Result<(), Fault> {
    let now = draft.desk.now;
    if draft.locked.refund.status == RefundStatus::Sending {
        // a worker that sends stays responsible: its job comes again if it dies
        draft.locked.refund.wake_at = Some(now + LEASE);
        return Ok(());
    }
    let wait = wait(draft.desk, &draft.locked, &draft.said);
    let settings = &draft.desk.settings.settings;
    let asked = facts(&draft.locked, &Said::that(RefundInput::Timer), settings, now).request;
    arm(draft.desk, &mut draft.locked, wait, jobs)?;
    let refund = &mut draft.locked.refund;
    if draft.from.is_none() && refund.status == RefundStatus::InReview {
        refund.auto_approve_at = refund.wake_at.filter(|_| asked.grants_itself(&settings.refund_terms()));
    }
    Ok(())
}

fn wait(desk: &Desk<'_>, locked: &Locked, said: &Said) -> Option<TimeDelta> {
    let settings = &desk.settings.settings;
    let facts = facts(locked, &Said::that(RefundInput::Timer), settings, desk.now);
    let by_state = locked.refund.status.wakes_after(&facts, &terms(desk.platform, settings, locked))?;
    let not_executed = said.input() == RefundInput::NotExecuted;
    Some(if not_executed { said.heard.wait.unwrap_or(AGAIN_AFTER) } else { by_state })
}

fn arm(
    desk: &Desk<'_>,
    locked: &mut Locked,
    wait: Option<TimeDelta>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    match wait {
        Some(wait) => arm_at(desk.platform, desk.now, &mut locked.refund, desk.now + wait, jobs),
        None => {
            (locked.refund.wake_at, locked.refund.wake_job) = (None, None);
            Ok(())
        }
    }
}

/// The next wake-up of a refund of which nothing new was said.
pub(in crate::refunds) fn look_again(
    desk: &Desk<'_>,
    mut locked: Locked,
    said: &Said,
    writes: &mut Writes,
) -> Result<(), Fault> {
    locked.refund.polls += 1;
    locked.refund.updated_at = desk.now;
    let terms = desk.settings.settings.refund_terms();
    locked.refund.auto_approve_at = None;
    let wait = match locked.refund.status {
        // it could not grant itself: somebody is reminded from now on
        RefundStatus::InReview => Some(terms.escalate_after),
        _ => wait(desk, &locked, said),
    };
    let mut jobs = NewJobs::default();
    arm(desk, &mut locked, wait, &mut jobs)?;
    row::write(&locked.refund, false, writes);
    jobs.write(writes);
    Ok(())
}

/// Sets the next wake-up to a time. The one before loses its meaning: a job that is not the stored one does nothing.
pub(in crate::refunds) fn arm_at(
    platform: &Platform,
    now: DateTime<Utc>,
    refund: &mut refund::Model,
    at: DateTime<Utc>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    // a change raises the version, another look the polls: no two wake-ups of a refund share a key
    let key = format!("{}:{}:{}", refund.id, refund.version, refund.polls);
    let job = NewJob::new(WAKE, &Wake { refund_id: refund.id })?.due_at(at).dedup_key(key);
    (refund.wake_at, refund.wake_job) = (Some(at), Some(jobs.add(platform, now, job)));
    Ok(())
}
