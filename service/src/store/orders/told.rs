use rebated_domain::order::OrderStatus;
use rebated_domain::store::CancellationState;
use rebated_entity::{order, store_order};
use serde::Serialize;

/// An order of the store as the audit log tells of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    number: String,
    status: OrderStatus,
    total_minor: i64,
    carrier: Option<String>,
    tracking_number: Option<String>,
}

/// A cancellation with its order, as the audit log tells of them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldCancellation {
    pub status: OrderStatus,
    pub cancellation: Option<CancellationState>,
}

impl Told {
    pub(super) fn of(order: &order::Model, store: &store_order::Model) -> Self {
        Self {
            number: order.number.clone(),
            status: order.status,
            total_minor: order.paid_minor,
            carrier: store.carrier.clone(),
            tracking_number: store.tracking_number.clone(),
        }
    }
}
