//! Names of operations: free again when the operation is over, and never mixed up.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::record;
use serde_json::{Value, json};

use super::socket::Socket;
use super::{ORDERS, happens, listeners, updated};

const OTHER: &str = "subscription { orderUpdated { other: externalId } }";

both_databases! {
    async fn a_name_is_free_again_when_the_server_has_completed(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        for _ in 0..40 {
            assert_eq!(socket.ask("a", "{ __typename }").await["data"]["__typename"], "Query");
        }
    }

    async fn what_the_client_completes_is_never_heard_of_again(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut socket = Socket::open(&server, &support).await;
        socket.subscribe("a", ORDERS).await;
        listeners(app, 1).await;
        happens(app, "o1").await;
        assert_eq!(socket.event("a").await, updated("o1"));
        socket.complete("a").await;
        listeners(app, 0).await;
        happens(app, "o2").await;
        socket.is_quiet("not even a complete").await;
        socket.subscribe("a", OTHER).await;
        listeners(app, 1).await;
        happens(app, "o3").await;
        assert_eq!(socket.event("a").await, json!({ "orderUpdated": { "other": "o3" } }));
    }

    async fn an_ended_operation_does_not_speak_by_the_name_of_the_next(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut socket = Socket::open(&server, &support).await;
        for round in 0..10 {
            socket.subscribe("a", ORDERS).await;
            listeners(app, 1).await;
            let orders = (0..30).map(|number| format!("{round}-{number}"));
            let records: Vec<Value> = orders.map(|order| record(&order, &order, "nobody")).collect();
            app.import(json!(records)).await.ok();
            app.run_jobs().await;
            // events are on their way while the name passes on
            socket.event("a").await;
            socket.complete("a").await;
            socket.subscribe("a", "{ __typename }").await;
            let mut data = socket.event("a").await;
            while data.get("orderUpdated").is_some() {
                data = socket.event("a").await;
            }
            assert_eq!(data, json!({ "__typename": "Query" }));
            socket.completed("a").await;
            socket.is_quiet("the other is forgotten").await;
            listeners(app, 0).await;
        }
    }
}
