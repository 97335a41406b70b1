//! What answers mean.

use chrono::TimeDelta;
use rebated_tests::both_databases;
use serde_json::json;

use super::receiver::{Receiver, Reply, status};
use super::{admin, deliveries, delivery, endpoint, state, tell, time};

both_databases! {
    async fn gone_disables_the_endpoint_at_once(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        receiver.then([status(410)]);
        tell(app, 7).await;
        app.run_jobs().await;
        let found = state(app, &endpoint).await;
        assert_eq!((&found["state"], &found["disabledReason"]), (&json!("DISABLED"), &json!("GONE")));
        assert_eq!(delivery(app, &endpoint).await["state"], "GIVEN_UP");
        let notice = "{ notifications(first: 1) { edges { node { kind body } } } }";
        let notice = admin.send(notice, json!({})).await.ok();
        let notice = notice.data("/notifications/edges/0/node").clone();
        assert_eq!(notice["kind"], "WEBHOOK_ENDPOINT_DISABLED");
        assert!(notice["body"].as_str().unwrap().contains("GONE"), "{notice}");
        tell(app, 7).await;
        app.run_jobs().await;
        assert_eq!(receiver.count(), 1);
        let enable = "mutation ($id: ID!) { webhookEndpointEnable(input: { endpointId: $id }) {
            endpoint { state } userErrors { code } } }";
        admin.send(enable, json!({ "id": endpoint.id })).await.ok();
        tell(app, 7).await;
        app.run_jobs().await;
        assert_eq!(receiver.count(), 2);
    }

    async fn redirects_are_failures_and_never_followed(app: &TestApp) {
        let (admin, receiver, other) = (admin(app).await, Receiver::open().await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        receiver.then([301, 302, 303, 307, 308].map(|status| Reply {
            status,
            headers: vec![("location", other.url.clone())],
            body: String::new(),
        }));
        tell(app, 7).await;
        for attempt in 1..=5 {
            app.run_jobs().await;
            let found = delivery(app, &endpoint).await;
            assert_eq!(found["state"], "WAITING", "after attempt {attempt}");
            app.clock().advance(time(&found["nextAt"]) - app.platform().now() + TimeDelta::milliseconds(1));
        }
        assert_eq!((receiver.count(), other.count()), (5, 0));
        app.run_jobs().await;
        assert_eq!(delivery(app, &endpoint).await["state"], "DELIVERED");
    }

    async fn who_has_too_much_to_do_is_left_alone(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        receiver.then([Reply { headers: vec![("retry-after", "90".into())], ..status(429) }]);
        tell(app, 1).await;
        app.run_jobs().await;
        tell(app, 2).await;
        app.run_jobs().await;
        assert_eq!(receiver.count(), 1, "others wait as well");
        app.clock().advance(TimeDelta::milliseconds(89_999));
        app.run_jobs().await;
        assert_eq!(receiver.count(), 1);
        app.clock().advance(TimeDelta::milliseconds(2));
        app.run_jobs().await;
        assert_eq!(receiver.count(), 3);
        assert!(deliveries(app, &endpoint).await.iter().all(|found| found["state"] == "DELIVERED"));
    }

    async fn a_long_response_is_cut(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        receiver.then([Reply { body: format!("a\0b{}", "x".repeat(5_000_000)), ..status(200) }]);
        tell(app, 1).await;
        app.run_jobs().await;
        let found = delivery(app, &endpoint).await;
        let response = found["attempts"][0]["response"].as_str().unwrap();
        assert_eq!(response.len(), 2_048);
        assert!(response.starts_with("a bxx"), "{response}");
        assert_eq!(found["state"], "DELIVERED");
    }

    async fn an_endpoint_that_fails_for_days_is_disabled(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        receiver.always(Some(status(503)));
        tell(app, 1).await;
        app.run_jobs().await;
        assert_eq!(state(app, &endpoint).await["state"], "ENABLED");
        app.clock().advance(TimeDelta::days(5) - TimeDelta::seconds(1));
        app.run_jobs().await;
        assert_eq!(state(app, &endpoint).await["state"], "ENABLED");
        app.clock().advance(TimeDelta::hours(1));
        app.run_jobs().await;
        let found = state(app, &endpoint).await;
        assert_eq!((&found["state"], &found["disabledReason"]), (&json!("DISABLED"), &json!("FAILING")));
        app.clock().advance(TimeDelta::days(2));
        app.run_jobs().await;
        let found = delivery(app, &endpoint).await;
        assert_eq!(found["givenUpBecause"], "the endpoint is disabled");
        assert_eq!(receiver.count(), 3);
    }
}
