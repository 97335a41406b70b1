//! What is sent, how often, and under which name.

use std::time::Duration;

use chrono::TimeDelta;
use rebated_service::events;
use rebated_tests::both_databases;
use serde_json::json;

use super::receiver::{Receiver, status};
use super::{admin, deliveries, delivery, endpoint, execute, tell, time};

/// The waits of the specification, in seconds.
const WAITS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

both_databases! {
    async fn an_event_arrives_once_signed_and_whole(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        tell(app, 7).await;
        // dispatch finds nothing more, and neither do the jobs
        for _ in 0..3 {
            assert_eq!(events::relay(app.platform()).await.unwrap(), 0);
            app.run_jobs().await;
        }
        let received = receiver.received();
        assert_eq!(received.len(), 1);
        let (request, body) = (&received[0], received[0].json());
        assert!(request.is_signed_with(&endpoint.secret));
        assert!(!request.is_signed_with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assert_eq!(request.timestamp(), app.platform().now().timestamp());
        assert_eq!(request.headers["content-type"], "application/json");
        assert_eq!(body["type"], "balance.changed");
        assert_eq!(body["timestamp"], body["occurredAt"]);
        assert_eq!(body["id"], request.id());
        assert_eq!(body["aggregate"]["sequence"], 1);
        assert_eq!(body["data"]["cause"], "HOLD");
        let found = delivery(app, &endpoint).await;
        assert_eq!((&found["state"], &found["eventId"]), (&json!("DELIVERED"), &json!(request.id())));
        assert_eq!(found["attempts"][0]["status"], 204);
    }

    async fn only_the_kinds_that_an_endpoint_wants(app: &TestApp) {
        let (admin, all, other) = (admin(app).await, Receiver::open().await, Receiver::open().await);
        app.run_jobs().await;
        endpoint(&admin, &all.url, json!({ "kinds": [] })).await;
        let other_endpoint = endpoint(&admin, &other.url, json!({ "kinds": ["ORDER_UPDATED"] })).await;
        tell(app, 7).await;
        app.run_jobs().await;
        assert_eq!((all.count(), other.count()), (1, 0));
        assert_eq!(deliveries(app, &other_endpoint).await, Vec::<serde_json::Value>::new());
    }

    async fn attempts_follow_the_schedule_and_then_the_endpoint_is_disabled(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        let watching = Receiver::open().await;
        super::endpoint(&admin, &watching.url, json!({ "kinds": ["WEBHOOK_ENDPOINT_DISABLED"] })).await;
        receiver.always(Some(status(500)));
        tell(app, 7).await;
        for (nth, wait) in WAITS.into_iter().enumerate() {
            app.run_jobs().await;
            assert_eq!(receiver.count(), nth + 1);
            let (now, found) = (app.platform().now(), delivery(app, &endpoint).await);
            let due = time(&found["nextAt"]);
            let (least, most) = (TimeDelta::seconds(wait), TimeDelta::milliseconds(wait * 1_100));
            assert!(due >= now + least && due <= now + most, "after attempt {}: {due}", nth + 1);
            app.clock().advance(due - now - TimeDelta::milliseconds(1));
            app.run_jobs().await;
            assert_eq!(receiver.count(), nth + 1, "it is not due yet");
            app.clock().advance(TimeDelta::milliseconds(2));
        }
        app.run_jobs().await;
        let received = receiver.received();
        assert_eq!(received.len(), 10);
        assert!(received.iter().all(|request| request.id() == received[0].id()));
        assert!(received.iter().all(|request| request.is_signed_with(&endpoint.secret)));
        assert!(received.windows(2).all(|pair| pair[0].timestamp() < pair[1].timestamp()));
        let found = delivery(app, &endpoint).await;
        assert_eq!(found["state"], "GIVEN_UP");
        assert_eq!(found["attempts"].as_array().unwrap().len(), 10);
        let disabled = super::state(app, &endpoint).await;
        assert_eq!((&disabled["state"], &disabled["disabledReason"]), (&json!("DISABLED"), &json!("EXHAUSTED")));
        app.run_jobs().await;
        let told = watching.received();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].json()["data"]["reason"], "EXHAUSTED");
        tell(app, 8).await;
        app.run_jobs().await;
        assert_eq!(receiver.count(), 10, "nothing is sent to who is disabled");
    }

    async fn a_worker_that_lost_its_job_after_the_call_calls_again_under_the_same_name(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        tell(app, 7).await;
        let hold = receiver.hold();
        let steal = async {
            receiver.arrived().await;
            // as if the process had died and another had waited for the end of the lease
            execute(
                app,
                "UPDATE jobs SET fence = fence + 1, state = 'WAITING', lease_until = NULL
                 WHERE kind = 'webhook.deliver' AND state = 'RUNNING'",
            )
            .await;
            hold.notify_one();
        };
        tokio::join!(app.run_jobs(), steal);
        app.run_jobs().await;
        let received = receiver.received();
        assert_eq!(received.len(), 2);
        assert_eq!(received[0].id(), received[1].id());
        assert_eq!(received[0].body, received[1].body);
        let found = delivery(app, &endpoint).await;
        assert_eq!(found["state"], "DELIVERED");
        assert_eq!(found["attempts"].as_array().unwrap().len(), 1, "what came back first is not known");
    }

    async fn a_slow_endpoint_delays_no_other(app: &TestApp) {
        let (admin, slow, quick) = (admin(app).await, Receiver::open().await, Receiver::open().await);
        app.run_jobs().await;
        endpoint(&admin, &slow.url, json!({})).await;
        let endpoint = endpoint(&admin, &quick.url, json!({})).await;
        for user in 1..=4 {
            tell(app, user).await;
        }
        let hold = slow.hold();
        let watch = async {
            tokio::time::timeout(Duration::from_secs(10), async {
                while quick.count() < 4 {
                    quick.arrived().await;
                }
            })
            .await
            .expect("all arrive while the other endpoint has not answered");
            hold.notify_one();
        };
        tokio::join!(app.run_jobs(), watch);
        app.clock().advance(TimeDelta::seconds(2));
        app.run_jobs().await;
        assert!(deliveries(app, &endpoint).await.iter().all(|found| found["state"] == "DELIVERED"));
        while slow.count() < 4 {
            app.clock().advance(TimeDelta::seconds(2));
            assert!(app.run_jobs().await > 0, "{} arrived", slow.count());
        }
    }
}
