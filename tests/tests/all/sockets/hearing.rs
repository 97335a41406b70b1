//! What a client expects to hear.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::code_of;
use super::socket::Socket;

impl Socket {
    /// The payload of the next message, which must be the `next` of this operation.
    pub async fn hear(&mut self, id: &str) -> Value {
        let mut message = self.next().await;
        assert_eq!((&message["type"], &message["id"]), (&json!("next"), &json!(id)), "{message:#}");
        message["payload"].take()
    }

    /// The data of the next event of this operation.
    pub async fn event(&mut self, id: &str) -> Value {
        let mut payload = self.hear(id).await;
        assert!(payload.get("errors").is_none(), "{payload:#}");
        payload["data"].take()
    }

    /// The code of the errors with which an operation ends, the next message.
    pub async fn error(&mut self, id: &str) -> String {
        let message = self.next().await;
        assert_eq!((&message["type"], &message["id"]), (&json!("error"), &json!(id)), "{message:#}");
        let errors = message["payload"].as_array().expect("a list of errors");
        code_of(errors)
    }

    /// Fails unless the next message says that this operation is over.
    pub async fn completed(&mut self, id: &str) {
        assert_eq!(self.next().await, json!({ "type": "complete", "id": id }));
    }

    /// Runs a query or mutation; answers the payload.
    pub async fn ask(&mut self, id: &str, query: &str) -> Value {
        self.subscribe(id, query).await;
        let payload = self.hear(id).await;
        self.completed(id).await;
        payload
    }

    /// Fails unless the server has nothing to say, and says that it is there.
    pub async fn is_quiet(&mut self, mark: &str) {
        self.say(json!({ "type": "ping", "payload": { "mark": mark } })).await;
        assert_eq!(self.next().await, json!({ "type": "pong", "payload": { "mark": mark } }));
    }

    /// The frame with which the server closes the socket, the next thing that it sends.
    pub async fn close_frame(&mut self) -> CloseFrame {
        match self.next_frame().await {
            Some(Ok(Message::Close(Some(frame)))) => frame,
            other => panic!("no close frame with a code: {other:?}"),
        }
    }

    /// Fails unless the server closes the socket with this code now, and then the connection.
    pub async fn closed(&mut self, code: u16) {
        let frame = self.close_frame().await;
        assert_eq!(u16::from(frame.code), code, "{frame:?}");
        assert!(self.next_frame().await.is_none(), "something follows the close frame");
    }
}
