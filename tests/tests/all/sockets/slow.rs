//! What the server does only after a while, in real time: each test takes as long as the slowest of it.

use rebated_domain::user::Role;
use rebated_tests::{Database, RunningServer, TestApp, run_on};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::crowd::stuffed;
use super::socket::Socket;
use super::stream::{EVENTS, Stream};
use super::{ORDERS, listeners};
use crate::api_keys::{create, revoke};

/// Who answers each ping stays, and who answers none is left after the second.
async fn signs_of_life(server: &RunningServer) {
    let ping = json!({ "type": "ping" });
    let mut lively = Socket::open_anonymous(server).await;
    let mut silent = Socket::open_anonymous(server).await;
    assert_eq!(silent.next_message().await, ping);
    assert_eq!(lively.next_message().await, ping);
    lively.say(json!({ "type": "pong" })).await;
    silent.closed(4499).await;
    assert_eq!(lively.next_message().await, ping);
    lively.say(json!({ "type": "pong", "payload": {} })).await;
    lively.is_quiet("still here").await;
}

/// A key that was revoked ends what it has opened, though nothing happens there.
async fn revoked(app: &TestApp, server: &RunningServer) {
    let made = create(app, json!({ "name": "bot", "scopes": ["ORDERS_READ"] })).await.ok();
    let (id, secret) = (made.text("/apiKeyCreate/apiKey/id"), made.text("/apiKeyCreate/secret"));
    let mut socket = Socket::open(server, secret).await;
    socket.subscribe("orders", ORDERS).await;
    let mut stream = Stream::open(server, EVENTS, Some(secret), ORDERS).await;
    listeners(app, 2).await;
    revoke(app, id).await.ok();
    let socket = async {
        let mut last = socket.next_frame().await;
        // a ping comes after the same twenty seconds, before or never
        if matches!(last, Some(Ok(Message::Text(_)))) {
            last = socket.next_frame().await;
        }
        let Some(Ok(Message::Close(Some(frame)))) = last else { panic!("no close frame: {last:?}") };
        assert_eq!(u16::from(frame.code), 4403);
    };
    let stream = async {
        assert_eq!(stream.block().await.as_deref(), Some(":"), "a sign of life");
        assert_eq!(stream.error().await, "UNAUTHENTICATED");
        stream.completed().await.is_served().await;
    };
    tokio::join!(socket, stream);
    listeners(app, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_and_revoked_keys_end_in_time() {
    run_on(Database::Sqlite, async |app: &TestApp| {
        let server = app.serve().await;
        tokio::join!(signs_of_life(&server), revoked(app, &server));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_nothing_of_what_is_sent_is_left() {
    run_on(Database::Sqlite, async |app: &TestApp| {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let stuffed = stuffed(&server, &support).await;
        listeners(app, 1).await;
        // though the client is still there
        listeners(app, 0).await;
        drop(stuffed);
    })
    .await;
}
