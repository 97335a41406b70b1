use rebated_domain::event::EventData;
use rebated_domain::event::facts::OrderFacts;
use rebated_domain::money::Money;
use rebated_domain::order::OrderStatus;
use rebated_entity::order;

use super::queries;

/// What is told of an order that was in this state before; of a new one, none.
pub(crate) fn told(order: &order::Model, status_before: Option<OrderStatus>) -> EventData {
    EventData::OrderUpdated(OrderFacts {
        order_id: order.id,
        number: order.number.clone(),
        source: order.source,
        external_id: order.external_id.clone(),
        buyer_id: order.buyer_id,
        status_before,
        status: order.status,
        paid: Money::new(queries::paid_minor(order), order.currency),
        refunded: Money::new(order.refunded_minor, order.currency),
        placed_at: order.placed_at,
    })
}
