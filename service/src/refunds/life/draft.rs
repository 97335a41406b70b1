use rebated_domain::event::EventData;
use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::machine::{Answer, Case, Transition, answer};
use rebated_domain::refund::machine::{
    NumberProof, RefundEffect, RefundFollow, RefundInput, RefundMachine, RefundStatus,
};
use rebated_domain::refund::{RefundCause, RefundPayout, RefundRoute};
use rebated_entity::refund;
use sea_orm::DatabaseTransaction;

use super::facts::{facts, terms};
use super::log::{Entry, write_log};
use super::{Cause, Locked, Said, effects, goods, money, number_of, order_seam, row, wake};
use crate::db::Writes;
use crate::events::Outbox;
use crate::jobs::NewJobs;
use crate::rebates::Desk;
use crate::refunds::{RefundError, after, event, work};
use crate::{Fault, payments};

type Step = Transition<RefundMachine>;

/// What changes how much of the order and the payment is held or gone.
const HELD: [RefundEffect; 6] = [
    RefundEffect::TakeCapacity,
    RefundEffect::FreeCapacity,
    RefundEffect::LowerAmount,
    RefundEffect::AddRefunded,
    RefundEffect::SubtractRefunded,
    RefundEffect::PostLate,
];

/// A change of a refund that the machine has allowed, about to be written.
pub(super) struct Draft<'a> {
    pub desk: &'a Desk<'a>,
    pub locked: Locked,
    pub cause: &'a Cause,
    /// The state before; none for a refund that is new.
    pub from: Option<RefundStatus>,
    pub entries: Vec<Entry>,
    pub effects: Vec<RefundEffect>,
    pub follows: Vec<RefundFollow>,
    /// What was said last, and how long a channel wants to be left alone.
    pub said: Said,
    /// The amount before, when it is lowered.
    pub amount_before: i64,
    /// Whether a bank had sent its money back: the ledger owed it to the buyer.
    pub owed_before: bool,
}

impl<'a> Draft<'a> {
    pub fn of(desk: &'a Desk<'a>, locked: Locked, cause: &'a Cause) -> Self {
        let (from, amount_before) = (Some(locked.refund.status), locked.refund.amount_minor);
        let owed_before = locked.refund.owes_buyer;
        let (entries, effects, follows) = (Vec::new(), Vec::new(), Vec::new());
        let said = Said::that(RefundInput::Timer);
        Self { desk, locked, cause, from, entries, effects, follows, said, amount_before, owed_before }
    }

    pub fn of_new(desk: &'a Desk<'a>, locked: Locked, cause: &'a Cause) -> Self {
        Self { from: None, ..Self::of(desk, locked, cause) }
    }

    /// Takes a step of the machine, and the one behind it that needs no channel.
    pub fn take(mut self, step: &Step, said: &Said) -> Result<Self, Fault> {
        let before = if self.entries.is_empty() { self.from } else { Some(self.locked.refund.status) };
        self.change(step, said, before);
        let refund = &self.locked.refund;
        if refund.status != RefundStatus::Ready || refund.payout == RefundPayout::Channel {
            return Ok(self);
        }
        let done = Said::that(RefundInput::Done);
        let settings = &self.desk.settings.settings;
        let facts = facts(&self.locked, &done, settings, self.desk.now);
        let terms = terms(self.desk.platform, settings, &self.locked);
        let case = Case::<RefundMachine> { input: done.input(), facts: &facts, terms: &terms };
        match answer(Some(RefundStatus::Ready), &case) {
            Answer::Changed(step) => {
                self.change(&step, &done, Some(RefundStatus::Ready));
                Ok(self)
            }
            other => Err(Fault::Corrupt(format!("refund {}: {other:?}", refund.id))),
        }
    }

    fn change(&mut self, step: &Step, said: &Said, before: Option<RefundStatus>) {
        let now = self.desk.now;
        let refund = &mut self.locked.refund;
        if before != Some(step.to) {
            refund.polls = 0;
        } else if self.cause.kind == RefundCause::Poll {
            // the channel was asked, and the state is the same: the next question waits longer
            refund.polls += 1;
        }
        if before.is_some() {
            refund.version += 1;
        }
        (refund.status, refund.updated_at) = (step.to, now);
        refund.trouble.clone_from(&said.heard.trouble);
        let is_current = said.heard.number.as_ref().is_none_or(|number| *number == number_of(refund));
        if is_current && let Some(number) = &said.heard.channel_number {
            refund.channel_number = Some(number.clone());
        }
        // a report that proves something stays proved, whatever the state makes of it
        match said.input() {
            RefundInput::Closed | RefundInput::RefusalProved if is_current => {
                refund.proof = NumberProof::Closed
            }
            RefundInput::Done | RefundInput::CallDone if refund.called_at.is_some() => {
                refund.proof = NumberProof::Moved;
            }
            _ => {}
        }
        let number = number_of(refund);
        for effect in &step.effects {
            effects::apply(*effect, &mut self.locked, said, self.cause, now);
        }
        let refund = &mut self.locked.refund;
        if refund.status != RefundStatus::InReview {
            refund.auto_approve_at = None;
        }
        refund.route = match refund.status {
            RefundStatus::Intercepting => Some(RefundRoute::Intercept),
            RefundStatus::AwaitingReturn => Some(RefundRoute::Return),
            _ => refund.route,
        };
        let row_name = step.rows().map(|row| row.id).collect::<Vec<_>>().join("+");
        let note = said.words().map(str::to_owned);
        let (input, after, version_after) = (said.input(), refund.status, refund.version);
        self.entries.push(Entry { row_name, input, before, after, version_after, number, note });
        self.effects.extend(step.effects.iter().copied());
        self.follows.extend(step.follows.iter().copied());
        self.said = said.clone();
    }

    pub async fn write_in(mut self, txn: &DatabaseTransaction) -> Result<refund::Model, RefundError> {
        let (platform, now) = (self.desk.platform, self.desk.now);
        let steps = money::steps_in(txn, &mut self).await?;
        money::hold(&mut self);
        let mut jobs = NewJobs::default();
        wake::rearm(&mut self, &mut jobs)?;
        let parcels = goods::parcels(&mut self, &mut jobs)?;
        if self.follows.contains(&RefundFollow::AskIntercept) {
            after::interception_asked(self.desk, &self.locked, &mut jobs)?;
        }
        if self.effects.contains(&RefundEffect::AddRefunded) {
            for job in work::watches(&self.locked.refund, now)? {
                jobs.add(platform, now, job);
            }
        }
        let mut writes = Writes::new(platform.db.backend());
        let Locked { order, payment, refund, lines, .. } = &self.locked;
        if self.effects.iter().any(|effect| HELD.contains(effect)) {
            row::write_order(order, &mut writes);
            if let Some(payment) = payment {
                row::write_payment(payment, &mut writes);
            }
        }
        row::write(refund, self.from.is_none(), &mut writes);
        if self.from.is_none() {
            row::write_lines(lines, &mut writes);
        } else if self.effects.contains(&RefundEffect::LowerAmount) {
            row::write_line_amounts(lines, &mut writes);
        }
        write_log(platform, now, &self, &mut writes);
        parcels.write(&mut writes);
        let mut outbox = Outbox::default();
        event::add(platform, now, (refund, order.buyer_id), self.from, &mut outbox);
        if refund.payout == RefundPayout::Balance
            && self.effects.contains(&RefundEffect::PostReserve)
            && let Some(user_id) = order.buyer_id
        {
            let facts = BalanceFacts { user_id, cause: BalanceCause::Refund };
            outbox.add(platform, now, &EventData::BalanceChanged(facts));
        }
        outbox.write(&mut writes);
        jobs.write(&mut writes);
        writes.run(txn).await?;
        // the refund is as it will be: what follows reads it
        payments::book_in(txn, now, steps).await?;
        order_seam::follow_in(txn, &self).await?;
        goods::move_in(txn, &self).await?;
        if self.follows.contains(&RefundFollow::MakeVoucher) {
            after::succeeded_in(txn, self.desk, &self.locked).await?;
        }
        effects::tell(&self);
        Ok(self.locked.refund)
    }
}
