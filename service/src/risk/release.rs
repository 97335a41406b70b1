use rebated_domain::audit::AuditAction;
use rebated_domain::id::RiskHoldId;
use rebated_entity::{order, risk_hold as table};
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::row::{check_note, write};
use super::told::Told;
use super::{RiskError, Subject};
use crate::db::{Writes, transact};
use crate::ledger::lock_for_holding_in;
use crate::{Actor, Fault, Platform, access, rebates};

/// Lets go what was on hold: what is due by then is credited by the next sweep, unless another hold or a dispute keeps
/// it. Nobody releases what is about their own account or order. Repeated it changes nothing.
pub async fn release(
    platform: &Platform,
    actor: &Actor,
    id: RiskHoldId,
    note: Option<&str>,
) -> Result<table::Model, RiskError> {
    let permit = access::release_risk_holds(actor)?;
    note.map_or(Ok(()), check_note)?;
    let now = platform.now();
    let released = transact(&platform.db, async |txn| {
        lock_for_holding_in(txn).await?;
        let hold = table::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
        let before = hold.ok_or(RiskError::HoldNotFound)?;
        if before.released_at.is_some() {
            return Ok(before);
        }
        let subject = Subject::of(before.user_id, before.order_id)?;
        check_other_in(txn, actor, subject).await?;
        let hold = table::Model {
            released_by: Some(actor.recorded_as()),
            release_note: note.map(str::to_owned),
            released_at: Some(now),
            ..before.clone()
        };
        let mut writes = Writes::new(platform.db.backend());
        write(&hold, false, &mut writes);
        let entry = permit.clone().did(AuditAction::RiskHoldRelease, hold.id);
        let entry = entry.changed(&Told::of(&before), &Told::of(&hold))?;
        entry.note(note).write(platform, now, &mut writes);
        writes.run(txn).await?;
        rebates::reconsider_in(txn, platform, now, subject).await?;
        Ok::<_, RiskError>(hold)
    })
    .await?;
    platform.events.wake();
    Ok(released)
}

/// Refuses whoever would let themselves go.
async fn check_other_in(txn: &DatabaseTransaction, actor: &Actor, subject: Subject) -> Result<(), RiskError> {
    let concerned = match subject {
        Subject::User(id) => Some(id),
        Subject::Order(id) => {
            let order = order::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            order.and_then(|order| order.buyer_id)
        }
    };
    let is_own = concerned.is_some() && concerned == actor.user_id();
    if is_own { Err(RiskError::OwnHold) } else { Ok(()) }
}
