//! Events about one thing in their order, for endpoints that ask for it.

use chrono::TimeDelta;
use rebated_tests::both_databases;
use serde_json::json;

use super::receiver::{Received, Receiver, status};
use super::{admin, deliveries, endpoint, state, tell, time};

/// The user, as a number, and the sequence of what was sent.
fn about(request: &Received) -> (u64, i64) {
    let body = request.json();
    let user = body["aggregate"]["id"].as_str().unwrap();
    (u64::from_str_radix(&user[24..], 16).unwrap(), body["aggregate"]["sequence"].as_i64().unwrap())
}

both_databases! {
    async fn later_events_wait_for_the_one_that_fails(app: &TestApp) {
        let (admin, ordered, plain) = (admin(app).await, Receiver::open().await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &ordered.url, json!({ "order": "AGGREGATE" })).await;
        super::endpoint(&admin, &plain.url, json!({})).await;
        for receiver in [&ordered, &plain] {
            receiver.then([status(500)]);
        }
        tell(app, 1).await;
        app.run_jobs().await;
        tell(app, 1).await;
        tell(app, 1).await;
        tell(app, 2).await;
        app.run_jobs().await;
        let sent = ordered.received().iter().map(about).collect::<Vec<_>>();
        assert_eq!(sent, [(1, 1), (2, 1)], "those about others do not wait");
        assert_eq!(plain.count(), 4, "without an order nobody waits");
        for _ in 0..8 {
            app.clock().advance(TimeDelta::seconds(2));
            app.run_jobs().await;
        }
        let sent = ordered.received().iter().map(about).collect::<Vec<_>>();
        assert_eq!(sent, [(1, 1), (2, 1), (1, 1), (1, 2), (1, 3)]);
        let all = deliveries(app, &endpoint).await;
        assert!(all.iter().all(|found| found["state"] == "DELIVERED"), "{all:?}");
    }

    async fn a_job_that_is_discarded_keeps_nobody_waiting(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({ "order": "AGGREGATE" })).await;
        receiver.then([status(500)]);
        tell(app, 1).await;
        tell(app, 1).await;
        app.run_jobs().await;
        let jobs = "{ jobs(first: 10, filter: { kind: \"webhook.deliver\", state: WAITING }) {
            edges { node { id attempts } } } }";
        let jobs = admin.send(jobs, json!({})).await.ok();
        // the job of the second has been postponed, and the one of the first has not begun
        let of_first = jobs.list("/jobs/edges").iter().find(|it| it["node"]["attempts"] == 0).unwrap().clone();
        let discard = "mutation ($id: ID!) { jobDiscard(input: { jobId: $id, note: \"not wanted\" }) {
            job { state } userErrors { code } } }";
        admin.send(discard, json!({ "id": of_first["node"]["id"] })).await.ok();
        app.clock().advance(TimeDelta::seconds(10));
        app.run_jobs().await;
        let all = deliveries(app, &endpoint).await;
        assert_eq!((&all[0]["state"], &all[0]["givenUpBecause"]), (&json!("GIVEN_UP"), &json!("its job was discarded")));
        assert_eq!(all[1]["state"], "DELIVERED");
    }

    async fn an_event_that_is_given_up_is_waited_for_no_more(app: &TestApp) {
        let (admin, receiver) = (admin(app).await, Receiver::open().await);
        app.run_jobs().await;
        let endpoint = endpoint(&admin, &receiver.url, json!({ "order": "AGGREGATE" })).await;
        receiver.dislike(Some("-000000000001\""));
        tell(app, 1).await;
        tell(app, 1).await;
        for _ in 0..10 {
            app.run_jobs().await;
            let first = deliveries(app, &endpoint).await.remove(0);
            if first["state"] == "WAITING" {
                let wait = time(&first["nextAt"]) - app.platform().now();
                // something else arrives meanwhile, so that the endpoint is not disabled
                tell(app, 2).await;
                app.clock().advance(wait + TimeDelta::milliseconds(1));
            }
        }
        let all = deliveries(app, &endpoint).await;
        assert_eq!((&all[0]["state"], &all[1]["state"]), (&json!("GIVEN_UP"), &json!("WAITING")));
        assert_eq!(all[0]["attempts"].as_array().unwrap().len(), 10);
        assert_eq!(state(app, &endpoint).await["state"], "ENABLED");
        receiver.dislike(None);
        app.clock().advance(TimeDelta::days(2));
        app.run_jobs().await;
        assert_eq!(deliveries(app, &endpoint).await[1]["state"], "DELIVERED");
    }
}
