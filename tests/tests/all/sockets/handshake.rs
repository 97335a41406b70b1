//! How a socket begins, or does not.

use rebated_tests::{Database, RunningServer, TestApp, both_databases, run_on};
use serde_json::{Value, json};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::socket::Socket;
use super::wire::Wire;

/// The handshake of RFC 6455, section 1.3, up to the sub-protocols.
const UPGRADE: &str = "GET /graphql/ws HTTP/1.1\r\nHost: rebated.test\r\nConnection: Upgrade\r\n\
    Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// Shakes hands by hand: clients give up by themselves when their sub-protocol is not chosen.
async fn offer(server: &RunningServer, protocols: &str) -> (Option<String>, Socket) {
    let mut wire = Wire::connect(server).await;
    wire.write(&format!("{UPGRADE}{protocols}\r\n")).await;
    let head = wire.head().await;
    assert_eq!(head.status, 101);
    assert_eq!(head.header("sec-websocket-accept"), Some("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    let chosen = head.header("sec-websocket-protocol").map(str::to_owned);
    let (stream, read) = wire.into_parts();
    let socket = WebSocketStream::from_partially_read(stream, read, Role::Client, None).await;
    (chosen, Socket::taken(socket))
}

both_databases! {
    async fn only_graphql_transport_ws_is_spoken(app: &TestApp) {
        let server = app.serve().await;
        for protocols in ["", "Sec-WebSocket-Protocol: graphql-ws\r\n"] {
            let (chosen, mut socket) = offer(&server, protocols).await;
            assert_eq!(chosen, None);
            socket.closed(4406).await;
        }
        let both = "Sec-WebSocket-Protocol: graphql-ws, graphql-transport-ws\r\n";
        let (chosen, mut socket) = offer(&server, both).await;
        assert_eq!(chosen.as_deref(), Some("graphql-transport-ws"));
        socket.init(Value::Null).await;
    }

    async fn what_is_no_handshake_is_a_bad_request(app: &TestApp) {
        let server = app.serve().await;
        let mut wire = Wire::connect(&server).await;
        wire.write("GET /graphql/ws HTTP/1.1\r\nHost: rebated.test\r\n\r\n").await;
        let (head, body) = wire.json().await;
        assert_eq!((head.status, &body["errors"][0]["extensions"]["code"]), (400, &json!("BAD_REQUEST")));
        wire.is_served().await;
    }

    async fn nothing_runs_before_the_acknowledgement(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::connect(&server).await;
        socket.subscribe("a", "{ __typename }").await;
        socket.closed(4401).await;
    }

    async fn who_shows_something_wrong_is_sent_away(app: &TestApp) {
        let (server, ada) = (app.serve().await, app.member("ada").await);
        for wrong in [
            json!({ "authorization": "Bearer nonsense" }),
            json!({ "Authorization": "Bearer nonsense" }),
            json!({ "authorization": format!("Basic {}", ada.token) }),
            json!({ "authorization": ada.token }),
            json!({ "authorization": "" }),
            json!({ "token": "rbk_0_0" }),
            json!({ "token": "" }),
        ] {
            let mut socket = Socket::connect(&server).await;
            socket.say(json!({ "type": "connection_init", "payload": wrong })).await;
            let frame = socket.close_frame().await;
            assert_eq!((u16::from(frame.code), frame.reason.as_str()), (4403, "Forbidden"), "{wrong}");
        }
    }

    async fn nobody_introduces_herself_twice(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        socket.say(json!({ "type": "connection_init" })).await;
        socket.closed(4429).await;
    }
}

/// Waits for the three seconds that the server does.
#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_introduce_herself_is_sent_away() {
    run_on(Database::Sqlite, async |app: &TestApp| {
        let server = app.serve().await;
        let mut silent = Socket::connect(&server).await;
        let mut chatty = Socket::connect(&server).await;
        chatty.is_quiet("a ping is no introduction").await;
        silent.closed(4408).await;
        chatty.closed(4408).await;
    })
    .await;
}
