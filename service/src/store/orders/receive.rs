use rebated_domain::audit::AuditAction;
use rebated_domain::id::OrderId;
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use rebated_entity::order;

use super::StoreOrderError;
use super::told::Told;
use crate::db::{Writes, transact};
use crate::rebates::Desk;
use crate::store::life::{Cause, Moved, lock_in, transition_in};
use crate::{Actor, Platform, access};

/// Marks an order as received: its buyer, or whoever ships orders. One that is received already stays as it is.
pub async fn receive(
    platform: &Platform,
    actor: &Actor,
    order_id: OrderId,
    expected_version: Option<i32>,
) -> Result<order::Model, StoreOrderError> {
    access::act_for_self(actor)?;
    let desk = Desk::open(platform).await?;
    let order = transact(&platform.db, async |txn| {
        let locked = lock_in(txn, desk.now, order_id).await?;
        let seen = locked.filter(|locked| access::sees(actor, locked.order.buyer_id, access::read_orders));
        let locked = seen.ok_or(StoreOrderError::OrderNotFound)?;
        let permit = access::handle_order(actor, locked.order.buyer_id)?;
        if expected_version.is_some_and(|version| version != locked.order.version) {
            return Err(StoreOrderError::StaleVersion);
        }
        let (before, store) = (Told::of(&locked.order, &locked.store), locked.store.clone());
        let (mut writes, cause) = (Writes::new(platform.db.backend()), Cause::command(actor));
        let moved = transition_in(txn, &desk, locked, StoreOrderInput::Signed, &cause, &mut writes).await?;
        let changed = match moved {
            Moved::Changed(changed) => changed,
            Moved::Already(locked) if locked.status()? == StoreOrderStatus::Received => {
                return Ok(locked.order);
            }
            Moved::Already(_) => return Err(StoreOrderError::NotAllowedNow),
        };
        let entry = permit.did(AuditAction::OrderReceive, changed.order.id);
        let entry = entry.changed(&before, &Told::of(&changed.order, &store))?;
        entry.write(platform, desk.now, &mut writes);
        writes.run(txn).await?;
        Ok(changed.order)
    })
    .await?;
    platform.events.wake();
    Ok(order)
}
