use rebated_domain::audit::AuditAction;
use rebated_domain::id::{OrderId, RiskHoldId, UserId};
use rebated_domain::risk::RiskHoldReason;
use rebated_entity::{order, risk_hold as table, user};
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::Serialize;

use super::row::{check_note, write};
use super::told::Told;
use super::{RiskError, Subject, queries};
use crate::db::{Writes, transact};
use crate::idempotency::Claim;
use crate::ledger::lock_for_holding_in;
use crate::{Actor, Fault, Platform, access, rebates};

/// A hold that is asked for.
#[derive(Clone, Debug, Serialize)]
pub struct NewRiskHold {
    /// The user, if it is one.
    pub user: Option<UserId>,
    /// The order, if it is one. Exactly one of the two has to be named.
    pub order: Option<OrderId>,
    /// Why.
    pub reason: RiskHoldReason,
    /// Why, in words: 1 to 500 characters.
    pub note: String,
}

/// Puts a user or an order on hold: what it covers is not credited until the hold is released. What is credited
/// already stays.
///
/// Repeated with the same key it has one effect and the first answer.
pub async fn place(
    platform: &Platform,
    actor: &Actor,
    wanted: NewRiskHold,
    key: Option<&str>,
) -> Result<table::Model, RiskError> {
    let permit = access::place_risk_holds(actor)?;
    let subject = Subject::of(wanted.user, wanted.order)?;
    check_note(&wanted.note)?;
    let claim = key.map(|key| Claim::new(actor.recorded_as(), "riskHoldPlace", key, &wanted)).transpose()?;
    let now = platform.now();
    let placed = transact(&platform.db, async |txn| {
        if let Some(claim) = &claim
            && let Some(id) = claim.take_in::<RiskHoldId>(txn, platform).await?
        {
            let earlier = table::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            return earlier.ok_or(RiskError::HoldNotFound);
        }
        lock_for_holding_in(txn).await?;
        check_subject_in(txn, subject).await?;
        if queries::open_in(txn, subject).await?.is_some() {
            return Err(RiskError::AlreadyOnHold);
        }
        let hold = table::Model {
            id: platform.new_id(now),
            user_id: wanted.user,
            order_id: wanted.order,
            reason: wanted.reason,
            note: wanted.note.clone(),
            placed_by: actor.recorded_as(),
            placed_at: now,
            released_by: None,
            release_note: None,
            released_at: None,
        };
        let mut writes = Writes::new(platform.db.backend());
        write(&hold, true, &mut writes);
        let entry = permit.clone().did(AuditAction::RiskHoldPlace, hold.id).made(&Told::of(&hold))?;
        entry.note(Some(&hold.note)).write(platform, now, &mut writes);
        writes.run(txn).await?;
        rebates::reconsider_in(txn, platform, now, subject).await?;
        if let Some(claim) = &claim {
            claim.answer_in(txn, &hold.id).await?;
        }
        Ok(hold)
    })
    .await?;
    platform.events.wake();
    Ok(placed)
}

async fn check_subject_in(txn: &DatabaseTransaction, subject: Subject) -> Result<(), RiskError> {
    match subject {
        Subject::User(id) => {
            let found = user::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            found.map(|_| ()).ok_or(RiskError::UserNotFound)
        }
        Subject::Order(id) => {
            let found = order::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            found.map(|_| ()).ok_or(RiskError::OrderNotFound)
        }
    }
}
