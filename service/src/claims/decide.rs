use rebated_domain::audit::AuditAction;
use rebated_domain::claim::{ClaimInput, ClaimStatus};
use rebated_domain::id::{OrderClaimId, UserId};
use rebated_entity::{order, order_claim, rebate, refund, user};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};

use super::ClaimError;
use super::found::{lock_order_in, named_by};
use super::matching::give_to_in;
use super::note::check_note;
use super::save::write_changed;
use super::told::Told;
use super::weigh::put_down_in;
use crate::db::{Writes, transact};
use crate::ledger::lock_for_posting_in;
use crate::orders::take_in;
use crate::rebates::{Buyer, Desk};
use crate::users::lock_in;
use crate::{Actor, Fault, Platform, access};

/// What staff say of a claim.
#[derive(Clone, Debug)]
pub struct ClaimDecision {
    /// Which claim.
    pub claim_id: OrderClaimId,
    /// Whether the order is the claimant's.
    pub grant: bool,
    /// Whether it may be taken from somebody else who has it.
    pub take_from_buyer: bool,
    /// Why, 1 to 1000 characters. The claimant does not read it.
    pub note: Option<String>,
}

/// Decides a claim. An order that has a buyer is taken from them only by somebody who says so, and never once rebates
/// of it were credited to anybody or a refund of it was asked for.
pub async fn decide(
    platform: &Platform,
    actor: &Actor,
    wanted: ClaimDecision,
) -> Result<order_claim::Model, ClaimError> {
    let permit = access::decide_claims(actor)?;
    check_note(wanted.note.as_deref())?;
    let id = wanted.claim_id;
    let known = order_claim::Entity::find_by_id(id).one(platform.db.read()).await.map_err(Fault::from)?;
    let known = known.ok_or(ClaimError::NotFound)?;
    let claimed = named_by(&known);
    let desk = Desk::open(platform).await?;
    let claim = transact(&platform.db, async |txn| {
        lock_for_posting_in(txn).await?;
        let found = lock_order_in(txn, &claimed).await?;
        lock_in(txn, known.user_id).await?;
        let claim = order_claim::Entity::find_by_id(id).lock_exclusive().one(txn).await;
        let mut claim = claim.map_err(Fault::from)?.ok_or(ClaimError::NotFound)?;
        if Some(claim.user_id) == actor.user_id() {
            return Err(ClaimError::OwnClaim);
        }
        let before = Told::of(&claim);
        let input = if wanted.grant { ClaimInput::Grant } else { ClaimInput::Refuse };
        let to = claim.status.after(input).ok_or(ClaimError::NotAllowedNow)?;
        if let Some(found) = &found {
            put_down_in(txn, &mut claim, &found.order).await?;
        }
        if to == ClaimStatus::Granted {
            let found = found.ok_or(ClaimError::OrderNotSeen)?;
            hand_over_in(txn, &desk, found.order, claim.user_id, wanted.take_from_buyer).await?;
        }
        (claim.status, claim.decided_at, claim.decided_by) = (to, Some(desk.now), Some(actor.recorded_as()));
        claim.decision_note = wanted.note.clone();
        let mut writes = Writes::new(txn.get_database_backend());
        write_changed(platform, desk.now, std::slice::from_ref(&claim), &mut writes);
        let entry = permit.did(AuditAction::OrderClaimDecide, id).changed(&before, &Told::of(&claim))?;
        entry.note(wanted.note.as_deref()).write(platform, desk.now, &mut writes);
        writes.run(txn).await?;
        Ok(claim)
    })
    .await?;
    platform.events.wake();
    Ok(claim)
}

/// Makes an order the claimant's, whoever has it.
async fn hand_over_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    order: order::Model,
    to: UserId,
    take_from_buyer: bool,
) -> Result<(), ClaimError> {
    let order = match order.buyer_id {
        Some(buyer) if buyer == to => return Ok(()),
        None => order,
        Some(_) if !take_from_buyer => return Err(ClaimError::HasBuyer),
        Some(buyer) => {
            check_movable_in(txn, &order).await?;
            let user = user::Entity::find_by_id(buyer).one(txn).await.map_err(Fault::from)?;
            let from = Buyer { id: buyer, inviter: user.and_then(|user| user.inviter_id) };
            take_in(txn, desk, order, from).await?
        }
    };
    Ok(give_to_in(txn, desk, order, to).await?)
}

/// Refuses to take an order away that its buyer has had something of.
async fn check_movable_in(txn: &DatabaseTransaction, order: &order::Model) -> Result<(), ClaimError> {
    let has_had =
        Condition::any().add(rebate::Column::EverCredited.eq(true)).add(rebate::Column::CreditedMinor.gt(0));
    let credited =
        rebate::Entity::find().filter(rebate::Column::OrderId.eq(order.id)).filter(has_had).one(txn).await;
    if credited.map_err(Fault::from)?.is_some() {
        return Err(ClaimError::RebatesCredited);
    }
    let refunds = refund::Entity::find().filter(refund::Column::OrderId.eq(order.id)).one(txn).await;
    if refunds.map_err(Fault::from)?.is_some() { Err(ClaimError::HasRefunds) } else { Ok(()) }
}
