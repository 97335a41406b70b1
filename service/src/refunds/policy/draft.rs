use rebated_domain::id::RefundId;
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::machine::{GoodsFacts, NumberProof, RefundInput, RefundStatus};
use rebated_domain::refund::{RefundPayout, RefundTrigger};
use rebated_entity::{order, payment, refund, refund_line};
use sea_orm::DatabaseTransaction;

use crate::rebates::Desk;
use crate::refunds::life::Locked;
use crate::refunds::wanted::Part;
use crate::refunds::{RefundError, RefundRequest, life};
use crate::{Actor, Fault, Who};

/// What a request is about, locked.
pub(in crate::refunds) struct Asked {
    pub order: order::Model,
    pub payment: Option<payment::Model>,
    pub parts: Vec<Part>,
}

/// Something must have been paid, and the order must not be void.
pub(in crate::refunds) fn check_order(order: &order::Model) -> Result<(), RefundError> {
    let is_refundable = order.status.earns() || order.status == OrderStatus::Cancelling;
    if is_refundable { Ok(()) } else { Err(RefundError::OrderNotRefundable) }
}

/// The refund as it would be, and what the machine is told of it.
pub(in crate::refunds) async fn draft_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    actor: &Actor,
    asked: Asked,
    wanted: &RefundRequest,
) -> Result<(Locked, RefundInput), RefundError> {
    let Asked { order, payment, parts } = asked;
    let payout = match (&payment, wanted.to_balance) {
        (Some(_), false) => RefundPayout::Channel,
        (Some(_), true) if order.buyer_id.is_some() => RefundPayout::Balance,
        (_, true) => return Err(RefundError::NoBalance),
        (None, false) => RefundPayout::Recorded,
    };
    let is_buyer = order.buyer_id.is_some() && order.buyer_id == actor.user_id();
    let (trigger, input) = match actor.who() {
        _ if is_buyer => (RefundTrigger::User, RefundInput::AskedByBuyer),
        Who::System => (RefundTrigger::System, RefundInput::AskedBySystem),
        Who::Anonymous | Who::User { .. } | Who::Bot { .. } => {
            (RefundTrigger::Support, RefundInput::AskedBySupport)
        }
    };
    let policy = &desk.settings.settings.refunds;
    // money alone brings no goods back
    let has_items = parts.iter().any(|part| part.quantity > 0);
    let no_return =
        wanted.no_return.unwrap_or(policy.no_return_reasons.contains(&wanted.reason)) || !has_items;
    let refund = refund::Model {
        trigger,
        payout,
        no_return,
        requested_by: actor.recorded_as(),
        payment_id: payment.as_ref().map(|payment| payment.id),
        ..blank(desk, &order, wanted, parts.iter().map(|part| part.amount).sum())?
    };
    let id = refund.id;
    let line = |part: &Part| refund_line::Model {
        refund_id: id,
        line_id: part.line_id,
        amount_minor: part.amount,
        quantity: part.quantity,
        asked_minor: part.amount,
    };
    let lines = parts.iter().map(line).collect();
    let order_sum_minor = life::held_of_order_in(txn, order.id).await? + refund.amount_minor;
    let mut locked = Locked { order, payment, refund, lines, order_sum_minor, goods: GoodsFacts::default() };
    locked.goods = life::goods_in(txn, &locked.order, &locked.refund).await?;
    Ok((locked, input))
}

fn blank(
    desk: &Desk<'_>,
    order: &order::Model,
    wanted: &RefundRequest,
    amount_minor: i64,
) -> Result<refund::Model, Fault> {
    let now = desk.now;
    let id: RefundId = desk.platform.new_id(now);
    let evidence = match wanted.evidence.is_empty() {
        true => None,
        false => Some(serde_json::to_value(&wanted.evidence)?),
    };
    Ok(refund::Model {
        id,
        number: crate::numbers::number("R", now, id.0),
        order_id: order.id,
        trigger: RefundTrigger::User,
        reason: wanted.reason,
        note: wanted.note.clone().filter(|note| !note.trim().is_empty()),
        status: RefundStatus::InReview,
        currency: order.currency,
        amount_minor,
        requested_by: Actor::system().recorded_as(),
        decided_by: None,
        decision_note: None,
        auto_approve_at: None,
        created_at: now,
        decided_at: None,
        updated_at: now,
        version: 1,
        payout: RefundPayout::Recorded,
        payment_id: None,
        asked_minor: amount_minor,
        route: None,
        no_return: false,
        risk: None,
        evidence,
        assigned_to: None,
        first_approval_by: None,
        turn: 1,
        proof: NumberProof::NeverSent,
        failures: 0,
        unknowns: 0,
        polls: 0,
        tries: 0,
        channel_number: None,
        trouble: None,
        called_at: None,
        unknown_since: None,
        succeeded_at: None,
        reserves: 0,
        has_reserve: false,
        returned_turn: None,
        owes_buyer: false,
        wake_at: None,
        wake_job: None,
    })
}
