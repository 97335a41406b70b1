use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::OrderId;
use rebated_domain::job::Retry;
use rebated_domain::store::{EffectDirection, OrderStep, StepPhase, StepState};
use serde::{Deserialize, Serialize};

use super::rows::{self, STEPS};
use crate::db::{Rows, Writes};
use crate::jobs::{JobKind, NewJob, NewJobs};
use crate::{Fault, Platform, row};

/// Does one step of an order, or takes it back.
pub(crate) const STEP: JobKind = JobKind::new(
    "store.step",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 8 },
);

/// Which step of which order, and which way.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StepJob {
    pub order_id: OrderId,
    pub step: OrderStep,
    pub direction: EffectDirection,
}

/// The payload of what others do with an order.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Accompany {
    order_id: OrderId,
}

/// Queues what others do with an order that is placed.
fn accompany(
    platform: &Platform,
    now: DateTime<Utc>,
    order_id: OrderId,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    for kind in platform.jobs.with_orders() {
        jobs.add(platform, now, NewJob::new(kind, &Accompany { order_id })?);
    }
    Ok(())
}

/// Queues the steps of a phase. One that was called off already stays so.
pub(in crate::store) fn start(
    platform: &Platform,
    now: DateTime<Utc>,
    order: OrderId,
    phase: StepPhase,
    jobs: &mut NewJobs,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let mut rows = Rows::new(STEPS);
    for step in OrderStep::of(phase) {
        rows.push(row![order, step, StepState::Queued, 0, now]);
        add(platform, now, (order, step, EffectDirection::Forward), jobs)?;
    }
    writes.insert("order_steps", &rows, rows::KEEP);
    match phase {
        StepPhase::Preparation => accompany(platform, now, order, jobs),
        StepPhase::FollowUp => Ok(()),
    }
}

/// Queues steps once more whose job is gone, such as one that has died. A job that is under way keeps its place.
pub(in crate::store) fn requeue(
    platform: &Platform,
    now: DateTime<Utc>,
    order: OrderId,
    steps: impl IntoIterator<Item = OrderStep>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    steps.into_iter().try_for_each(|step| add(platform, now, (order, step, EffectDirection::Forward), jobs))
}

/// Has steps taken back, one by one.
pub(in crate::store) fn call_off(
    platform: &Platform,
    now: DateTime<Utc>,
    order: OrderId,
    steps: impl IntoIterator<Item = OrderStep>,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    steps.into_iter().try_for_each(|step| add(platform, now, (order, step, EffectDirection::Reverse), jobs))
}

fn add(
    platform: &Platform,
    now: DateTime<Utc>,
    (order_id, step, direction): (OrderId, OrderStep, EffectDirection),
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    let job = NewJob::new(STEP, &StepJob { order_id, step, direction })?;
    jobs.add(platform, now, job.dedup_key(format!("{order_id}:{step}:{direction}")));
    Ok(())
}
