use rebated_domain::id::LedgerTransferId;
use rebated_domain::ledger::{TransferPhase, TransferRefusal, part_of};
use rebated_domain::money::Currency;

use super::earlier::{Earlier, Known};
use crate::ledger::Journal;
use crate::ledger::rows::{Booked, Head};
use crate::ledger::transfer::{Cause, settlement_id};

/// Confirm, cancel or expiry of a pending transfer.
pub(super) struct Settlement<'a> {
    pub(super) pending_id: LedgerTransferId,
    pub(super) phase: TransferPhase,
    pub(super) cause: &'a Cause,
    /// The part to confirm; all when absent.
    pub(super) amount: Option<i64>,
    pub(super) input_hash: Vec<u8>,
}

/// What is to be done about a settlement.
pub(super) enum Verdict<'a> {
    /// It was done before.
    Repeated(&'a Known),
    /// It is decided now.
    Booked(Box<Booked>),
}

/// Settles a pending transfer, or leaves a tombstone when it has not arrived yet.
pub(super) fn settle<'a>(
    journal: &mut Journal,
    earlier: &'a Earlier,
    settlement: Settlement<'_>,
) -> Result<Verdict<'a>, TransferRefusal> {
    if let Some(done) = earlier.by_id(settlement_id(settlement.pending_id)) {
        return repeated(done, &settlement).map(Verdict::Repeated);
    }
    let Some(pending) = earlier.by_id(settlement.pending_id) else {
        return match settlement.phase {
            TransferPhase::Void => {
                tombstone(journal, earlier, settlement).map(|booked| Verdict::Booked(Box::new(booked)))
            }
            _ => Err(TransferRefusal::PendingNotFound),
        };
    };
    match (pending.row.phase, settlement.phase) {
        (TransferPhase::Pending, _) => {}
        (TransferPhase::Tombstone, TransferPhase::Void) => return Ok(Verdict::Repeated(pending)),
        (TransferPhase::Tombstone, _) => return Err(TransferRefusal::AlreadyCancelled),
        _ => return Err(TransferRefusal::NotPending),
    }
    let open = earlier.open(settlement.pending_id).ok_or(TransferRefusal::PendingNotFound)?;
    let is_over = open.expires_at.is_some_and(|at| at <= journal.now());
    if is_over && settlement.phase == TransferPhase::Post {
        return Err(TransferRefusal::PendingExpired);
    }
    if earlier.has_step(settlement.cause.object_id, &settlement.cause.step) {
        return Err(TransferRefusal::StepTaken);
    }
    let part = match (settlement.phase, settlement.amount) {
        (TransferPhase::Post, Some(amount)) => Some(part_of(&open.legs, amount)?),
        (TransferPhase::Post, None) => Some(open.legs.clone()),
        _ => None,
    };
    let pending = journal.book.release(&open.legs);
    let moved = part.map(|part| journal.book.post(&part)).transpose()?.unwrap_or_default();
    let head = Head {
        order_id: open.order_id,
        refund_id: open.refund_id,
        ..head(journal, settlement_id(settlement.pending_id), settlement, open.currency)
    };
    Ok(Verdict::Booked(Box::new(Booked { head, moved, pending })))
}

/// Repeats of confirm and cancel answer with the first result; a change of mind is refused.
fn repeated<'a>(done: &'a Known, settlement: &Settlement<'_>) -> Result<&'a Known, TransferRefusal> {
    match done.row.phase {
        phase if phase == settlement.phase => {
            let is_same = done.row.input_hash.as_ref() == Some(&settlement.input_hash);
            if is_same || phase != TransferPhase::Post {
                Ok(done)
            } else {
                Err(TransferRefusal::PendingAlreadyPosted)
            }
        }
        TransferPhase::Post => Err(TransferRefusal::PendingAlreadyPosted),
        TransferPhase::Expire => Err(TransferRefusal::PendingExpired),
        _ => Err(TransferRefusal::PendingAlreadyVoided),
    }
}

/// The mark of a cancel that came first: it has the id of the try, which can then never be booked.
fn tombstone(
    journal: &Journal,
    earlier: &Earlier,
    settlement: Settlement<'_>,
) -> Result<Booked, TransferRefusal> {
    if earlier.has_step(settlement.cause.object_id, &settlement.cause.step) {
        return Err(TransferRefusal::StepTaken);
    }
    let id = settlement.pending_id;
    // no money, so any currency says the same
    let head = head(journal, id, settlement, Currency::Cny);
    let head = Head { phase: TransferPhase::Tombstone, pending_id: None, ..head };
    Ok(Booked { head, moved: Vec::new(), pending: Vec::new() })
}

fn head(journal: &Journal, id: LedgerTransferId, settlement: Settlement<'_>, currency: Currency) -> Head {
    Head {
        id,
        phase: settlement.phase,
        cause: settlement.cause.clone(),
        currency,
        order_id: None,
        refund_id: None,
        pending_id: Some(settlement.pending_id),
        reverses_id: None,
        effective_at: journal.now(),
        occurred_at: None,
        expires_at: None,
        input_hash: Some(settlement.input_hash),
    }
}
