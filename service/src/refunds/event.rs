use rebated_domain::event::EventData;
use rebated_domain::event::facts::RefundFacts;
use rebated_domain::id::UserId;
use rebated_domain::money::Money;
use rebated_domain::refund::RefundStatus;
use rebated_entity::refund;

/// What there is to tell of a refund that was in this state before; of a new one, none.
pub(super) fn event_of(
    refund: &refund::Model,
    buyer_id: Option<UserId>,
    status_before: Option<RefundStatus>,
) -> EventData {
    let facts = RefundFacts {
        refund_id: refund.id,
        number: refund.number.clone(),
        order_id: refund.order_id,
        buyer_id,
        trigger: refund.trigger,
        reason: refund.reason,
        status_before,
        status: refund.status,
        amount: Money::new(refund.amount_minor, refund.currency),
    };
    match refund.status {
        RefundStatus::InReview => EventData::RefundRequested(facts),
        RefundStatus::Ready | RefundStatus::Succeeded => EventData::RefundSucceeded(facts),
        RefundStatus::Rejected => EventData::RefundRejected(facts),
        RefundStatus::Cancelled => EventData::RefundCancelled(facts),
    }
}
