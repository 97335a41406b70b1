//! One address for answers and for streams of them: `Accept` decides.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::json;

use super::stream::{EVENTS, Stream};
use super::wire::{Wire, operation};
use super::{ORDERS, happens, listeners, updated};

const QUERY: &str = "{ __typename }";
const RENAME: &str = "mutation { userUpdate(input: {}) { userErrors { code } } }";
const BOTH: &str = "application/json, text/event-stream";

both_databases! {
    async fn a_query_is_one_event(app: &TestApp) {
        let server = app.serve().await;
        let mut stream = Stream::open(&server, EVENTS, None, QUERY).await;
        assert_eq!(stream.event().await, json!({ "__typename": "Query" }));
        stream.completed().await.is_served().await;
        // errors of fields come with the data
        let mut stream = Stream::open(&server, EVENTS, None, RENAME).await;
        let answer = stream.next().await;
        assert_eq!(answer["data"], json!({ "userUpdate": null }));
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
        stream.completed().await;
    }

    async fn what_cannot_run_is_one_event_without_data(app: &TestApp) {
        let server = app.serve().await;
        for (query, code) in [
            ("{", "GRAPHQL_PARSE_FAILED"),
            ("{ nonsense }", "GRAPHQL_VALIDATION_FAILED"),
            ("query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE"),
            (ORDERS, "UNAUTHENTICATED"),
        ] {
            let mut stream = Stream::open(&server, EVENTS, None, query).await;
            assert_eq!(stream.error().await, code, "{query}");
            stream.completed().await.is_served().await;
        }
        listeners(app, 0).await;
    }

    async fn a_subscription_is_an_event_every_time(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        for (accept, order) in [(EVENTS, "o"), (BOTH, "p")] {
            let mut stream = Stream::open(&server, accept, Some(&support), ORDERS).await;
            listeners(app, 1).await;
            for number in 1..=3 {
                let order = format!("{order}{number}");
                happens(app, &order).await;
                assert_eq!(stream.event().await, updated(&order));
            }
            drop(stream);
            listeners(app, 0).await;
        }
    }

    async fn who_takes_both_gets_json_for_a_query(app: &TestApp) {
        let server = app.serve().await;
        let mut wire = Wire::connect(&server).await;
        wire.write(&operation(BOTH, None, QUERY)).await;
        let (head, body) = wire.json().await;
        assert_eq!(head.header("content-type"), Some("application/json; charset=utf-8"));
        assert_eq!((head.status, &body["data"]), (200, &json!({ "__typename": "Query" })));
    }

    async fn a_subscription_needs_somebody_who_takes_events(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut wire = Wire::connect(&server).await;
        for (accept, status) in
            [("application/json", 200), ("*/*", 200), ("application/graphql-response+json", 400)]
        {
            wire.write(&operation(accept, Some(&support), ORDERS)).await;
            let (head, body) = wire.json().await;
            assert_eq!(head.status, status, "{accept}");
            assert_eq!(body["errors"][0]["extensions"]["code"], "OPERATION_NOT_SUPPORTED", "{accept}");
            assert!(body.get("data").is_none(), "{body:#}");
        }
        listeners(app, 0).await;
    }

    async fn a_bad_token_gets_no_stream(app: &TestApp) {
        let server = app.serve().await;
        let mut wire = Wire::connect(&server).await;
        wire.write(&operation(EVENTS, Some("nonsense"), ORDERS)).await;
        let (head, body) = wire.json().await;
        assert_eq!((head.status, head.header("www-authenticate")), (401, Some("Bearer")));
        assert_eq!(body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
        wire.is_served().await;
    }
}
