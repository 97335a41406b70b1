use rebated_domain::machine::{Answer, Case, answer};
use rebated_domain::store_order::{StoreOrderInput, StoreOrderMachine};
use rebated_entity::{order, order_line};
use sea_orm::DatabaseTransaction;

use super::apply::Draft;
use super::{Cause, Locked, TransitionRefusal};
use crate::Fault;
use crate::db::Writes;
use crate::rebates::Desk;

/// What an input did.
#[derive(Clone, Debug)]
pub enum Moved {
    /// The order changed.
    Changed(Changed),
    /// A report or a timer that changes nothing here; the order as it was.
    Already(Locked),
}

/// An order after a change that the caller is about to commit.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The row of the table that applied, such as `O04`.
    pub row: &'static str,
    /// The order.
    pub order: order::Model,
    /// Its lines.
    pub lines: Vec<order_line::Model>,
}

/// Asks the machine what follows from an input, and adds to `writes` everything that has to be written with it: the
/// state, the version, an entry of the order's log, the stock, the next wake-up, the steps, the events, and what the
/// books of rebates and commissions come to.
///
/// The caller runs `writes` in the same transaction, once for each order, and wakes the worker after the commit.
pub async fn transition_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    input: StoreOrderInput,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<Moved, TransitionRefusal> {
    let from = locked.status()?;
    let terms = desk.settings.settings.store_terms();
    let facts = locked.facts;
    let case = Case::<StoreOrderMachine> { input, facts: &facts, terms: &terms };
    match answer(Some(from), &case) {
        Answer::Changed(transition) => {
            let draft = Draft::of(desk, locked, input, &transition, Some(from), cause);
            Ok(Moved::Changed(draft.write_in(txn, writes).await?))
        }
        Answer::AlreadyDone => Ok(Moved::Already(locked)),
        Answer::Refused(refusal) => Err(refusal.into()),
    }
}

/// The first row of an order that does not exist yet: what [`transition_in`] is for all others. The stock has been
/// set aside, or `locked.facts` says that it could not be.
pub(in crate::store) async fn begin_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: Locked,
    cause: &Cause,
    writes: &mut Writes,
) -> Result<Changed, TransitionRefusal> {
    let (terms, facts) = (desk.settings.settings.store_terms(), locked.facts);
    let input = StoreOrderInput::Place;
    match answer(None, &Case::<StoreOrderMachine> { input, facts: &facts, terms: &terms }) {
        Answer::Changed(transition) => {
            Ok(Draft::of(desk, locked, input, &transition, None, cause).write_in(txn, writes).await?)
        }
        Answer::Refused(refusal) => Err(refusal.into()),
        Answer::AlreadyDone => Err(Fault::Corrupt("a command is done or refused".into()).into()),
    }
}
