use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::{OrderId, OrderLineId, RefundId};
use rebated_domain::money::Money;
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::{LineRoom, RefundPolicy, RefundReason, RefundStatus, RefundTrigger, spread};
use rebated_entity::{order, order_line, refund, refund_line};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::Serialize;

use super::event::event_of;
use super::told::Told;
use super::{RefundError, locks, queries};
use crate::db::{Writes, transact};
use crate::events::Outbox;
use crate::idempotency::Claim;
use crate::orders::lines_of_orders_in;
use crate::settings::Settings;
use crate::{Actor, Fault, Platform, Who, access};

/// A refund that somebody asks for.
#[derive(Clone, Debug, Serialize)]
pub struct RefundRequest {
    /// Of which order.
    pub order_id: OrderId,
    /// How much of which lines; empty when the amount is to be spread over all.
    pub lines: Vec<(OrderLineId, Money)>,
    /// How much in all; with no lines either, everything that is left.
    pub amount: Option<Money>,
    /// Why.
    pub reason: RefundReason,
    /// More about why.
    pub note: Option<String>,
}

/// Asks for a refund: the buyer for an own order, staff for any.
///
/// The amount is held back from the order at once, so that requests can never exceed what was paid,
/// however many arrive together.
pub async fn request(
    platform: &Platform,
    actor: &Actor,
    wanted: RefundRequest,
    idempotency_key: Option<&str>,
) -> Result<refund::Model, RefundError> {
    let permit = access::request_refund(actor)?;
    check_note(wanted.note.as_deref())?;
    let claim = match idempotency_key {
        Some(key) => Some(Claim::new(actor.recorded_as(), "refundRequest", key, &wanted)?),
        None => None,
    };
    let settings = platform.settings.current(&platform.db).await?;
    let now = platform.now();
    let refund = transact(&platform.db, async |txn| {
        if let Some(claim) = &claim
            && let Some(id) = claim.take_in::<RefundId>(txn, platform).await?
        {
            seen_order_in(txn, actor, wanted.order_id).await?;
            let earlier = refund::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            return earlier.ok_or(RefundError::RefundNotFound);
        }
        let order = seen_order_in(txn, actor, wanted.order_id).await?;
        let parts = parts_in(txn, &order, &wanted).await?;
        let refund =
            insert_in(txn, platform, actor, &settings.settings, now, &order, &wanted, &parts).await?;
        let buyer = order.buyer_id;
        hold_in(txn, order, refund.amount_minor).await?;
        let mut outbox = Outbox::default();
        outbox.add(platform, now, &event_of(&refund, buyer, None));
        let mut writes = Writes::new(platform.db.backend());
        outbox.write(&mut writes);
        let entry = permit.did(AuditAction::RefundRequest, refund.id).made(&Told::of(&refund))?;
        entry.note(refund.note.as_deref()).write(platform, now, &mut writes);
        writes.run(txn).await?;
        if let Some(claim) = &claim {
            claim.answer_in(txn, &refund.id).await?;
        }
        Ok(refund)
    })
    .await?;
    platform.events.wake();
    Ok(refund)
}

pub(super) fn check_note(note: Option<&str>) -> Result<(), RefundError> {
    let fits =
        |note: &str| note.chars().count() <= 1_000 && !note.chars().any(|c| c.is_control() && c != '\n');
    if note.is_none_or(fits) { Ok(()) } else { Err(RefundError::BadNote) }
}

/// Locks an order of which the caller may see the refunds. A repeated request asks again: what the caller
/// may see can have changed since the first.
async fn seen_order_in(
    txn: &DatabaseTransaction,
    actor: &Actor,
    id: OrderId,
) -> Result<order::Model, RefundError> {
    let order = locks::order_in(txn, id).await?;
    let seen = order.filter(|order| access::sees(actor, order.buyer_id, access::read_refunds));
    seen.ok_or(RefundError::OrderNotFound)
}

/// How much of each line goes back.
async fn parts_in(
    txn: &DatabaseTransaction,
    order: &order::Model,
    wanted: &RefundRequest,
) -> Result<Vec<(OrderLineId, i64)>, RefundError> {
    let is_refundable = order.status.earns() || order.status == OrderStatus::Cancelling;
    if !is_refundable {
        return Err(RefundError::OrderNotRefundable);
    }
    if wanted.amount.is_some() && !wanted.lines.is_empty() {
        return Err(RefundError::LinesAndAmount);
    }
    let amounts = wanted.amount.iter().chain(wanted.lines.iter().map(|(_, amount)| amount));
    if amounts.clone().any(|amount| amount.currency() != order.currency) {
        return Err(RefundError::WrongCurrency);
    }
    let lines = lines_of_orders_in(txn, &[order.id]).await?;
    let asked = asked_in(txn, &lines).await?;
    let rooms: Vec<LineRoom> = lines.iter().map(|line| room(line, &asked)).collect();
    let parts: Vec<_> = wanted.lines.iter().map(|(line, amount)| (*line, amount.minor())).collect();
    Ok(spread(&rooms, wanted.amount.map(Money::minor), &parts)?)
}

/// What refunds that hold capacity already ask of each line.
async fn asked_in(
    txn: &DatabaseTransaction,
    lines: &[order_line::Model],
) -> Result<HashMap<OrderLineId, i64>, Fault> {
    let mut asked: HashMap<OrderLineId, i64> = HashMap::new();
    let Some(order) = lines.first().map(|line| line.order_id) else { return Ok(asked) };
    let refunds = refund::Entity::find().filter(refund::Column::OrderId.eq(order)).all(txn).await?;
    let holding: Vec<RefundId> =
        refunds.iter().filter(|refund| refund.status.holds_capacity()).map(|refund| refund.id).collect();
    for (_, parts) in queries::lines_of(txn, holding).await? {
        for part in parts {
            *asked.entry(part.line_id).or_default() += part.amount_minor;
        }
    }
    Ok(asked)
}

fn room(line: &order_line::Model, asked: &HashMap<OrderLineId, i64>) -> LineRoom {
    let ours = asked.get(&line.id).copied().unwrap_or(0);
    // the source's figure and ours may tell of the same refund: the larger one counts
    let gone = ours.max(line.source_refunded_minor);
    let room = if line.status.is_void() { 0 } else { (line.paid_minor - gone).max(0) };
    LineRoom { line_id: line.id, room }
}

#[expect(clippy::too_many_arguments, reason = "one row is made of all of it, in one place")]
async fn insert_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    actor: &Actor,
    settings: &Settings,
    now: DateTime<Utc>,
    order: &order::Model,
    wanted: &RefundRequest,
    parts: &[(OrderLineId, i64)],
) -> Result<refund::Model, RefundError> {
    let id: RefundId = platform.new_id(now);
    let amount: i64 = parts.iter().map(|(_, part)| part).sum();
    let is_buyer = order.buyer_id.is_some() && order.buyer_id == actor.user_id();
    let policy = RefundPolicy { limit_minor: settings.refund_limit_minor };
    let minutes = settings.refund_auto_approve_minutes;
    let auto = (is_buyer && minutes > 0 && policy.may_approve_itself(amount))
        .then(|| now + Duration::minutes(i64::from(minutes)));
    let row = refund::Model {
        id,
        number: crate::numbers::number("R", now, id.0),
        order_id: order.id,
        trigger: match actor.who() {
            _ if is_buyer => RefundTrigger::User,
            Who::System => RefundTrigger::System,
            Who::Anonymous | Who::User { .. } | Who::Bot { .. } => RefundTrigger::Support,
        },
        reason: wanted.reason,
        note: wanted.note.clone().filter(|note| !note.trim().is_empty()),
        status: RefundStatus::InReview,
        currency: order.currency,
        amount_minor: amount,
        requested_by: actor.recorded_as(),
        decided_by: None,
        decision_note: None,
        auto_approve_at: auto,
        created_at: now,
        decided_at: None,
        updated_at: now,
        version: 1,
    };
    let refund = row.into_active_model().insert(txn).await.map_err(Fault::from)?;
    let lines = parts.iter().map(|(line, part)| refund_line::ActiveModel {
        refund_id: Set(id),
        line_id: Set(*line),
        amount_minor: Set(*part),
    });
    refund_line::Entity::insert_many(lines).exec_without_returning(txn).await.map_err(Fault::from)?;
    Ok(refund)
}

/// Holds the amount back; the order's CHECK has the last word.
async fn hold_in(txn: &DatabaseTransaction, order: order::Model, amount: i64) -> Result<(), Fault> {
    let (reserved, version) = (order.refund_reserved_minor + amount, order.version + 1);
    let mut row = order.into_active_model();
    row.refund_reserved_minor = Set(reserved);
    row.version = Set(version);
    row.update(txn).await?;
    Ok(())
}
