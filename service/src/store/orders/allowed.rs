use chrono::{DateTime, Utc};
use rebated_domain::order::OrderStatus;
use rebated_domain::store::{OrderAction, StepState};
use rebated_domain::store_order::StoreOrderStatus;
use rebated_entity::{order, order_step, refund, store_order};

use crate::{Actor, access};

/// What a caller may do with an order of the store now.
pub fn allowed_actions(actor: &Actor, order: &order::Model, refunds: &[refund::Model]) -> Vec<OrderAction> {
    let Ok(status) = StoreOrderStatus::try_from(order.status) else { return Vec::new() };
    let is_held = refunds.iter().any(|refund| refund.status.is_open());
    let may = |action: &OrderAction| match action {
        OrderAction::Ship => access::fulfil_orders(actor).is_ok(),
        OrderAction::Cancel | OrderAction::Receive => access::handle_order(actor, order.buyer_id).is_ok(),
    };
    let all = OrderAction::ALL.iter().copied();
    all.filter(|action| may(action) && action.is_allowed(status, is_held)).collect()
}

/// Whether nothing is left to be done of an order's steps.
pub fn is_complete(steps: &[order_step::Model]) -> bool {
    steps.iter().all(|step| step.state != StepState::Queued)
}

/// Until when an order must be paid; none when it waits for no payment.
pub fn payment_due_at(order: &order::Model, store: &store_order::Model) -> Option<DateTime<Utc>> {
    store.wake_at.filter(|_| order.status == OrderStatus::AwaitingPayment)
}
