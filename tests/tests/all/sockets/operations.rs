//! What can be asked over a WebSocket.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::{Value, json};

use super::socket::Socket;
use super::{ORDERS, happens, listeners, updated};

const RENAME: &str = "mutation { userUpdate(input: { displayName: \"Ada\" }) {
    user { displayName } userErrors { code }
} }";

both_databases! {
    async fn a_query_and_a_mutation_answer_once(app: &TestApp) {
        let (server, ada) = (app.serve().await, app.member("ada").await);
        let mut socket = Socket::open(&server, &ada.token).await;
        let read = socket.ask("1", "{ viewer { displayName } }").await;
        assert_eq!(read["data"], json!({ "viewer": { "displayName": "ada" } }));
        let written = socket.ask("2", RENAME).await;
        let renamed = json!({ "userUpdate": { "user": { "displayName": "Ada" }, "userErrors": [] } });
        assert_eq!(written["data"], renamed);
        assert_eq!(socket.ask("3", "{ viewer { displayName } }").await["data"]["viewer"]["displayName"], "Ada");
        socket.is_quiet("end").await;
    }

    async fn variables_and_the_name_of_the_operation_are_read(app: &TestApp) {
        let (server, ada) = (app.serve().await, app.member("ada").await);
        let mut socket = Socket::connect(&server).await;
        socket.init(json!({ "token": ada.token })).await;
        let query = "query A { __typename } query B($with: Boolean!) {
            viewer { displayName inviteCode @include(if: $with) }
        }";
        let payload = json!({ "query": query, "operationName": "B", "variables": { "with": false } });
        socket.say(json!({ "type": "subscribe", "id": "b", "payload": payload })).await;
        assert_eq!(socket.event("b").await, json!({ "viewer": { "displayName": "ada" } }));
        socket.completed("b").await;
    }

    async fn errors_of_fields_come_with_the_data(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        let answer = socket.ask("1", RENAME).await;
        assert_eq!(answer["data"], json!({ "userUpdate": null }));
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    }

    async fn a_subscription_answers_every_time(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut socket = Socket::open(&server, &support).await;
        socket.subscribe("orders", ORDERS).await;
        listeners(app, 1).await;
        for order in ["o1", "o2", "o3"] {
            happens(app, order).await;
            assert_eq!(socket.event("orders").await, updated(order));
        }
        socket.is_quiet("nothing else").await;
        assert_eq!(socket.ask("1", "{ __typename }").await["data"]["__typename"], "Query");
    }

    async fn a_subscription_may_be_spelt_with_fragments(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut socket = Socket::open(&server, &support).await;
        let named = "subscription { ...Orders } fragment Orders on Subscription { orderUpdated { externalId } }";
        let inline = "subscription { ... on Subscription { orderUpdated { externalId } } }";
        for (order, query) in [("o1", named), ("o2", inline)] {
            socket.subscribe("orders", query).await;
            listeners(app, 1).await;
            happens(app, order).await;
            assert_eq!(socket.event("orders").await, updated(order));
            socket.complete("orders").await;
            listeners(app, 0).await;
        }
    }

    async fn a_ping_is_echoed_before_and_after_the_acknowledgement(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::connect(&server).await;
        socket.is_quiet("before").await;
        socket.init(Value::Null).await;
        let nested = json!({ "a": [1, { "b": null }], "c": "单" });
        socket.say(json!({ "type": "ping", "payload": nested })).await;
        assert_eq!(socket.next().await, json!({ "type": "pong", "payload": nested }));
        socket.say(json!({ "type": "ping" })).await;
        assert_eq!(socket.next().await, json!({ "type": "pong" }));
        // one that nobody asked for says nothing, and neither does an end of what never began
        socket.say(json!({ "type": "pong", "payload": { "a": 1 } })).await;
        socket.complete("never begun").await;
        socket.is_quiet("after").await;
    }
}
