use rebated_domain::audit::AuditAction;
use rebated_domain::claim::ClaimInput;
use rebated_domain::id::OrderClaimId;
use rebated_entity::order_claim;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::ClaimError;
use super::save::write_changed;
use super::told::Told;
use crate::db::{Writes, transact};
use crate::{Actor, Fault, Platform, access};

/// Takes back a claim of the caller's that is not decided.
pub async fn withdraw(
    platform: &Platform,
    actor: &Actor,
    id: OrderClaimId,
) -> Result<order_claim::Model, ClaimError> {
    let own = access::act_for_self(actor)?;
    let permit = access::claim_orders(actor)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let claim = order_claim::Entity::find_by_id(id).lock_exclusive().one(txn).await;
        let claim = claim.map_err(Fault::from)?.filter(|claim| claim.user_id == own);
        let mut claim = claim.ok_or(ClaimError::NotFound)?;
        let before = Told::of(&claim);
        let to = claim.status.after(ClaimInput::Withdraw).ok_or(ClaimError::NotAllowedNow)?;
        (claim.status, claim.decided_at, claim.decided_by) = (to, Some(now), Some(own));
        let mut writes = Writes::new(txn.get_database_backend());
        write_changed(platform, now, std::slice::from_ref(&claim), &mut writes);
        let entry = permit.did(AuditAction::OrderClaimWithdraw, id).changed(&before, &Told::of(&claim))?;
        entry.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(claim)
    })
    .await
}
