//! A token that is over ends the socket, whatever happens next.

use chrono::Duration;
use rebated_tests::{Member, RunningServer, TestApp, both_databases};
use serde_json::json;

use super::socket::Socket;
use super::{ORDERS, happens_to, listeners, updated};

/// A socket of a member who is told of the orders of `c1`.
async fn subscribed(app: &TestApp) -> (Member, RunningServer, Socket) {
    let (server, ada) = (app.serve().await, app.member("ada").await);
    app.link(&ada, "c1").await;
    app.run_jobs().await;
    let mut socket = Socket::open(&server, &ada.token).await;
    socket.subscribe("orders", ORDERS).await;
    listeners(app, 1).await;
    (ada, server, socket)
}

both_databases! {
    async fn no_event_reaches_who_was_let_in_by_an_ended_token(app: &TestApp) {
        let (_, _server, mut socket) = subscribed(app).await;
        app.clock().advance(Duration::minutes(15) - Duration::microseconds(1));
        happens_to(app, "o1", "c1").await;
        assert_eq!(socket.event("orders").await, updated("o1"));
        app.clock().advance(Duration::microseconds(1));
        happens_to(app, "o2", "c1").await;
        socket.closed(4403).await;
        listeners(app, 0).await;
    }

    async fn no_message_is_answered_after_the_token(app: &TestApp) {
        let (_, _server, mut socket) = subscribed(app).await;
        app.clock().advance(Duration::minutes(15));
        socket.say(json!({ "type": "ping" })).await;
        socket.closed(4403).await;
        listeners(app, 0).await;
    }

    async fn nothing_runs_by_an_ended_token(app: &TestApp) {
        let (ada, _server, mut socket) = subscribed(app).await;
        app.clock().advance(Duration::minutes(15));
        let rename = "mutation { userUpdate(input: { displayName: \"Eve\" }) { userErrors { code } } }";
        let before = app.snapshot().await;
        socket.subscribe("late", rename).await;
        socket.closed(4403).await;
        listeners(app, 0).await;
        app.assert_unchanged_since(&before).await;
        let again = app.as_user(&app.sign_in(&ada).await);
        let answer = again.send("{ viewer { displayName } }", json!({})).await.ok();
        assert_eq!(answer.text("/viewer/displayName"), "ada");
    }
}
