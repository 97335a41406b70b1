use rebated_domain::audit::AuditAction;
use rebated_domain::id::{OrderId, RefundId};
use rebated_domain::money::Money;
use rebated_domain::refund::RefundReason;
use rebated_entity::{order, refund};
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::Serialize;

use super::command::{check_evidence_list, check_note};
use super::life::{Cause, Said, begin_in};
use super::policy::Asked;
use super::told::Told;
use super::wanted::parts_in;
use super::{RefundError, WantedLine, locks, policy};
use crate::db::{Writes, transact};
use crate::idempotency::Claim;
use crate::ledger::lock_for_posting_in;
use crate::rebates::Desk;
use crate::{Actor, Fault, Platform, access};

/// A refund that somebody asks for.
#[derive(Clone, Debug, Serialize)]
pub struct RefundRequest {
    /// Of which order.
    pub order_id: OrderId,
    /// How much of which lines; empty when the amount is to be spread over all.
    pub lines: Vec<WantedLine>,
    /// How much in all; with no lines either, everything that is left.
    pub amount: Option<Money>,
    /// Why.
    pub reason: RefundReason,
    /// More about why.
    pub note: Option<String>,
    /// What shows it: addresses of pictures, or numbers of papers. At most ten.
    pub evidence: Vec<String>,
    /// The money goes to the buyer's balance instead of the way it came.
    pub to_balance: bool,
    /// The goods need not come back. Only staff say so; otherwise the reason decides.
    pub no_return: Option<bool>,
}

/// Asks for a refund: the buyer for an own order, staff for any.
///
/// The amount is held back from the order and its payment at once, so that requests can never exceed what was paid,
/// however many arrive together.
pub async fn request(
    platform: &Platform,
    actor: &Actor,
    wanted: RefundRequest,
    idempotency_key: Option<&str>,
) -> Result<refund::Model, RefundError> {
    let permit = access::request_refund(actor)?;
    check_note(wanted.note.as_deref())?;
    check_evidence_list(&wanted.evidence)?;
    if wanted.no_return.is_some() && access::decide_refunds(actor).is_err() {
        return Err(RefundError::StaffOnly);
    }
    let claim = match idempotency_key {
        Some(key) => Some(Claim::new(actor.recorded_as(), "refundRequest", key, &wanted)?),
        None => None,
    };
    let desk = Desk::open(platform).await?;
    let refund = transact(&platform.db, async |txn| {
        if let Some(claim) = &claim
            && let Some(id) = claim.take_in::<RefundId>(txn, platform).await?
        {
            seen_order_in(txn, actor, wanted.order_id).await?;
            let earlier = refund::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            return earlier.ok_or(RefundError::RefundNotFound);
        }
        let order = seen_order_in(txn, actor, wanted.order_id).await?;
        let refund = begin(txn, &desk, actor, order, &wanted).await?;
        let mut writes = Writes::new(platform.db.backend());
        let entry = permit.clone().did(AuditAction::RefundRequest, refund.id).made(&Told::of(&refund))?;
        entry.note(refund.note.as_deref()).write(platform, desk.now, &mut writes);
        writes.run(txn).await?;
        if let Some(claim) = &claim {
            claim.answer_in(txn, &refund.id).await?;
        }
        Ok(refund)
    })
    .await?;
    platform.events.wake();
    platform.jobs.wake();
    Ok(refund)
}

async fn begin(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    actor: &Actor,
    order: order::Model,
    wanted: &RefundRequest,
) -> Result<refund::Model, RefundError> {
    policy::check_order(&order)?;
    let payment = locks::kept_payment_in(txn, order.id).await?;
    let (parts, line_taken) = parts_in(txn, &order, wanted, payment.is_some()).await?;
    let asked = Asked { order, payment, parts };
    let (mut locked, input) = policy::draft_in(txn, desk, actor, asked, wanted).await?;
    let (request, person, limit) = policy::judge_in(txn, desk, actor, &locked, wanted, line_taken).await?;
    locked.refund.risk = request.risk;
    let said = Said { person, note: wanted.note.clone(), ..Said::that(input) };
    begin_in(txn, desk, locked, &said, request.facts, limit, &Cause::command(actor)).await
}

/// Locks an order of which the caller may see the refunds. A repeated request asks again: what the caller
/// may see can have changed since the first.
async fn seen_order_in(
    txn: &DatabaseTransaction,
    actor: &Actor,
    id: OrderId,
) -> Result<order::Model, RefundError> {
    // before any row: a refund that is granted by asking books at once
    lock_for_posting_in(txn).await?;
    let order = locks::order_in(txn, id).await?;
    let seen = order.filter(|order| access::sees(actor, order.buyer_id, access::read_refunds));
    seen.ok_or(RefundError::OrderNotFound)
}
