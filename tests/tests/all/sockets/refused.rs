//! Operations that do not run end with `error`, and the socket goes on.

use rebated::graphql::throttle::Limits;
use rebated::server::HttpOptions;
use rebated_tests::{both_databases, wide_limits, wide_options};
use serde_json::{Value, json};

use super::socket::Socket;
use super::{ORDERS, listeners};

/// A payload, and the code with which it is refused.
fn refusals() -> [(Value, &'static str); 8] {
    let deep = format!("{}__typename{}", "{ viewer ".repeat(40), " }".repeat(40));
    [
        (json!({ "query": "{" }), "GRAPHQL_PARSE_FAILED"),
        (json!({ "query": "{ nonsense }" }), "GRAPHQL_VALIDATION_FAILED"),
        (json!({ "query": "query A { __typename }", "operationName": "B" }), "OPERATION_RESOLUTION_FAILURE"),
        (json!({ "query": "query A { __typename } query B { __typename }" }), "OPERATION_RESOLUTION_FAILURE"),
        (json!({ "query": "query($n: Int!) { orders(first: $n) { edges { cursor } } }" }), "BAD_USER_INPUT"),
        (json!({ "query": "{ orders(first: 100) { edges { node { id } } } }" }), "QUERY_TOO_COMPLEX"),
        (json!({ "query": deep }), "QUERY_TOO_DEEP"),
        (json!({ "documentId": "nothing" }), "PERSISTED_QUERY_NOT_FOUND"),
    ]
}

both_databases! {
    async fn what_cannot_run_is_an_error_and_the_socket_stays_usable(app: &TestApp) {
        let limits = Limits { operation: 20, ..wide_limits() };
        let site = app.site(HttpOptions { limits, ..wide_options() });
        let (server, ada) = (site.serve().await, app.member("ada").await);
        let mut socket = Socket::open(&server, &ada.token).await;
        for (payload, code) in refusals() {
            // the same name again: an error frees it
            socket.say(json!({ "type": "subscribe", "id": "x", "payload": payload })).await;
            assert_eq!(socket.error("x").await, code, "{payload:#}");
        }
        let answer = socket.ask("x", "{ viewer { displayName } }").await;
        assert_eq!(answer["data"], json!({ "viewer": { "displayName": "ada" } }));
        socket.is_quiet("end").await;
    }

    async fn nobody_may_not_subscribe(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        for id in ["a", "a", "b"] {
            socket.subscribe(id, ORDERS).await;
            assert_eq!(socket.error(id).await, "UNAUTHENTICATED");
        }
        let answer = socket.ask("a", "{ viewer { id } }").await;
        assert_eq!(answer["data"], json!({ "viewer": null }));
        listeners(app, 0).await;
    }
}
