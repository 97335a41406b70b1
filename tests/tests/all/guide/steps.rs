//! What happens between the lines of the guide, in its own words.

use chrono::Duration;
use rebated_tests::TestApp;
use serde_json::json;

use super::world::{World, tea};

/// Lets it happen.
pub async fn take(app: &TestApp, world: &World, step: &str) {
    match step {
        "the network reports that the parcel is on its way" => {
            let shipped = json!({ "status": "SHIPPED", "modifiedAt": "2026-10-21T08:00:00+08:00" });
            app.import(json!([tea(shipped)])).await.ok();
            app.run_jobs().await;
        }
        "the network reports that the goods were received" => {
            let received = json!({ "status": "RECEIVED", "receivedAt": "2026-10-23T18:00:00+08:00",
                "modifiedAt": "2026-10-23T18:00:00+08:00" });
            app.import(json!([tea(received)])).await.ok();
            app.run_jobs().await;
        }
        "fifteen minutes pass" => app.clock().advance(Duration::minutes(15)),
        "twenty attempts to sign in were made from this address" => guess(world).await,
        other => panic!("nobody knows how it comes that {other}"),
    }
}

async fn guess(world: &World) {
    let attempt = "mutation Guess($input: SessionCreateInput!) {
        sessionCreate(input: $input) { userErrors { code } } }";
    for number in 0..20 {
        let input = json!({ "email": format!("nobody{number}@example.test"), "password": "guess" });
        world.site.as_anonymous().send(attempt, json!({ "input": input })).await;
    }
}
