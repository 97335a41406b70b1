use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::balance::AdjustmentReason;
use rebated_domain::event::facts::BalanceCause;
use rebated_domain::id::{HoldId, LedgerTransferId, UserId};
use rebated_domain::ledger::{LedgerObject, TransferOutcome, TransferReason};
use rebated_domain::money::Money;
use rebated_entity::balance_hold as table;

use super::posting::{beside, check_note, check_user, taken_from};
use super::told::ToldHold;
use super::{BalanceError, queries, rows};
use crate::idempotency::{IdempotencyError, id_for};
use crate::ledger::{Cause, NewTransfer, Posting, Receipt, Step};
use crate::{Actor, Platform, access};

/// A hold that is asked for.
#[derive(Clone, Debug)]
pub struct NewHold {
    /// Of whose available balance.
    pub user_id: UserId,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: AdjustmentReason,
    /// Why, in words.
    pub note: String,
    /// When it ends by itself, if it does.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A hold with the ledger's last answer about it.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its row.
    pub hold: table::Model,
    /// What the ledger answered.
    pub receipt: Receipt,
}

/// Sets a part of a user's available balance aside: it is frozen until it is captured, released, or its
/// time is over.
///
/// Repeated with the same key it has one effect and the first answer.
pub async fn place_hold(
    platform: &Platform,
    actor: &Actor,
    wanted: NewHold,
    key: Option<&str>,
) -> Result<Held, BalanceError> {
    let permit = access::adjust_balances(actor)?;
    check_note(&wanted.note)?;
    if wanted.amount.minor() <= 0 {
        return Err(BalanceError::BadAmount);
    }
    check_user(platform, wanted.user_id).await?;
    let (now, by) = (platform.now(), actor.recorded_as());
    let id = key.map(|key| id_for(by, "balanceHold", key)).transpose()?;
    let hold = table::Model {
        id: id.map_or_else(|| platform.new_id(now), HoldId),
        user_id: wanted.user_id,
        currency: wanted.amount.currency(),
        amount_minor: wanted.amount.minor(),
        reason: wanted.reason,
        note: wanted.note,
        expires_at: wanted.expires_at,
        placed_by: by,
        created_at: now,
    };
    let transfer = NewTransfer {
        id: LedgerTransferId(hold.id.0),
        cause: cause_of(hold.id, "reserve"),
        order_id: None,
        refund_id: None,
        reverses_id: None,
        effective_at: None,
        legs: taken_from(hold.user_id, wanted.amount),
    };
    let mut with = beside(platform, hold.user_id, BalanceCause::Hold);
    rows::insert_hold(&hold, &mut with);
    let told = permit.did(AuditAction::BalanceHold, hold.id).made(&ToldHold::of(&hold))?;
    told.note(Some(&hold.note)).write(platform, now, &mut with);
    let steps = vec![Step::Reserve { transfer, expires_at: wanted.expires_at }];
    let receipt = platform.poster.post(&platform.db, Posting { steps, with }).await?.remove(0);
    platform.events.wake();
    if receipt.outcome == TransferOutcome::Exists {
        return recognised(platform, hold, receipt).await;
    }
    Ok(Held { hold, receipt })
}

/// The ledger knows the transfer; the words beside it must be the same too.
async fn recognised(
    platform: &Platform,
    asked: table::Model,
    receipt: Receipt,
) -> Result<Held, BalanceError> {
    let hold = queries::holds_by_ids(platform.db.read(), [asked.id]).await?.remove(&asked.id);
    let hold = hold.ok_or(BalanceError::HoldNotFound)?;
    let is_same = hold.reason == asked.reason && hold.note == asked.note;
    if is_same { Ok(Held { hold, receipt }) } else { Err(IdempotencyError::Mismatch.into()) }
}

/// What a step of a hold is for.
pub(super) fn cause_of(hold: HoldId, step: &str) -> Cause {
    Cause {
        object_type: LedgerObject::Hold,
        object_id: hold.0,
        step: step.into(),
        reason: TransferReason::Hold,
    }
}
