//! Events once more.

use rebated_tests::both_databases;
use serde_json::{Value, json};

use super::receiver::Receiver;
use super::{admin, deliveries, endpoint, tell};

const REPLAY: &str = "mutation ($input: WebhookEventsReplayInput!) { webhookEventsReplay(input: $input) {
    queued hasMore endCursor userErrors { code } } }";
const EVENTS: &str = "{ events(kinds: [BALANCE_CHANGED]) { edges { cursor node { id } } } }";

both_databases! {
    async fn what_comes_after_a_cursor_is_sent_again_under_the_same_names(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        for user in 1..=3 {
            tell(app, user).await;
        }
        app.run_jobs().await;
        let first: Vec<String> = receiver.received().iter().map(|request| request.id().to_owned()).collect();
        let log = admin.send(EVENTS, json!({})).await.ok();
        let log: Vec<Value> = log.list("/events/edges").to_vec();
        assert_eq!((first.len(), log.len()), (3, 3));
        let input = json!({ "endpointId": endpoint.id, "after": log[0]["cursor"] });
        let done = admin.send(REPLAY, json!({ "input": input })).await.ok();
        let done = done.data("/webhookEventsReplay").clone();
        assert_eq!((&done["queued"], &done["hasMore"]), (&json!(2), &json!(false)));
        assert_eq!(done["endCursor"], log[2]["cursor"]);
        app.run_jobs().await;
        let mut again: Vec<String> =
            receiver.received()[3..].iter().map(|request| request.id().to_owned()).collect();
        again.sort_unstable();
        let mut expected: Vec<String> =
            log[1..].iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()).collect();
        expected.sort_unstable();
        assert_eq!(again, expected);
        let replays: Vec<Value> =
            deliveries(app, &endpoint).await.iter().map(|found| found["replay"].clone()).collect();
        assert_eq!(replays, [0, 0, 0, 1, 1].map(Value::from));
    }

    async fn a_replay_is_of_what_the_endpoint_wants_since_a_time(app: &TestApp) {
        let receiver = Receiver::open().await;
        app.run_jobs().await;
        tell(app, 1).await;
        app.clock().advance(chrono::TimeDelta::hours(1));
        let since = app.platform().now();
        tell(app, 2).await;
        app.member("mia").await;
        app.run_jobs().await;
        let admin = admin(app).await;
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        let replay = async |kinds: Value| {
            let input = json!({ "endpointId": endpoint.id, "since": since, "kinds": kinds });
            let done = admin.send(REPLAY, json!({ "input": input })).await.ok();
            done.data("/webhookEventsReplay/queued").clone()
        };
        assert_eq!(replay(json!(null)).await, 1);
        assert_eq!(replay(json!(["USER_REGISTERED"])).await, 0);
        app.run_jobs().await;
        assert_eq!(receiver.count(), 1);
    }

    async fn a_replay_that_makes_no_sense_changes_nothing(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        let endpoint = endpoint(&admin, &receiver.url, json!({})).await;
        tell(app, 1).await;
        app.run_jobs().await;
        let log = admin.send(EVENTS, json!({})).await.ok();
        let cursor = log.text("/events/edges/0/cursor");
        let before = app.snapshot().await;
        let now = app.platform().now();
        for (input, code) in [
            (json!({ "endpointId": endpoint.id }), "BAD_START"),
            (json!({ "endpointId": endpoint.id, "since": now, "after": cursor }), "BAD_START"),
            (json!({ "endpointId": "nothing", "since": now }), "ENDPOINT_NOT_FOUND"),
        ] {
            let refused = admin.send(REPLAY, json!({ "input": input })).await;
            assert_eq!(refused.data("/webhookEventsReplay/userErrors/0/code"), code);
        }
        app.assert_unchanged_since(&before).await;
    }
}
