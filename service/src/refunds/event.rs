use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;
use rebated_domain::event::facts::RefundFacts;
use rebated_domain::id::UserId;
use rebated_domain::money::Money;
use rebated_domain::refund::RefundStatus;
use rebated_entity::refund;

use crate::Platform;
use crate::events::Outbox;

/// Tells of a refund that was in this state before, or is new, unless nothing about it changed that others see.
pub(super) fn add(
    platform: &Platform,
    now: DateTime<Utc>,
    (refund, buyer_id): (&refund::Model, Option<UserId>),
    status_before: Option<RefundStatus>,
    outbox: &mut Outbox,
) {
    let facts = facts(refund, buyer_id, status_before);
    if status_before.is_none() {
        outbox.add(platform, now, &EventData::RefundRequested(facts.clone()));
    }
    if status_before == Some(refund.status)
        || (status_before.is_none() && refund.status == RefundStatus::InReview)
    {
        return;
    }
    let event = match refund.status {
        RefundStatus::Succeeded => EventData::RefundSucceeded(facts),
        RefundStatus::Rejected => EventData::RefundRejected(facts),
        RefundStatus::Cancelled => EventData::RefundCancelled(facts),
        RefundStatus::Failed => EventData::RefundFailed(facts),
        RefundStatus::AwaitingReturn => EventData::RefundReturnAsked(facts),
        _ => EventData::RefundUpdated(facts),
    };
    outbox.add(platform, now, &event);
}

/// What there is to tell of a refund.
pub(super) fn facts(
    refund: &refund::Model,
    buyer_id: Option<UserId>,
    status_before: Option<RefundStatus>,
) -> RefundFacts {
    RefundFacts {
        refund_id: refund.id,
        number: refund.number.clone(),
        order_id: refund.order_id,
        buyer_id,
        trigger: refund.trigger,
        reason: refund.reason,
        status_before,
        status: refund.status,
        amount: Money::new(refund.amount_minor, refund.currency),
    }
}
