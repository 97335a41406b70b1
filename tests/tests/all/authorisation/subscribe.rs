//! Subscriptions over a WebSocket, as far as whether they are let in.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use rebated_tests::RunningServer;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{WebSocketStream, client_async};

/// How long a refusal may take.
const PATIENCE: Duration = Duration::from_millis(400);

/// Opens all subscriptions side by side; answers the error codes of each that was refused.
pub async fn refusals(
    server: &RunningServer,
    token: Option<&str>,
    calls: &[(&str, String)],
) -> BTreeMap<String, Vec<String>> {
    let mut socket = open(server, token).await;
    for (name, call) in calls {
        let payload = json!({ "query": format!("subscription {{ {call} }}") });
        say(&mut socket, json!({ "type": "subscribe", "id": name, "payload": payload })).await;
    }
    let mut refused = BTreeMap::new();
    while let Ok(message) = tokio::time::timeout(PATIENCE, hear(&mut socket)).await {
        let errors = match message["type"].as_str() {
            Some("error") => &message["payload"],
            Some("next") => &message["payload"]["errors"],
            _ => continue,
        };
        let errors = errors.as_array().map_or(&[][..], Vec::as_slice);
        let codes = errors.iter().map(|error| text(&error["extensions"]["code"])).collect();
        refused.insert(text(&message["id"]), codes);
    }
    refused
}

async fn open(server: &RunningServer, token: Option<&str>) -> WebSocketStream<TcpStream> {
    let url = server.url("/graphql/ws").replacen("http", "ws", 1);
    let mut request = url.into_client_request().expect("a well-formed URL");
    let protocol = HeaderValue::from_static("graphql-transport-ws");
    request.headers_mut().insert("sec-websocket-protocol", protocol);
    let stream = TcpStream::connect(server.address()).await.expect("the server listens");
    let (mut socket, _) = client_async(request, stream).await.expect("the server speaks WebSocket");
    say(&mut socket, json!({ "type": "connection_init", "payload": { "token": token } })).await;
    assert_eq!(hear(&mut socket).await["type"], "connection_ack");
    socket
}

async fn say(socket: &mut WebSocketStream<TcpStream>, message: Value) {
    socket.send(Message::text(message.to_string())).await.expect("the socket is open");
}

async fn hear(socket: &mut WebSocketStream<TcpStream>) -> Value {
    let message = socket.next().await.expect("the socket is open").expect("a well-formed message");
    serde_json::from_str(message.to_text().expect("a text")).expect("JSON")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
