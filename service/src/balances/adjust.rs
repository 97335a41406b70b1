use rebated_domain::audit::AuditAction;
use rebated_domain::balance::{AdjustmentReason, AdjustmentStatus};
use rebated_domain::event::facts::BalanceCause;
use rebated_domain::id::{AdjustmentId, RefundId, UserId};
use rebated_domain::money::Money;
use rebated_entity::balance_adjustment as table;

use super::posting::{beside, check_note, check_user, policy, step_of};
use super::told::ToldAdjustment;
use super::{BalanceError, queries, rows};
use crate::access::{self, Permit};
use crate::audit::Entry;
use crate::db::{Writes, transact};
use crate::idempotency::{IdempotencyError, id_for};
use crate::ledger::{Posting, Receipt};
use crate::{Actor, Fault, Platform};

/// A correction that is asked for.
#[derive(Clone, Debug)]
pub struct NewAdjustment {
    /// Whose balance.
    pub user_id: UserId,
    /// By how much; below zero it is taken.
    pub amount: Money,
    /// Why.
    pub reason: AdjustmentReason,
    /// Why, in words.
    pub note: String,
}

/// An adjustment as it stands.
#[derive(Clone, Debug)]
pub struct Adjusted {
    /// Its row.
    pub adjustment: table::Model,
    /// What the ledger answered; none while it waits for a second person.
    pub receipt: Option<Receipt>,
}

/// Corrects a user's available balance. A credit pays off what the user owes first; more than what is
/// available cannot be taken. Above the limit it waits for a second person.
///
/// Repeated with the same key it has one effect and the first answer.
pub async fn adjust(
    platform: &Platform,
    actor: &Actor,
    wanted: NewAdjustment,
    key: Option<&str>,
) -> Result<Adjusted, BalanceError> {
    let permit = access::adjust_balances(actor)?;
    check_note(&wanted.note)?;
    if wanted.amount.minor() == 0 {
        return Err(BalanceError::BadAmount);
    }
    check_user(platform, wanted.user_id).await?;
    let row = table::Model {
        user_id: wanted.user_id,
        currency: wanted.amount.currency(),
        amount_minor: wanted.amount.minor(),
        reason: wanted.reason,
        note: wanted.note,
        ..new_row(platform, actor, "balanceAdjust", key)?
    };
    submit(platform, permit, AuditAction::BalanceAdjust, row).await
}

/// Undoes a booked adjustment by a transfer the other way round. Above the limit it waits for a second
/// person, as the adjustment did.
pub async fn reverse(
    platform: &Platform,
    actor: &Actor,
    adjustment: AdjustmentId,
    note: &str,
    key: Option<&str>,
) -> Result<Adjusted, BalanceError> {
    let permit = access::adjust_balances(actor)?;
    check_note(note)?;
    let undone = queries::adjustments_by_ids(platform.db.read(), [adjustment]).await?.remove(&adjustment);
    let undone = undone.ok_or(BalanceError::AdjustmentNotFound)?;
    if undone.status != AdjustmentStatus::Posted || undone.reverses_id.is_some() {
        return Err(BalanceError::NotReversible);
    }
    let row = table::Model {
        user_id: undone.user_id,
        currency: undone.currency,
        amount_minor: undone.amount_minor.checked_neg().ok_or(BalanceError::BadAmount)?,
        reason: undone.reason,
        note: note.to_owned(),
        reverses_id: Some(undone.id),
        ..new_row(platform, actor, "adjustmentReverse", key)?
    };
    submit(platform, permit, AuditAction::AdjustmentReverse, row).await
}

/// Gives a buyer something beyond what a refund comes to, as goodwill. Above the limit it waits for a second person.
pub(crate) async fn give_goodwill(
    platform: &Platform,
    permit: Permit,
    (refund, user_id): (RefundId, UserId),
    (amount, note): (Money, &str),
    key: Option<&str>,
) -> Result<Adjusted, BalanceError> {
    check_note(note)?;
    if amount.minor() <= 0 {
        return Err(BalanceError::BadAmount);
    }
    let row = table::Model {
        user_id,
        currency: amount.currency(),
        amount_minor: amount.minor(),
        reason: AdjustmentReason::Goodwill,
        note: note.to_owned(),
        ..new_row(platform, permit.actor(), "refundCompensate", key)?
    };
    submit_with(platform, permit, AuditAction::RefundCompensate, row, Some(refund)).await
}

/// A row with everything that does not depend on what is asked for.
fn new_row(
    platform: &Platform,
    actor: &Actor,
    operation: &str,
    key: Option<&str>,
) -> Result<table::Model, IdempotencyError> {
    let (now, by) = (platform.now(), actor.recorded_as());
    let id = key.map(|key| id_for(by, operation, key)).transpose()?;
    Ok(table::Model {
        id: id.map_or_else(|| platform.new_id(now), AdjustmentId),
        user_id: by,
        currency: rebated_domain::money::Currency::Cny,
        amount_minor: 0,
        reason: AdjustmentReason::Other,
        note: String::new(),
        status: AdjustmentStatus::Proposed,
        reverses_id: None,
        requested_by: by,
        decided_by: None,
        decision_note: None,
        created_at: now,
        decided_at: None,
    })
}

/// Books an adjustment, proposes it, or recognises it.
async fn submit(
    platform: &Platform,
    permit: Permit,
    action: AuditAction,
    row: table::Model,
) -> Result<Adjusted, BalanceError> {
    submit_with(platform, permit, action, row, None).await
}

async fn submit_with(
    platform: &Platform,
    permit: Permit,
    action: AuditAction,
    mut row: table::Model,
    refund: Option<RefundId>,
) -> Result<Adjusted, BalanceError> {
    let earlier = queries::adjustments_by_ids(platform.db.read(), [row.id]).await?.remove(&row.id);
    if earlier.as_ref().is_some_and(|earlier| !is_same(earlier, &row)) {
        return Err(BalanceError::Idempotency(IdempotencyError::Mismatch));
    }
    if let Some(waiting) = earlier.as_ref().filter(|earlier| earlier.status != AdjustmentStatus::Posted) {
        return Ok(Adjusted { adjustment: waiting.clone(), receipt: None });
    }
    let told = |row: &table::Model| {
        Ok::<_, Fault>(permit.did(action, row.id).made(&ToldAdjustment::of(row))?.note(Some(&row.note)))
    };
    if earlier.is_none() && policy(platform).await?.takes_two(Money::new(row.amount_minor, row.currency)) {
        propose(platform, &row, refund, told(&row)?).await?;
        return Ok(Adjusted { adjustment: row, receipt: None });
    }
    row.status = AdjustmentStatus::Posted;
    let mut with = beside(platform, row.user_id, BalanceCause::Adjustment);
    rows::insert_adjustment(&row, refund, &mut with);
    told(&row)?.write(platform, row.created_at, &mut with);
    let steps = vec![step_of(platform.db.read(), &row).await?];
    let mut receipts = platform.poster.post(&platform.db, Posting { steps, with }).await?;
    platform.events.wake();
    Ok(Adjusted { adjustment: earlier.unwrap_or(row), receipt: receipts.pop() })
}

async fn propose(
    platform: &Platform,
    row: &table::Model,
    refund: Option<RefundId>,
    told: Entry,
) -> Result<(), BalanceError> {
    let mut writes = Writes::new(platform.db.backend());
    rows::insert_adjustment(row, refund, &mut writes);
    told.write(platform, row.created_at, &mut writes);
    transact(&platform.db, async |txn| writes.run(txn).await).await.map_err(|fault: Fault| {
        // two reversals of one adjustment, or two repeats of one request, at once
        if fault.is_duplicate() { BalanceError::AlreadyReversed } else { fault.into() }
    })
}

fn is_same(earlier: &table::Model, asked: &table::Model) -> bool {
    let told = |row: &table::Model| {
        (row.user_id, row.currency, row.amount_minor, row.reason, row.note.clone(), row.reverses_id)
    };
    told(earlier) == told(asked)
}
