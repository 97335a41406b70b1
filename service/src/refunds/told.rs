use rebated_domain::id::OrderId;
use rebated_domain::money::Money;
use rebated_domain::refund::{RefundReason, RefundStatus, RefundTrigger};
use rebated_entity::refund;
use serde::Serialize;

/// A refund as the audit log tells of it. The amount is in minor units.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    order_id: OrderId,
    trigger: RefundTrigger,
    reason: RefundReason,
    status: RefundStatus,
    amount: Money,
}

impl Told {
    pub(super) fn of(refund: &refund::Model) -> Self {
        Self {
            order_id: refund.order_id,
            trigger: refund.trigger,
            reason: refund.reason,
            status: refund.status,
            amount: Money::new(refund.amount_minor, refund.currency),
        }
    }
}
