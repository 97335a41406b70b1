use rebated_domain::machine::{Answer, Case, answer};
use rebated_domain::refund::machine::{
    NumberProof, RefundFacts, RefundInput, RefundMachine, RefundStatus, RefundTerms, RequestFacts,
};
use rebated_entity::refund;
use sea_orm::DatabaseTransaction;

use super::draft::Draft;
use super::facts::{facts, terms};
use super::{Cause, Locked, Said, number_of, row};
use crate::db::Writes;
use crate::rebates::Desk;
use crate::refunds::RefundError;

/// What was said of a refund, and what came of it.
#[derive(Clone, Debug)]
pub enum Moved {
    /// The refund changed.
    Changed(Box<refund::Model>),
    /// A report or a timer that changes nothing here; everything as it was.
    Already(Box<Locked>),
}

/// Asks the machine what follows, and writes everything that belongs to it: the state, the version, entries of the
/// log, what is held of order and payment, the ledger, the order's own change, goods, rebates, the next wake-up, jobs
/// and events. A refund that no channel has to move goes on from `READY` to its end in the same transaction (R52).
///
/// The caller commits, and wakes the worker afterwards.
pub async fn transition_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    said: &Said,
    cause: &Cause,
) -> Result<Moved, RefundError> {
    let settings = &desk.settings.settings;
    let facts = facts(&locked, said, settings, desk.now);
    let terms = terms(desk.platform, settings, &locked);
    let case = Case::<RefundMachine> { input: said.input(), facts: &facts, terms: &terms };
    match answer(Some(locked.refund.status), &case) {
        Answer::Changed(step) => {
            let refund = Draft::of(desk, locked, cause).take(&step, said)?.write_in(txn).await?;
            Ok(Moved::Changed(Box::new(refund)))
        }
        Answer::AlreadyDone => Ok(Moved::Already(Box::new(keep_proof_in(txn, desk, locked, said).await?))),
        Answer::Refused(refusal) => Err(refusal.into()),
    }
}

/// Keeps what a report proves of the number in use where it changes nothing else: people who were left with the
/// refund may act on it.
async fn keep_proof_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut locked: Locked,
    said: &Said,
) -> Result<Locked, RefundError> {
    let refund = &mut locked.refund;
    let is_current = said.heard.number.as_ref().is_none_or(|number| *number == number_of(refund));
    let is_closed = matches!(said.input(), RefundInput::Closed | RefundInput::RefusalProved);
    if refund.status == RefundStatus::Manual
        && refund.proof == NumberProof::Nothing
        && is_current
        && is_closed
    {
        refund.proof = NumberProof::Closed;
        let mut writes = Writes::new(desk.platform.db.backend());
        row::write(refund, false, &mut writes);
        writes.run(txn).await?;
    }
    Ok(locked)
}

/// The first row of a refund that does not exist yet. `request` says what only whoever asks knows; `limit_minor` is
/// how much may be granted by asking.
pub(in crate::refunds) async fn begin_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    said: &Said,
    request: RequestFacts,
    limit_minor: i64,
    cause: &Cause,
) -> Result<refund::Model, RefundError> {
    let settings = &desk.settings.settings;
    let facts = RefundFacts { request, ..facts(&locked, said, settings, desk.now) };
    let terms = RefundTerms { limit_minor, ..terms(desk.platform, settings, &locked) };
    match answer(None, &Case::<RefundMachine> { input: said.input(), facts: &facts, terms: &terms }) {
        Answer::Changed(step) => Draft::of_new(desk, locked, cause).take(&step, said)?.write_in(txn).await,
        Answer::Refused(refusal) => Err(refusal.into()),
        Answer::AlreadyDone => Err(RefundError::NotAllowedNow),
    }
}
