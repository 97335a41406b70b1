//! Couriers: where parcels are, by callbacks and by asking.

mod callbacks;
mod parcels;
mod refunds;

use rebated_tests::{Depot, TestApp};
use serde_json::Value;

use crate::store::open;

/// A shop, the simulated courier, and an order that was handed to it.
pub struct Sent {
    pub depot: Depot,
    pub order: String,
}

pub async fn sent(app: &TestApp) -> Sent {
    let shop = open(app).await;
    let depot = app.depot().await;
    let order = app.shippable(&shop.li, &[(&shop.tea, 1)], "first").await;
    app.ship(&order).await.ok();
    app.run_jobs().await;
    Sent { depot, order }
}

/// Where the parcel of an order is.
pub async fn tracking(app: &TestApp, order: &str) -> Value {
    app.store_order(order).await["shipment"]["tracking"].clone()
}
