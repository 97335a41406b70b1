use chrono::{DateTime, Utc};
use rebated_domain::ledger::{AccountKey, Applied, TransferOutcome, TransferPhase, TransferRefusal};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::earlier::{Earlier, Known};
use super::settle::{Settlement, Verdict, settle};
use super::{BalanceAfter, Decision, PostError, Posting, Receipt, Step};
use crate::Fault;
use crate::db::Writes;
use crate::ledger::input_hash::input_hash;
use crate::ledger::rows::Booked;
use crate::ledger::transfer::NewTransfer;
use crate::ledger::{Journal, lock_for_posting_in};

/// Decides postings one after the other over locked balances and writes what was accepted in one go.
///
/// A refusal concerns its own posting only. A fault concerns all: the transaction has to end.
pub async fn post_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    postings: &[Posting],
) -> Result<Vec<Decision>, Fault> {
    lock_for_posting_in(txn).await?;
    let steps = || postings.iter().flat_map(|posting| &posting.steps);
    let mut earlier = Earlier::read_in(txn, steps()).await?;
    let accounts: Vec<AccountKey> = steps().flat_map(accounts_of).chain(earlier.open_accounts()).collect();
    let mut journal = Journal::over_in(txn, now, accounts).await?;
    let mut decisions = Vec::with_capacity(postings.len());
    let mut beside = Writes::new(txn.get_database_backend());
    for posting in postings {
        let decision = decide(&mut journal, &mut earlier, &posting.steps);
        let is_new = |receipts: &Vec<Receipt>| receipts.iter().any(|r| r.outcome == TransferOutcome::Created);
        if decision.as_ref().is_ok_and(is_new) {
            beside.append(posting.with.clone());
        }
        decisions.push(decision);
    }
    // the books first: what is written beside them may refer to them
    let mut writes = Writes::new(txn.get_database_backend());
    journal.write(&mut writes);
    writes.append(beside);
    writes.run(txn).await?;
    Ok(decisions)
}

fn accounts_of(step: &Step) -> Vec<AccountKey> {
    match step {
        Step::Single(transfer) | Step::Reserve { transfer, .. } => transfer.legs.accounts(),
        Step::Post { .. } | Step::Void { .. } | Step::Expire { .. } => Vec::new(),
    }
}

/// All steps of one posting, or none.
fn decide(journal: &mut Journal, earlier: &mut Earlier, steps: &[Step]) -> Decision {
    let mark = earlier.mark();
    let (mut receipts, mut booked) = (Vec::new(), Vec::new());
    let undo = journal.book.mark();
    for (at, step) in steps.iter().enumerate() {
        let receipt = match decide_step(journal, earlier, step) {
            Ok(Done::Repeated(receipt)) => receipt,
            Ok(Done::Booked(new)) => {
                let receipt = receipt_of(&new);
                earlier.note(&new, receipt.balances.clone());
                booked.push(*new);
                receipt
            }
            Err(refusal) => {
                journal.book.back_to(undo);
                earlier.back_to(mark);
                return Err(PostError::Refused { step: at, refusal });
            }
        };
        let is_first_kind = receipts.first().is_none_or(|first: &Receipt| first.outcome == receipt.outcome);
        if !is_first_kind {
            journal.book.back_to(undo);
            earlier.back_to(mark);
            return Err(PostError::Refused { step: at, refusal: TransferRefusal::LinkedPartlyExists });
        }
        receipts.push(receipt);
    }
    booked.iter().for_each(|booked| journal.add(booked));
    Ok(receipts)
}

enum Done {
    Repeated(Receipt),
    Booked(Box<Booked>),
}

fn decide_step(journal: &mut Journal, earlier: &Earlier, step: &Step) -> Result<Done, TransferRefusal> {
    let hash = input_hash(step);
    let (pending_id, phase, cause, amount) = match step {
        Step::Single(transfer) => return book(journal, earlier, transfer, hash, TransferPhase::Single, None),
        Step::Reserve { transfer, expires_at } => {
            return book(journal, earlier, transfer, hash, TransferPhase::Pending, *expires_at);
        }
        Step::Post { pending_id, cause, amount } => (*pending_id, TransferPhase::Post, cause, *amount),
        Step::Void { pending_id, cause } => (*pending_id, TransferPhase::Void, cause, None),
        Step::Expire { pending_id, cause } => (*pending_id, TransferPhase::Expire, cause, None),
    };
    let settlement = Settlement { pending_id, phase, cause, amount, input_hash: hash };
    Ok(match settle(journal, earlier, settlement)? {
        Verdict::Repeated(known) => Done::Repeated(repeat_of(known)),
        Verdict::Booked(booked) => Done::Booked(Box::new(booked)),
    })
}

/// A transfer that is not about another: booked now, or recognised.
fn book(
    journal: &mut Journal,
    earlier: &Earlier,
    transfer: &NewTransfer,
    input_hash: Vec<u8>,
    phase: TransferPhase,
    expires_at: Option<DateTime<Utc>>,
) -> Result<Done, TransferRefusal> {
    if let Some(known) = earlier.by_id(transfer.id) {
        return match known.row.phase {
            TransferPhase::Tombstone => Err(TransferRefusal::AlreadyCancelled),
            _ if known.row.input_hash.as_ref() == Some(&input_hash) => Ok(Done::Repeated(repeat_of(known))),
            _ => Err(TransferRefusal::ExistsWithDifferentInput),
        };
    }
    if earlier.has_step(transfer.cause.object_id, &transfer.cause.step) {
        return Err(TransferRefusal::StepTaken);
    }
    if transfer.reverses_id.is_some_and(|id| earlier.is_reversed(id)) {
        return Err(TransferRefusal::AlreadyReversed);
    }
    if expires_at.is_some_and(|at| at <= journal.now()) {
        return Err(TransferRefusal::ExpiryInPast);
    }
    let mut booked = journal.decide(transfer, phase)?;
    booked.head.expires_at = expires_at;
    booked.head.input_hash = Some(input_hash);
    Ok(Done::Booked(Box::new(booked)))
}

fn receipt_of(booked: &Booked) -> Receipt {
    // what moved comes after what was freed, and says where both left the account
    let touched = |applied: &[Applied]| -> Vec<BalanceAfter> {
        let after = |one: &Applied| {
            let after = one.after?;
            Some(BalanceAfter {
                account_id: one.account.id(),
                posted: after.posted,
                reserved: after.reserved,
            })
        };
        applied.iter().filter_map(after).collect()
    };
    let mut balances = touched(&booked.moved);
    for freed in touched(&booked.pending) {
        if balances.iter().all(|balance| balance.account_id != freed.account_id) {
            balances.push(freed);
        }
    }
    balances.sort();
    Receipt { transfer_id: booked.head.id, outcome: TransferOutcome::Created, balances }
}

fn repeat_of(known: &Known) -> Receipt {
    Receipt { transfer_id: known.row.id, outcome: TransferOutcome::Exists, balances: known.balances.clone() }
}
