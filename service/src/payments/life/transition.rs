use rebated_domain::machine::{Answer, Case, answer};
use rebated_domain::payment::{PaymentFacts, PaymentInput, PaymentMachine, PaymentTerms};
use rebated_entity::payment;
use sea_orm::DatabaseTransaction;

use super::draft::Draft;
use super::{Cause, Locked, Said, facts_of};
use crate::db::Writes;
use crate::payments::PaymentError;
use crate::rebates::Desk;

/// What was said of a payment, and what came of it.
#[derive(Clone, Debug)]
pub(in crate::payments) enum Moved {
    /// The payment changed.
    Changed(Box<payment::Model>),
    /// A report or a timer that changes nothing here; everything as it was.
    Already(Box<Locked>),
}

/// Asks the machine what follows, and adds to `writes` everything that has to be written with it: the state, the
/// version, an entry of the log, the next wake-up, the order's change, the return, the events. What it comes to in the
/// ledger is booked at once, in the same transaction.
///
/// The caller runs `writes` in the same transaction and wakes the worker after the commit.
pub(in crate::payments) async fn transition_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    said: &Said,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<Moved, PaymentError> {
    let facts = PaymentFacts {
        order_waits: locked.order_waits()?,
        is_total: true,
        other_open: false,
        is_ours: said.misfit.is_none(),
        tells_of_refund: said.tells_of_refund,
        gave_evidence: said.evidence.is_some(),
        ..facts_of(&locked.payment, desk.now)
    };
    let case = Case::<PaymentMachine> { input: said.input, facts: &facts, terms: &PaymentTerms::default() };
    match answer(Some(locked.payment.status), &case) {
        Answer::Changed(step) => {
            let payment = Draft::of(desk, locked, said, &step, cause).write_in(txn, writes).await?;
            Ok(Moved::Changed(Box::new(payment)))
        }
        Answer::AlreadyDone => Ok(Moved::Already(Box::new(locked))),
        Answer::Refused(refusal) => Err(refusal.into()),
    }
}

/// The first row of a payment that does not exist yet (P01): its number is stored before the channel hears of it.
pub(in crate::payments) async fn begin_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    other_open: bool,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<payment::Model, PaymentError> {
    let order = &locked.order.order;
    let is_total =
        (locked.payment.amount_minor, locked.payment.currency) == (order.paid_minor, order.currency);
    let order_waits = locked.order_waits()?;
    let facts = PaymentFacts { order_waits, is_total, other_open, ..PaymentFacts::default() };
    let said = Said::that(PaymentInput::Ask);
    let case = Case::<PaymentMachine> { input: said.input, facts: &facts, terms: &PaymentTerms::default() };
    match answer(None, &case) {
        Answer::Changed(step) => Draft::of_new(desk, locked, &said, &step, cause).write_in(txn, writes).await,
        Answer::Refused(refusal) => Err(refusal.into()),
        Answer::AlreadyDone => Err(PaymentError::NotAllowedNow),
    }
}
