use rebated_domain::audit::AuditAction;
use rebated_domain::id::OrderId;
use rebated_domain::store::{CancellationState, StepState};
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use rebated_entity::{order, order_cancellation as table};
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::StoreOrderError;
use super::cancelling::{Recheck, save};
use super::place::check_note;
use super::told::ToldCancellation;
use crate::access::Permit;
use crate::db::{Writes, transact};
use crate::jobs::NewJobs;
use crate::rebates::Desk;
use crate::store::life::{Cause, Locked, Moved, lock_in, transition_in};
use crate::store::{ask_refund, steps};
use crate::{Actor, Fault, Platform, access};

/// The wish to cancel an order.
#[derive(Clone, Debug)]
pub struct Cancel {
    /// Which order.
    pub order_id: OrderId,
    /// Why.
    pub note: Option<String>,
    /// Refused when the order's version is another.
    pub expected_version: Option<i32>,
}

/// Cancels an order: its buyer, or whoever ships orders. An order that waits for its payment is cancelled at once. While
/// its steps are under way the cancellation waits for them; a paid order is cancelled by a refund of all of it, which
/// is asked for. What is under way already is not begun again, but one that people were left with is.
pub async fn cancel(
    platform: &Platform,
    actor: &Actor,
    wish: Cancel,
) -> Result<(order::Model, table::Model), StoreOrderError> {
    access::act_for_self(actor)?;
    check_note(wish.note.as_deref())?;
    let desk = Desk::open(platform).await?;
    let done = transact(&platform.db, async |txn| {
        let locked = lock_in(txn, desk.now, wish.order_id).await?;
        let seen = locked.filter(|locked| access::sees(actor, locked.order.buyer_id, access::read_orders));
        let locked = seen.ok_or(StoreOrderError::OrderNotFound)?;
        let permit = access::handle_order(actor, locked.order.buyer_id)?;
        let earlier = table::Entity::find_by_id(wish.order_id).one(txn).await.map_err(Fault::from)?;
        let state = earlier.as_ref().map(|earlier| earlier.state);
        if let Some(earlier) = earlier.filter(|earlier| earlier.state == CancellationState::Waiting) {
            return Ok((locked.order, earlier));
        }
        if wish.expected_version.is_some_and(|version| version != locked.order.version) {
            return Err(StoreOrderError::StaleVersion);
        }
        run_in(txn, &desk, actor, permit, (locked, state), &wish).await
    })
    .await?;
    platform.events.wake();
    Ok(done)
}

async fn run_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    actor: &Actor,
    permit: Permit,
    (locked, earlier): (Locked, Option<CancellationState>),
    wish: &Cancel,
) -> Result<(order::Model, table::Model), StoreOrderError> {
    let (platform, now) = (desk.platform, desk.now);
    let steps = steps::of_order_in(txn, locked.order.id).await?;
    let is_busy = steps.iter().any(|row| row.state == StepState::Queued);
    let before = ToldCancellation { status: locked.order.status, cancellation: earlier };
    let (mut writes, mut jobs) = (Writes::new(platform.db.backend()), NewJobs::default());
    let mut row = table::Model {
        order_id: locked.order.id,
        state: CancellationState::Done,
        tries: 0,
        next_at: None,
        note: wish.note.clone(),
        requested_by: actor.recorded_as(),
        requested_at: now,
        ended_at: Some(now),
    };
    let order = match locked.status()? {
        StoreOrderStatus::Created | StoreOrderStatus::Paid if is_busy => {
            Recheck::of(desk).park(&mut row, locked.order.version, &mut jobs)?;
            locked.order
        }
        StoreOrderStatus::Paid | StoreOrderStatus::Fulfilling => {
            let buyer = locked.order.buyer_id.filter(|buyer| actor.user_id() == Some(*buyer));
            jobs.add(platform, now, ask_refund::job(locked.order.id, buyer)?);
            locked.order
        }
        _ => {
            let cause = Cause::command(actor);
            let moved =
                transition_in(txn, desk, locked, StoreOrderInput::Cancel, &cause, &mut writes).await?;
            let Moved::Changed(changed) = moved else { return Err(StoreOrderError::NotAllowedNow) };
            changed.order
        }
    };
    save(&row, &mut writes);
    jobs.write(&mut writes);
    let after = ToldCancellation { status: order.status, cancellation: Some(row.state) };
    let entry = permit.did(AuditAction::OrderCancel, order.id).changed(&before, &after)?;
    entry.note(wish.note.as_deref()).write(platform, now, &mut writes);
    writes.run(txn).await?;
    Ok((order, row))
}
