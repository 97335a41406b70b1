//! Subscriptions over a WebSocket.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use rebated_tests::RunningServer;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{WebSocketStream, client_async};

/// How long silence lasts until nothing more is expected.
const PATIENCE: Duration = Duration::from_millis(2_500);

/// One who has subscribed.
pub struct Listener(WebSocketStream<TcpStream>);

impl Listener {
    /// Opens subscriptions side by side, each under a name; they have begun when this returns.
    pub async fn begin(server: &RunningServer, token: Option<&str>, calls: &[(&str, String)]) -> Self {
        let mut listener = Self(open(server).await);
        listener.say(json!({ "type": "connection_init", "payload": { "token": token } })).await;
        assert_eq!(listener.hear().await["type"], "connection_ack");
        for (name, call) in calls {
            let payload = json!({ "query": format!("subscription {{ {call} }}") });
            listener.say(json!({ "type": "subscribe", "id": name, "payload": payload })).await;
        }
        listener
    }

    /// Everything heard until there is silence: under which name, and the body of the answer.
    pub async fn heard(&mut self) -> Vec<(String, Value)> {
        let mut heard = Vec::new();
        while let Ok(message) = tokio::time::timeout(PATIENCE, self.hear()).await {
            let body = match message["type"].as_str() {
                Some("error") => json!({ "errors": message["payload"] }),
                Some("next") => message["payload"].clone(),
                _ => continue,
            };
            heard.push((message["id"].as_str().unwrap_or_default().to_owned(), body));
        }
        heard
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.expect("the socket is open");
    }

    async fn hear(&mut self) -> Value {
        let message = self.0.next().await.expect("the socket is open").expect("a well-formed message");
        serde_json::from_str(message.to_text().expect("a text")).expect("JSON")
    }
}

async fn open(server: &RunningServer) -> WebSocketStream<TcpStream> {
    let url = server.url("/graphql/ws").replacen("http", "ws", 1);
    let mut request = url.into_client_request().expect("a well-formed URL");
    let protocol = HeaderValue::from_static("graphql-transport-ws");
    request.headers_mut().insert("sec-websocket-protocol", protocol);
    let stream = TcpStream::connect(server.address()).await.expect("the server listens");
    client_async(request, stream).await.expect("the server speaks WebSocket").0
}
