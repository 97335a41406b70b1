//! What lasts: WebSockets, streams of events, connections. On real sockets.

mod bodies;
mod closing;
mod connections;
mod crowd;
mod expiry;
mod handshake;
mod heads;
mod hearing;
mod misuse;
mod operations;
mod refused;
mod reuse;
mod rights;
mod shutdown;
mod slow;
pub mod socket;
pub mod stream;
mod stream_end;
mod stream_media;
mod wire;

use std::time::Duration;

use rebated_tests::TestApp;
use rebated_tests::shop::record;
use serde_json::{Value, json};

/// Longer than anything may take. Nothing is ever waited for on purpose until it is over.
const BOUND: Duration = Duration::from_secs(30);

/// Fails the test when something does not come to an end.
pub async fn within<T>(what: &str, happens: impl Future<Output = T>) -> T {
    let happened = tokio::time::timeout(BOUND, happens).await;
    happened.unwrap_or_else(|_| panic!("not within {BOUND:?}: {what}"))
}

/// Returns when exactly so many subscriptions listen to the platform's events.
pub async fn listeners(app: &TestApp, count: usize) {
    let events = &app.platform().events;
    within(&format!("{count} listeners"), async {
        while events.subscribers() != count {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    })
    .await;
}

/// An order appears, and whoever listens is told of it. Only staff may see it.
async fn happens(app: &TestApp, order: &str) {
    happens_to(app, order, "nobody").await;
}

/// The same, of somebody to whom `reference` was linked.
async fn happens_to(app: &TestApp, order: &str, reference: &str) {
    app.import(json!([record(order, order, reference)])).await.ok();
    app.run_jobs().await;
}

/// The orders that are heard of, by their names.
const ORDERS: &str = "subscription { orderUpdated { externalId } }";

/// What [`ORDERS`] says of an order.
fn updated(order: &str) -> Value {
    json!({ "orderUpdated": { "externalId": order } })
}

/// The code of a list of errors, which are texts for a person and all of one kind.
#[track_caller]
fn code_of(errors: &[Value]) -> String {
    let code = errors.first().and_then(|error| error["extensions"]["code"].as_str()).expect("a code");
    for error in errors {
        assert!(error["message"].is_string() && error["extensions"]["code"] == code, "{errors:#?}");
    }
    code.to_owned()
}
