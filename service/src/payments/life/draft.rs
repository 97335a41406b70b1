use rebated_domain::machine::Transition;
use rebated_domain::payment::{PaymentEffect, PaymentFollow, PaymentMachine, PaymentStatus};
use rebated_domain::store_order::StoreOrderInput;
use rebated_entity::payment;
use sea_orm::DatabaseTransaction;

use super::row::{self, Entry, write_log};
use super::{Act, Cause, Locked, Said, arm, arm_at, close_in, write_checkout};
use crate::db::Writes;
use crate::events::Outbox;
use crate::jobs::NewJobs;
use crate::ledger::Step;
use crate::payments::told::told;
use crate::payments::{PaymentError, books, returns};
use crate::rebates::Desk;
use crate::store::life::{Moved, transition_in};
use crate::{Fault, refunds, store};

type Way = Transition<PaymentMachine>;

/// A change of a payment that the machine has allowed, about to be written.
pub(super) struct Draft<'a> {
    desk: &'a Desk<'a>,
    locked: Locked,
    said: &'a Said,
    way: &'a Way,
    from: Option<PaymentStatus>,
    cause: &'a Cause,
    steps: Vec<Step>,
    jobs: NewJobs,
}

impl<'a> Draft<'a> {
    pub fn of(desk: &'a Desk<'a>, locked: Locked, said: &'a Said, way: &'a Way, cause: &'a Cause) -> Self {
        let from = Some(locked.payment.status);
        let (steps, jobs) = (Vec::new(), NewJobs::default());
        Self { desk, locked, said, way, from, cause, steps, jobs }
    }

    pub fn of_new(
        desk: &'a Desk<'a>,
        locked: Locked,
        said: &'a Said,
        way: &'a Way,
        cause: &'a Cause,
    ) -> Self {
        Self { from: None, ..Self::of(desk, locked, said, way, cause) }
    }

    pub async fn write_in(
        mut self,
        txn: &DatabaseTransaction,
        writes: &mut Writes,
    ) -> Result<payment::Model, PaymentError> {
        let (platform, now) = (self.desk.platform, self.desk.now);
        self.keep_what_was_said();
        for effect in &self.way.effects {
            self.apply(*effect)?;
        }
        self.rearm()?;
        for follow in &self.way.follows {
            self.follow_in(txn, *follow, writes).await?;
        }
        // the books first: the order's own bookings come with its other writes
        books::book_in(txn, now, std::mem::take(&mut self.steps)).await?;
        if self.way.effects.contains(&PaymentEffect::PayOrder) {
            self.pay_order_in(txn, writes).await?;
        }
        let Locked { order, payment, .. } = self.locked;
        let mut outbox = Outbox::default();
        if self.from != Some(payment.status) {
            outbox.add(platform, now, &told(&payment, order.order.buyer_id, self.from));
        }
        row::write(&payment, self.from.is_none(), writes);
        let entry = Entry {
            payment_id: payment.id,
            row_name: self.way.row.id,
            input: self.said.input,
            before: self.from,
            after: payment.status,
            version_after: payment.version,
            note: self.said.evidence.as_deref().or(self.said.trouble.as_deref()),
            cause: self.cause,
        };
        write_log(platform, now, &entry, writes);
        self.jobs.write(writes);
        outbox.write(writes);
        Ok(payment)
    }

    fn keep_what_was_said(&mut self) {
        let (payment, said) = (&mut self.locked.payment, self.said);
        if self.from != Some(self.way.to) {
            // a new state is looked at for the first time
            payment.polls = 0;
        }
        payment.status = self.way.to;
        payment.version += 1;
        payment.updated_at = self.desk.now;
        payment.trouble = said.trouble.clone();
        if said.misfit.is_none()
            && let Some(number) = &said.channel_number
        {
            payment.channel_number = Some(number.clone());
        }
        if self.way.to == PaymentStatus::Unknown {
            payment.unknowns += 1;
        }
        if self.way.to == PaymentStatus::Paid && self.from != Some(PaymentStatus::Paid) {
            payment.paid_minor = payment.amount_minor;
            payment.paid_at = Some(said.paid_at.unwrap_or(self.desk.now));
        }
    }

    fn apply(&mut self, effect: PaymentEffect) -> Result<(), Fault> {
        use PaymentEffect as E;
        let payment = &mut self.locked.payment;
        match effect {
            E::KeepPayLink => {
                if let Some(checkout) = &self.said.checkout {
                    payment.checkout = Some(write_checkout(checkout)?);
                }
            }
            E::BookCapture => self.steps.push(books::capture(payment)),
            E::MarkNotNeeded => payment.surplus = Some(self.locked.surplus),
            E::BookSuspense => {
                let at_our_account =
                    self.said.elsewhere.map(|money| money.minor()).filter(|minor| *minor > 0);
                payment.disputed_minor = at_our_account;
                self.steps.extend(at_our_account.map(|minor| books::suspend(payment, minor)));
            }
            E::ClearSuspense => {
                let step = payment.disputed_minor.map(|minor| books::clear(payment, minor));
                self.steps.extend(step);
            }
            // the number is in the row, the evidence in the log, and the order is paid after the books
            E::CommitNumber | E::LogEvidence | E::PayOrder | E::PayOrderIfWaits => {}
        }
        Ok(())
    }

    /// Sets the next wake-up: at once if the channel is to be called.
    fn rearm(&mut self) -> Result<(), Fault> {
        let calls = |follow| self.way.follows.contains(&follow);
        let (platform, now) = (self.desk.platform, self.desk.now);
        let act = match () {
            // whoever has just stored a new payment calls; the lease watches over that
            () if self.from.is_none() => None,
            () if calls(PaymentFollow::CallCreate) => Some(Act::Call),
            () if calls(PaymentFollow::CallClose) => Some(Act::Look),
            () => None,
        };
        let (payment, jobs) = (&mut self.locked.payment, &mut self.jobs);
        match act {
            Some(act) => arm_at(platform, now, payment, (now, act), jobs),
            None => arm(platform, now, payment, jobs),
        }
    }

    async fn follow_in(
        &mut self,
        txn: &DatabaseTransaction,
        follow: PaymentFollow,
        writes: &mut Writes,
    ) -> Result<(), Fault> {
        use PaymentFollow as F;
        let (platform, now, payment) = (self.desk.platform, self.desk.now, &mut self.locked.payment);
        match follow {
            F::RefundAll => {
                let step = returns::begin(self.desk, payment, self.cause, &mut self.jobs, writes)?;
                self.steps.push(step);
            }
            F::HandOnRefund => {
                returns::look_now_in(txn, platform, now, payment.id, writes).await?;
                refunds::look_now_in(txn, self.desk, payment.id, writes).await?;
            }
            F::Alarm => alarm(payment, self.said),
            // a job calls, the row says why, and the order's event tells the buyer
            F::CallCreate | F::CallClose | F::TellReason | F::TellBuyer | F::RefundAllIfNotNeeded => {}
        }
        Ok(())
    }

    /// The order takes the payment, and its other payments are closed.
    async fn pay_order_in(&self, txn: &DatabaseTransaction, writes: &mut Writes) -> Result<(), PaymentError> {
        let (desk, locked, cause) = (self.desk, self.locked.order.clone(), self.cause.of_order());
        let id = locked.order.id;
        let moved = transition_in(txn, desk, locked, StoreOrderInput::Paid, &cause, writes).await;
        match moved {
            Ok(Moved::Changed(_)) => {}
            Ok(Moved::Already(_)) => {
                return Err(Fault::Corrupt(format!("order {id} waits and takes no payment")).into());
            }
            Err(store::life::TransitionRefusal::Fault(fault)) => return Err(fault.into()),
            Err(refusal) => return Err(Fault::Corrupt(format!("order {id}: {refusal}")).into()),
        }
        close_in(txn, (desk.platform, desk.now), id, Some(self.locked.payment.id), writes).await?;
        Ok(())
    }
}

fn alarm(payment: &payment::Model, said: &Said) {
    let reason = said.misfit.map_or("UNKNOWN", |misfit| misfit.code());
    let channel = payment.channel.code();
    metrics::counter!("rebated_payments_disputed_total", "channel" => channel, "reason" => reason)
        .increment(1);
    tracing::error!(
        payment = %payment.id,
        number = payment.number,
        channel,
        reason,
        "A channel says that a payment was paid otherwise than we asked; somebody has to look."
    );
}
