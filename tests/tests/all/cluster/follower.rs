use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::{Nodes, json_of};

/// How long a silence lasts after which a client looks whether all is over.
const SILENCE: Duration = Duration::from_secs(2);

/// A client that follows the log, and goes on behind its last event when it loses its node.
pub struct Follower {
    nodes: Nodes,
    token: String,
    node: usize,
    ids: Vec<String>,
    cursor: String,
    losses: usize,
}

impl Follower {
    /// One who has seen the event of this cursor.
    pub fn new(nodes: Nodes, token: String, node: usize, cursor: String) -> Self {
        Self { nodes, token, node, ids: Vec::new(), cursor, losses: 0 }
    }

    /// Follows until there is silence after the end; answers the ids of the events as they
    /// came, and how often the connection was lost.
    pub async fn follow(mut self, has_ended: Arc<AtomicBool>) -> (Vec<String>, usize) {
        loop {
            if let Some(mut socket) = self.open().await {
                loop {
                    match tokio::time::timeout(SILENCE, socket.next()).await {
                        Err(_) if has_ended.load(Ordering::Relaxed) => return (self.ids, self.losses),
                        Err(_) => {}
                        Ok(Some(Ok(message))) => self.take(&message),
                        Ok(_) => break,
                    }
                }
            }
            self.losses += 1;
            self.node += 1;
        }
    }

    fn take(&mut self, message: &Message) {
        let Some(message) = message.to_text().ok().and_then(json_of) else { return };
        if message["type"] == "next" {
            let event = &message["payload"]["data"]["events"];
            let text = |field: &str| event[field].as_str().unwrap_or_else(|| panic!("{message}")).to_owned();
            self.ids.push(text("id"));
            self.cursor = text("cursor");
        }
    }

    async fn open(&self) -> Option<WebSocketStream<TcpStream>> {
        let address = self.nodes.address(self.node);
        let mut request = format!("ws://{address}/graphql/ws").into_client_request().expect("a URL");
        let protocol = HeaderValue::from_static("graphql-transport-ws");
        request.headers_mut().insert("sec-websocket-protocol", protocol);
        let stream = TcpStream::connect(&address).await.ok()?;
        let mut socket = client_async(request, stream).await.ok()?.0;
        let init = json!({ "type": "connection_init", "payload": { "token": self.token } });
        socket.send(Message::text(init.to_string())).await.ok()?;
        let query = "subscription Follow($after: String) { events(after: $after) { id cursor } }";
        let payload = json!({ "query": query, "variables": { "after": self.cursor } });
        let subscribe = json!({ "type": "subscribe", "id": "1", "payload": payload });
        socket.send(Message::text(subscribe.to_string())).await.ok()?;
        Some(socket)
    }
}
