use rebated_domain::audit::AuditAction;
use rebated_domain::event::facts::BalanceCause;
use rebated_domain::id::{HoldId, LedgerTransferId};
use rebated_domain::money::Money;
use rebated_entity::balance_hold as table;

use super::hold::cause_of;
use super::posting::{beside, policy};
use super::told::Taken;
use super::{BalanceError, Held, queries};
use crate::audit::Entry;
use crate::ledger::{Posting, Step};
use crate::{Actor, Platform, access};

/// Takes what a hold reserved, or a part of it; the rest is free again. Above the limit another person
/// than the one who placed the hold has to do it. Repeated with the same amount it changes nothing.
pub async fn capture_hold(
    platform: &Platform,
    actor: &Actor,
    hold: HoldId,
    amount: Option<Money>,
) -> Result<Held, BalanceError> {
    let permit = access::adjust_balances(actor)?;
    let hold = find(platform, hold).await?;
    if amount.is_some_and(|amount| amount.currency() != hold.currency) {
        return Err(BalanceError::WrongCurrency);
    }
    let taken = amount.unwrap_or(Money::new(hold.amount_minor, hold.currency));
    policy(platform).await?.may_complete(taken, hold.placed_by, actor.recorded_as())?;
    let step = Step::Post {
        pending_id: LedgerTransferId(hold.id.0),
        cause: cause_of(hold.id, "capture"),
        amount: Some(taken.minor()),
    };
    let told = permit.did(AuditAction::HoldCapture, hold.id).made(&Taken { taken })?;
    settle(platform, hold, step, told).await
}

/// Frees what a hold reserved. Repeated it changes nothing.
pub async fn release_hold(platform: &Platform, actor: &Actor, hold: HoldId) -> Result<Held, BalanceError> {
    let permit = access::adjust_balances(actor)?;
    let hold = find(platform, hold).await?;
    let step = Step::Void { pending_id: LedgerTransferId(hold.id.0), cause: cause_of(hold.id, "release") };
    let told = permit.did(AuditAction::HoldRelease, hold.id);
    settle(platform, hold, step, told).await
}

async fn find(platform: &Platform, id: HoldId) -> Result<table::Model, BalanceError> {
    let hold = queries::holds_by_ids(platform.db.read(), [id]).await?.remove(&id);
    hold.ok_or(BalanceError::HoldNotFound)
}

async fn settle(
    platform: &Platform,
    hold: table::Model,
    step: Step,
    told: Entry,
) -> Result<Held, BalanceError> {
    let mut with = beside(platform, hold.user_id, BalanceCause::Hold);
    told.write(platform, platform.now(), &mut with);
    let posting = Posting { steps: vec![step], with };
    let receipt = platform.poster.post(&platform.db, posting).await?.remove(0);
    platform.events.wake();
    Ok(Held { hold, receipt })
}
