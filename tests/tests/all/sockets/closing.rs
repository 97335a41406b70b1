//! The end of a socket is orderly: the client hears why, even if it was not listening yet.

use rebated_tests::both_databases;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_tungstenite::tungstenite::Message;

use super::socket::Socket;
use super::{ORDERS, listeners, within};

both_databases! {
    /// A connection that is closed while it holds unread bytes is reset, and a reset may overtake the
    /// close frame on its way.
    async fn who_goes_on_talking_still_hears_why_it_is_over(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = Socket::open_anonymous(&server).await;
        socket.send(Message::text("nonsense")).await.unwrap();
        let chatter = json!({ "type": "ping", "payload": { "pad": "x".repeat(50_000) } });
        for _ in 0..20 {
            socket.say(chatter.clone()).await;
        }
        let (mut stream, mut heard) = (socket.into_stream(), Vec::new());
        // our own close frame: an empty one, masked with zeros
        stream.write_all(&[0x88, 0x80, 0, 0, 0, 0]).await.unwrap();
        within("the end", stream.read_to_end(&mut heard)).await.expect("no reset");
        assert_eq!(heard[..4], [0x88, 26, 0x11, 0x30], "one close frame with the code 4400");
        assert_eq!(&heard[4..], b"Invalid message received");
    }

    async fn who_closes_is_let_go(app: &TestApp) {
        let (server, ada) = (app.serve().await, app.member("ada").await);
        let mut socket = Socket::open(&server, &ada.token).await;
        socket.subscribe("orders", ORDERS).await;
        listeners(app, 1).await;
        socket.send(Message::Close(None)).await.unwrap();
        match socket.next_frame().await {
            Some(Ok(Message::Close(None))) => {}
            other => panic!("{other:?}"),
        }
        assert!(socket.next_frame().await.is_none());
        listeners(app, 0).await;
    }
}
