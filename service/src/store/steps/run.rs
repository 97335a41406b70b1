use std::sync::Arc;

use rebated_domain::event::EventData;
use rebated_domain::store::{EffectDirection, OrderStep, StepPhase, StepState};
use rebated_domain::store_order::StoreOrderInput;
use rebated_entity::{order, order_step};
use sea_orm::DatabaseTransaction;

use super::start::StepJob;
use super::{commission, invites, points, rows};
use crate::db::{Writes, transact};
use crate::events::Outbox;
use crate::jobs::{Claimed, Finished, JobFailure};
use crate::orders::told;
use crate::rebates::Desk;
use crate::store::life::{Cause, Locked, lock_in, transition_in};
use crate::{Fault, Platform};

/// The job that does one step of an order or takes it back: effect, state and what they mean for the order in one
/// transaction.
pub(crate) async fn run(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let wanted: StepJob = job.payload()?;
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        if let Some(locked) = lock_in(txn, desk.now, wanted.order_id).await? {
            let steps = rows::of_order_in(txn, wanted.order_id).await?;
            let run = Run { desk: &desk, job: &job, locked, steps, step: wanted.step };
            match wanted.direction {
                EffectDirection::Forward => run.forward_in(txn, &mut writes).await?,
                EffectDirection::Reverse => run.reverse_in(txn, &mut writes).await?,
            }
        }
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

struct Run<'a> {
    desk: &'a Desk<'a>,
    job: &'a Claimed,
    locked: Locked,
    steps: Vec<order_step::Model>,
    step: OrderStep,
}

impl Run<'_> {
    fn state(&self, step: OrderStep) -> Option<&order_step::Model> {
        self.steps.iter().find(|row| row.step == step)
    }

    async fn forward_in(self, txn: &DatabaseTransaction, writes: &mut Writes) -> Result<(), JobFailure> {
        let Some(row) = self.state(self.step) else { return Ok(()) };
        let Some(done) = row.state.forward() else { return Ok(()) };
        let is_possible = self.effect_in(txn, writes).await?;
        let state = if is_possible { done } else { StepState::Failed };
        self.save(Some(row), state, writes);
        let phase = self.step.phase();
        let others = OrderStep::of(phase).filter(|step| *step != self.step);
        let others_are_done =
            others.map(|step| self.state(step)).all(|row| row.is_some_and(|r| r.state == StepState::Done));
        let input = match (phase, is_possible) {
            (StepPhase::Preparation, false) => StoreOrderInput::PreparationFailed,
            (StepPhase::Preparation, true) if others_are_done => StoreOrderInput::Prepared,
            (StepPhase::FollowUp, true) if others_are_done => StoreOrderInput::FollowedUp,
            (StepPhase::Preparation | StepPhase::FollowUp, _) => return Ok(()),
        };
        transition_in(txn, self.desk, self.locked, input, &Cause::step(self.job.id), writes).await?;
        Ok(())
    }

    /// False when the step can never be done.
    async fn effect_in(&self, txn: &DatabaseTransaction, writes: &mut Writes) -> Result<bool, Fault> {
        let (platform, now, order) = (self.desk.platform, self.desk.now, &self.locked.order);
        match self.step {
            OrderStep::CommissionTerms => {
                let lines = (order.id, self.locked.lines.as_slice());
                return commission::write_down_in(txn, platform, now, lines, writes).await;
            }
            OrderStep::InviteStatistics => invites::count_in(txn, platform, now, order, writes).await?,
            OrderStep::Points => points::give(platform, now, order, writes),
            OrderStep::Notification => {
                let mut outbox = Outbox::default();
                outbox.add(platform, now, &pick_requested(order));
                outbox.write(writes);
            }
        }
        Ok(true)
    }

    async fn reverse_in(self, txn: &DatabaseTransaction, writes: &mut Writes) -> Result<(), JobFailure> {
        let row = self.state(self.step);
        let state = row.map_or(StepState::Queued, |row| row.state);
        if state == StepState::Reversed {
            return Ok(());
        }
        if state.has_effect() {
            let (platform, now, order) = (self.desk.platform, self.desk.now, self.locked.order.id);
            match self.step {
                OrderStep::CommissionTerms => {
                    commission::take_back_in(txn, platform, now, order, writes).await?;
                }
                OrderStep::InviteStatistics => {
                    invites::take_back_in(txn, platform, now, order, writes).await?;
                }
                OrderStep::Points => points::take_back_in(txn, platform, now, order, writes).await?,
                // the warehouse was told when the order began to be cancelled
                OrderStep::Notification => {}
            }
        }
        self.save(row, StepState::Reversed, writes);
        Ok(())
    }

    fn save(&self, before: Option<&order_step::Model>, state: StepState, writes: &mut Writes) {
        let attempts = before.map_or(0, |row| row.attempts) + self.job.attempt;
        let (order_id, step, at) = (self.locked.order.id, self.step, self.desk.now);
        rows::save(&order_step::Model { order_id, step, state, attempts, at }, writes);
    }
}

/// Tells the warehouse to pick and pack an order.
pub(in crate::store) fn pick_requested(order: &order::Model) -> EventData {
    match told(order, Some(order.status)) {
        EventData::OrderUpdated(facts) => EventData::OrderPickRequested(facts),
        other => other,
    }
}

/// Tells the warehouse not to ship it.
pub(in crate::store) fn pick_withdrawn(order: &order::Model) -> EventData {
    match told(order, Some(order.status)) {
        EventData::OrderUpdated(facts) => EventData::OrderPickWithdrawn(facts),
        other => other,
    }
}
