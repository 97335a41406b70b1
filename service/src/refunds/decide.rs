use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::refund::{Decider, RefundAction, RefundPolicy, successor};
use rebated_entity::{order, refund};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::event::event_of;
use super::request::check_note;
use super::told::Told;
use super::{RefundError, locks, settle};
use crate::access::Permit;
use crate::db::{Writes, transact};
use crate::events::Outbox;
use crate::ledger::lock_for_posting_in;
use crate::rebates::Desk;
use crate::store::refunded;
use crate::{Actor, Fault, Platform, access};

/// Somebody's decision about a refund.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Which refund.
    pub refund_id: RefundId,
    /// Why, for the record.
    pub note: Option<String>,
    /// The refund's version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Grants a refund. What the platform did not collect itself it does not pay out either: the
/// refund of such an order is done with the decision.
pub async fn approve(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    run(platform, permit, &decision, RefundAction::Approve).await
}

/// Refuses a refund; its amount can be asked for again.
pub async fn reject(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    run(platform, permit, &decision, RefundAction::Reject).await
}

/// Withdraws a request: whoever made it, or staff.
pub async fn cancel(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<refund::Model, RefundError> {
    let permit = access::request_refund(actor)?;
    run(platform, permit, &decision, RefundAction::Cancel).await
}

async fn run(
    platform: &Platform,
    permit: Permit,
    decision: &Decision,
    action: RefundAction,
) -> Result<refund::Model, RefundError> {
    check_note(decision.note.as_deref())?;
    let desk = Desk::open(platform).await?;
    let refund =
        transact(&platform.db, async |txn| run_in(txn, &desk, permit, decision, action).await).await?;
    platform.events.wake();
    Ok(refund)
}

/// One decision inside a transaction: lock, decide by the table, save, and let success take its effect.
pub(super) async fn run_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    mut permit: Permit,
    decision: &Decision,
    action: RefundAction,
) -> Result<refund::Model, RefundError> {
    // before any row: a closing month that waits between two postings must not stand between their rows
    lock_for_posting_in(txn).await?;
    let (order, refund) = locks::refund_in(txn, decision.refund_id).await?;
    if !access::sees(permit.actor(), order.buyer_id, access::read_refunds) {
        return Err(RefundError::RefundNotFound);
    }
    if action == RefundAction::Cancel {
        permit = access::cancel_refund(permit.actor(), refund.requested_by)?;
    }
    if decision.expected_version.is_some_and(|expected| expected != refund.version) {
        return Err(RefundError::StaleVersion);
    }
    let mut status = successor(refund.status, action)?;
    if action == RefundAction::Approve {
        check_policy(desk, permit.actor(), &refund)?;
        status = successor(status, RefundAction::Settle)?;
    }
    let buyer = order.buyer_id;
    let (version, before, status_before) = (refund.version, Told::of(&refund), refund.status);
    let mut row = refund.into_active_model();
    row.status = Set(status);
    row.decided_by = Set(Some(permit.actor().recorded_as()));
    row.decision_note = Set(decision.note.clone());
    row.decided_at = Set(Some(desk.now));
    row.auto_approve_at = Set(None);
    row.updated_at = Set(desk.now);
    row.version = Set(version + 1);
    let refund = row.update(txn).await.map_err(Fault::from)?;
    if action == RefundAction::Approve {
        settle::settle_in(txn, desk, order, &refund).await?;
    } else {
        release_in(txn, order, refund.amount_minor).await?;
    }
    let mut outbox = Outbox::default();
    outbox.add(desk.platform, desk.now, &event_of(&refund, buyer, Some(status_before)));
    let mut writes = Writes::new(desk.platform.db.backend());
    outbox.write(&mut writes);
    let actor = permit.actor().clone();
    let entry = permit.did(told_as(action), refund.id).changed(&before, &Told::of(&refund))?;
    entry.note(decision.note.as_deref()).write(desk.platform, desk.now, &mut writes);
    writes.run(txn).await?;
    if action == RefundAction::Approve {
        refunded::tell_in(txn, desk, refund.order_id, refund.id, &actor).await?;
    }
    Ok(refund)
}

fn told_as(action: RefundAction) -> AuditAction {
    match action {
        RefundAction::Approve | RefundAction::Settle => AuditAction::RefundApprove,
        RefundAction::Reject => AuditAction::RefundReject,
        RefundAction::Cancel => AuditAction::RefundCancel,
    }
}

fn check_policy(desk: &Desk<'_>, actor: &Actor, refund: &refund::Model) -> Result<(), RefundError> {
    let policy = RefundPolicy { limit_minor: desk.settings.settings.refund_limit_minor };
    if let (Some(id), Some(role)) = (actor.user_id(), actor.role()) {
        policy.may_approve(Decider { id, role }, refund.requested_by, refund.amount_minor)?;
    }
    Ok(())
}

/// Gives back what the refund held.
async fn release_in(txn: &DatabaseTransaction, order: order::Model, amount: i64) -> Result<(), Fault> {
    let reserved = order.refund_reserved_minor - amount;
    let capacity = order.paid_minor.max(reserved);
    let version = order.version + 1;
    let mut row = order.into_active_model();
    row.refund_reserved_minor = Set(reserved);
    row.refund_capacity_minor = Set(capacity);
    row.version = Set(version);
    row.update(txn).await?;
    Ok(())
}
