//! Messages that end a socket.

use rebated::server::HttpOptions;
use rebated_domain::user::Role;
use rebated_tests::{both_databases, wide_options};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use super::socket::Socket;
use super::{ORDERS, listeners};

const INVALID: &str = "Invalid message received";
const NO_OPERATION: &str = "The payload is not an operation";

/// A ping of exactly so many bytes.
fn ping(length: usize) -> String {
    let empty = json!({ "type": "ping", "payload": { "pad": "" } }).to_string();
    let padding = "x".repeat(length - empty.len());
    json!({ "type": "ping", "payload": { "pad": padding } }).to_string()
}

both_databases! {
    async fn what_is_no_message_ends_the_socket(app: &TestApp) {
        let server = app.serve().await;
        let text = |text: &str| Message::text(text.to_owned());
        let cases = [
            (Message::binary(br#"{"type":"ping"}"#.to_vec()), "Only text messages are read"),
            (text(""), INVALID),
            (text("{"), INVALID),
            (text("[]"), INVALID),
            (text("null"), INVALID),
            (text(r#"{"id":"a"}"#), INVALID),
            (text(r#"{"type":"hello"}"#), INVALID),
            (text(r#"{"type":"start","id":"a","payload":{"query":"{ __typename }"}}"#), INVALID),
            (text(r#"{"type":"next","id":"a","payload":{"data":null}}"#), INVALID),
            (text(r#"{"type":"connection_init","payload":"x"}"#), INVALID),
            (text(r#"{"type":"ping","payload":1}"#), INVALID),
            (text(r#"{"type":"complete"}"#), INVALID),
            (text(r#"{"type":"subscribe","payload":{"query":"{ __typename }"}}"#), INVALID),
            (text(r#"{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}"#), INVALID),
            (text(r#"{"type":"subscribe","id":"a"}"#), INVALID),
            (text(r#"{"type":"subscribe","id":"a","payload":null}"#), INVALID),
            (text(r#"{"type":"subscribe","id":"a","payload":[]}"#), INVALID),
            (text(r#"{"type":"subscribe","id":"a","payload":{}}"#), NO_OPERATION),
            (text(r#"{"type":"subscribe","id":"a","payload":{"query":1}}"#), NO_OPERATION),
            (text(r#"{"type":"subscribe","id":"a","payload":{"query":"{ a }","variables":1}}"#), NO_OPERATION),
        ];
        for (message, reason) in cases {
            let mut socket = Socket::open_anonymous(&server).await;
            socket.send(message.clone()).await.unwrap();
            let frame = socket.close_frame().await;
            assert_eq!((u16::from(frame.code), frame.reason.as_str()), (4400, reason), "{message:?}");
            assert!(socket.next_frame().await.is_none(), "{message:?}");
        }
    }

    async fn a_name_belongs_to_one_running_operation(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let long = "单".repeat(200);
        for (id, reason) in [
            ("orders", "Subscriber for orders already exists".to_owned()),
            // 123 bytes at most, and whole characters
            (&long, format!("Subscriber for {}", "单".repeat(36))),
        ] {
            let mut socket = Socket::open(&server, &support).await;
            socket.subscribe(id, ORDERS).await;
            listeners(app, 1).await;
            socket.subscribe(id, "{ __typename }").await;
            let frame = socket.close_frame().await;
            assert_eq!((u16::from(frame.code), frame.reason.as_str()), (4409, reason.as_str()));
            listeners(app, 0).await;
        }
    }

    async fn thirty_two_operations_run_at_once_and_no_more(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut socket = Socket::open(&server, &support).await;
        for id in 0..32 {
            socket.subscribe(&id.to_string(), ORDERS).await;
        }
        listeners(app, 32).await;
        socket.complete("0").await;
        socket.subscribe("32", ORDERS).await;
        socket.is_quiet("a place was free").await;
        listeners(app, 32).await;
        socket.subscribe("33", ORDERS).await;
        socket.closed(4429).await;
        listeners(app, 0).await;
    }

    async fn a_message_may_be_as_large_as_the_limit(app: &TestApp) {
        let site = app.site(HttpOptions { body_limit: 10_000, ..wide_options() });
        let server = site.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        socket.send(Message::text(ping(10_000))).await.unwrap();
        assert_eq!(socket.next().await["type"], "pong");
        socket.send(Message::text(ping(10_001))).await.unwrap();
        socket.closed(1009).await;
        let mut pieces = Socket::open_anonymous(&server).await;
        let text = ping(10_001).into_bytes();
        let first = Frame::message(text[..6_000].to_vec(), OpCode::Data(Data::Text), false);
        let last = Frame::message(text[6_000..].to_vec(), OpCode::Data(Data::Continue), true);
        pieces.send(Message::Frame(first)).await.unwrap();
        pieces.send(Message::Frame(last)).await.unwrap();
        pieces.closed(1009).await;
    }

    async fn a_huge_message_is_not_waited_for(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        // the server is gone before it is all sent, so its last word may be lost
        let _ = socket.send(Message::text(ping(16 * 1024 * 1024))).await;
        match socket.next_frame().await {
            Some(Ok(Message::Close(Some(frame)))) => assert_eq!(u16::from(frame.code), 1009),
            None | Some(Err(_)) => {}
            other => panic!("{other:?}"),
        }
        Socket::open_anonymous(&server).await.is_quiet("others are served").await;
    }
}
