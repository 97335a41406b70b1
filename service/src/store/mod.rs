//! The store: catalogue, stock, and orders that the platform sells itself.
//!
//! `docs/STORE.md` tells how an order lives. What may happen to it is the table in
//! [`rebated_domain::store_order`]; [`life`] is the only place that moves an order.

pub(crate) mod ask_refund;
pub mod catalogue;
pub mod courier;
pub mod life;
pub mod orders;
pub mod payments_seam;
pub(crate) mod refunded;
pub(crate) mod returned;
pub mod steps;
pub mod stock;
pub mod withdrawal;

use crate::jobs::Registry;

/// Says how the store's jobs are done.
pub(crate) fn register(registry: &Registry) {
    registry.handle(life::WAKE, life::look);
    registry.handle(steps::STEP, steps::run);
    registry.handle(ask_refund::ASK_REFUND, ask_refund::run);
    registry.handle(withdrawal::SPREAD, withdrawal::run);
    registry.handle(orders::CANCEL, orders::run_cancellation);
    registry.handle(courier::PARCEL, courier::look_at_parcel);
    registry.handle(courier::INTERCEPTION, courier::look_at_interception);
    registry.handle(courier::APPLY, courier::apply);
    registry.handle(courier::BEGIN, courier::begin);
}
