//! What a change of a refund does to what is held of the order and the payment, and to the ledger.

use rebated_domain::id::LedgerTransferId;
use rebated_domain::ledger::{AccountKey, AccountPurpose, LedgerObject, TransferReason};
use rebated_domain::refund::RefundPayout;
use rebated_domain::refund::machine::RefundEffect;
use rebated_entity::{ledger_balance, ledger_pending_entry, refund};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::Locked;
use super::draft::Draft;
use crate::Fault;
use crate::ledger::{Cause, NewTransfer, Step};
use crate::payments::{between, clearing, named};

/// Changes what is held. The CHECKs of both tables have the last word.
pub(super) fn hold(draft: &mut Draft<'_>) {
    let (before, effects) = (draft.amount_before, draft.effects.clone());
    let Locked { order, payment, refund, .. } = &mut draft.locked;
    let amount = refund.amount_minor;
    for effect in effects {
        let taken = match effect {
            RefundEffect::TakeCapacity | RefundEffect::PostLate => amount,
            RefundEffect::FreeCapacity => -amount,
            RefundEffect::LowerAmount => amount - before,
            RefundEffect::AddRefunded | RefundEffect::SubtractRefunded => {
                let sign = if effect == RefundEffect::AddRefunded { 1 } else { -1 };
                if let Some(payment) = payment {
                    payment.refunded_minor += sign * amount;
                }
                continue;
            }
            _ => continue,
        };
        order.refund_reserved_minor += taken;
        order.version += 1;
        if taken < 0 {
            // a source may have lowered what was paid: the ceiling stays as high as what is held
            order.refund_capacity_minor = order.paid_minor.max(order.refund_reserved_minor);
        }
        if effect == RefundEffect::PostLate {
            order.refund_capacity_minor = order.refund_capacity_minor.max(order.refund_reserved_minor);
        }
        let Some(payment) = payment else { continue };
        let beyond = match effect {
            // the money has left: what does not fit any more is written down as too much
            RefundEffect::PostLate => (payment.reserved_minor + taken - payment.paid_minor).max(0),
            _ => 0,
        };
        payment.late_minor += beyond;
        payment.reserved_minor += taken - beyond;
    }
}

/// What the change comes to in the ledger. Nothing where the platform did not collect the money.
pub(super) async fn steps_in(txn: &DatabaseTransaction, draft: &mut Draft<'_>) -> Result<Vec<Step>, Fault> {
    if draft.locked.refund.payout == RefundPayout::Recorded {
        return Ok(Vec::new());
    }
    let mut steps = Vec::new();
    for effect in draft.effects.clone() {
        steps.extend(step_in(txn, draft, effect).await?);
    }
    Ok(steps)
}

async fn step_in(
    txn: &DatabaseTransaction,
    draft: &Draft<'_>,
    effect: RefundEffect,
) -> Result<Option<Step>, Fault> {
    let Locked { refund, payment, order, .. } = &draft.locked;
    let payment = payment.as_ref();
    let payment = payment.ok_or_else(|| Fault::Corrupt(format!("refund {} has no payment", refund.id)))?;
    let (is_ours, n) = (refund.payout == RefundPayout::Balance, refund.reserves);
    let bank = AccountKey::platform(AccountPurpose::Bank, refund.currency);
    Ok(Some(match effect {
        RefundEffect::OpenReserve if is_ours => return Ok(None),
        RefundEffect::OpenReserve => {
            let from = source_in(txn, draft).await?;
            let transfer = transfer(refund, &format!("reserve:{n}"), (from, clearing(payment)));
            Step::Reserve { transfer, expires_at: None }
        }
        RefundEffect::VoidReserve => {
            Step::Void { pending_id: reserve_id(refund), cause: cause(refund, &format!("void:{n}")) }
        }
        RefundEffect::PostReserve if is_ours => {
            let buyer =
                order.buyer_id.ok_or_else(|| Fault::Corrupt(format!("order {}: no buyer", order.id)))?;
            let to = AccountKey::user(buyer, AccountPurpose::UserAvailable, refund.currency);
            Step::Single(transfer(refund, "balance", (source_in(txn, draft).await?, to)))
        }
        RefundEffect::PostReserve => {
            let cause = cause(refund, &format!("post:{n}"));
            Step::Post { pending_id: reserve_id(refund), cause, amount: None }
        }
        RefundEffect::PostFromBank => {
            Step::Single(transfer(refund, &format!("bank:{n}"), (source_in(txn, draft).await?, bank)))
        }
        RefundEffect::PostLate => {
            let step = format!("late:{}", refund.turn);
            Step::Single(transfer(refund, &step, (source_in(txn, draft).await?, clearing(payment))))
        }
        RefundEffect::BookReturn => {
            let step = format!("returned:{}", refund.turn);
            let mut transfer = transfer(refund, &step, (clearing(payment), payable(refund)));
            transfer.cause.reason = TransferReason::RefundReturned;
            Step::Single(transfer)
        }
        _ => return Ok(None),
    }))
}

/// From where the money comes: what is owed since a bank sent it back, or else what is prepaid for the order, or,
/// when the order was completed, what was sold.
async fn source_in(txn: &DatabaseTransaction, draft: &Draft<'_>) -> Result<AccountKey, Fault> {
    let Locked { refund, order, .. } = &draft.locked;
    if draft.owed_before {
        return Ok(payable(refund));
    }
    let prepaid = AccountKey::prepayment(order.id, refund.currency);
    let balance = ledger_balance::Entity::find_by_id(prepaid.id()).one(txn).await?;
    let free = balance.map_or(0, |row| row.balance_minor - row.reserved_minor);
    let freed = match draft.effects.contains(&RefundEffect::VoidReserve) {
        true => reserved_in(txn, refund, &prepaid).await?,
        false => 0,
    };
    if free + freed >= refund.amount_minor {
        return Ok(prepaid);
    }
    Ok(AccountKey::platform(AccountPurpose::StoreSales, refund.currency))
}

/// What the reserve about to be freed holds of an account.
async fn reserved_in(
    txn: &DatabaseTransaction,
    refund: &refund::Model,
    of: &AccountKey,
) -> Result<i64, Fault> {
    let entries = ledger_pending_entry::Entity::find()
        .filter(ledger_pending_entry::Column::TransferId.eq(reserve_id(refund)))
        .filter(ledger_pending_entry::Column::AccountId.eq(of.id()))
        .all(txn)
        .await?;
    Ok(entries.into_iter().map(|entry| -entry.amount_minor).sum())
}

fn payable(refund: &refund::Model) -> AccountKey {
    AccountKey::platform(AccountPurpose::RefundPayable, refund.currency)
}

fn reserve_id(refund: &refund::Model) -> LedgerTransferId {
    named(refund.id.0, &format!("reserve:{}", refund.reserves))
}

fn cause(refund: &refund::Model, step: &str) -> Cause {
    let (object_type, reason) = (LedgerObject::Refund, TransferReason::Refund);
    Cause { object_type, object_id: refund.id.0, step: step.into(), reason }
}

fn transfer(refund: &refund::Model, step: &str, (from, to): (AccountKey, AccountKey)) -> NewTransfer {
    NewTransfer {
        id: named(refund.id.0, step),
        cause: cause(refund, step),
        order_id: Some(refund.order_id),
        refund_id: Some(refund.id),
        reverses_id: None,
        effective_at: None,
        legs: between(from, to, refund.amount_minor),
    }
}
