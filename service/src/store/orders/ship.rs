use rebated_domain::audit::AuditAction;
use rebated_domain::id::OrderId;
use rebated_domain::store_order::StoreOrderInput;
use rebated_entity::order;

use super::StoreOrderError;
use super::told::Told;
use crate::db::{Writes, transact};
use crate::rebates::Desk;
use crate::store::courier::{self, NewParcel, ParcelNumber};
use crate::store::life::{Cause, Moved, lock_in, transition_in};
use crate::{Actor, Platform, access};

/// A parcel that is handed to a courier.
#[derive(Clone, Debug)]
pub struct Shipment {
    /// Of which order.
    pub order_id: OrderId,
    /// Who carries it.
    pub carrier: String,
    /// Under which number.
    pub tracking_number: String,
    /// Refused when the order's version is another.
    pub expected_version: Option<i32>,
}

/// Marks an order as shipped, unless a refund of it is open. Shipping and refunds race for the order's lock: whichever
/// comes second sees the first.
pub async fn ship(
    platform: &Platform,
    actor: &Actor,
    shipment: Shipment,
) -> Result<order::Model, StoreOrderError> {
    let permit = access::fulfil_orders(actor)?;
    check("carrier", &shipment.carrier)?;
    check("trackingNumber", &shipment.tracking_number)?;
    let desk = Desk::open(platform).await?;
    let order = transact(&platform.db, async |txn| {
        let locked = lock_in(txn, desk.now, shipment.order_id).await?;
        let mut locked = locked.ok_or(StoreOrderError::OrderNotFound)?;
        if shipment.expected_version.is_some_and(|version| version != locked.order.version) {
            return Err(StoreOrderError::StaleVersion);
        }
        let before = Told::of(&locked.order, &locked.store);
        let number = ParcelNumber {
            carrier: shipment.carrier.clone(),
            tracking_number: shipment.tracking_number.clone(),
        };
        let parcel = NewParcel { order_id: locked.order.id, refund_id: None, number };
        locked.store.carrier = Some(shipment.carrier);
        locked.store.tracking_number = Some(shipment.tracking_number);
        let store = locked.store.clone();
        let (mut writes, cause) = (Writes::new(platform.db.backend()), Cause::command(actor));
        let moved = transition_in(txn, &desk, locked, StoreOrderInput::Ship, &cause, &mut writes).await?;
        let Moved::Changed(changed) = moved else { return Err(StoreOrderError::NotAllowedNow) };
        let entry = permit.did(AuditAction::OrderShip, changed.order.id);
        let entry = entry.changed(&before, &Told::of(&changed.order, &store))?;
        entry.write(platform, desk.now, &mut writes);
        courier::watch(&desk, parcel, &mut writes)?;
        writes.run(txn).await?;
        Ok(changed.order)
    })
    .await?;
    platform.events.wake();
    Ok(order)
}

fn check(field: &'static str, text: &str) -> Result<(), StoreOrderError> {
    let fits = (1..=100).contains(&text.chars().count())
        && !text.trim().is_empty()
        && !text.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(StoreOrderError::BadTracking(field)) }
}
