//! Making and changing endpoints.

use chrono::TimeDelta;
use rebated_tests::both_databases;
use serde_json::json;

use super::receiver::{Receiver, Reply, status};
use super::{CREATE, admin, deliveries, endpoint, tell};

const ROTATE: &str =
    "mutation ($id: ID!) { webhookEndpointSecretRotate(input: { endpointId: $id, overlapHours: 2 }) {
    secret endpoint { oldSecretUntil } userErrors { code } } }";
const TEST: &str = "mutation ($id: ID!) { webhookEndpointTest(input: { endpointId: $id }) {
    attempt { status response error } userErrors { code } } }";

both_databases! {
    async fn both_secrets_sign_until_the_old_one_ends(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        let rotated = admin.send(ROTATE, json!({ "id": endpoint.id })).await.ok();
        let new = rotated.text("/webhookEndpointSecretRotate/secret");
        assert!(new.starts_with("whsec_") && new != endpoint.secret);
        tell(app, 1).await;
        app.run_jobs().await;
        app.clock().advance(TimeDelta::hours(2));
        tell(app, 2).await;
        app.run_jobs().await;
        let received = receiver.received();
        assert!(received[0].is_signed_with(&endpoint.secret) && received[0].is_signed_with(new));
        assert!(!received[1].is_signed_with(&endpoint.secret) && received[1].is_signed_with(new));
    }

    async fn a_sample_is_sent_now_and_what_came_back_is_answered(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        receiver.then([Reply { body: "no, thanks".into(), ..status(418) }]);
        let answer = admin.send(TEST, json!({ "id": endpoint.id })).await.ok();
        let attempt = answer.data("/webhookEndpointTest/attempt");
        assert_eq!(attempt, &json!({ "status": 418, "response": "no, thanks", "error": null }));
        let received = receiver.received();
        assert_eq!(received[0].json()["type"], "webhook.test");
        assert!(received[0].is_signed_with(&endpoint.secret));
        assert!(deliveries(app, &endpoint).await.is_empty(), "a sample is no delivery");
    }

    async fn urls_that_are_never_called_are_refused(app: &TestApp) {
        let admin = admin(app).await;
        let before = app.snapshot().await;
        for url in [
            "http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]:8080/", "ftp://example.com/",
            "https://example.com:22/", "https://u:p@example.com/", "http://[::ffff:10.0.0.1]/", "hook",
        ] {
            let refused = admin.send(CREATE, json!({ "input": { "url": url } })).await;
            assert_eq!(refused.data("/webhookEndpointCreate/userErrors/0/code"), "BAD_URL", "{url}");
            assert!(refused.data("/webhookEndpointCreate/secret").is_null());
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn what_was_removed_is_not_called(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        tell(app, 1).await;
        let delete = "mutation ($id: ID!) { webhookEndpointDelete(input: { endpointId: $id }) {
            endpoint { id } userErrors { code } } }";
        admin.send(delete, json!({ "id": endpoint.id })).await.ok();
        app.run_jobs().await;
        assert_eq!(receiver.count(), 0);
        let again = admin.send(delete, json!({ "id": endpoint.id })).await;
        assert_eq!(again.data("/webhookEndpointDelete/userErrors/0/code"), "ENDPOINT_NOT_FOUND");
    }
}
