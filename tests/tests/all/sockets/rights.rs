//! Subscriptions over a real WebSocket (graphql-transport-ws).

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{RunningServer, both_databases};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

struct Socket(WebSocketStream<TcpStream>);

/// A socket that speaks the protocol and has not said who it is.
async fn connect(server: &RunningServer) -> WebSocketStream<TcpStream> {
    let url = server.url("/graphql/ws").replace("http://", "ws://");
    let mut request = url.into_client_request().expect("a URL");
    let protocol = "graphql-transport-ws".parse().expect("a header");
    request.headers_mut().insert("sec-websocket-protocol", protocol);
    let stream = TcpStream::connect(server.address()).await.expect("the server listens");
    client_async(request, stream).await.expect("the server accepts the protocol").0
}

impl Socket {
    /// Connects and signs in; the server has acknowledged when this returns.
    async fn open(server: &RunningServer, token: &str) -> Self {
        let mut socket = Self(connect(server).await);
        let init =
            json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {token}") } });
        socket.send(init).await;
        assert_eq!(socket.next().await["type"], "connection_ack");
        socket
    }

    async fn send(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.expect("the socket is open");
    }

    async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(json!({ "type": "subscribe", "id": id, "payload": { "query": query } })).await;
    }

    /// The next message that is not a ping.
    async fn next(&mut self) -> Value {
        loop {
            let message = tokio::time::timeout(Duration::from_secs(20), self.0.next()).await;
            let message =
                message.expect("a message in time").expect("an open socket").expect("a whole message");
            if let Message::Text(text) = message {
                let message: Value = serde_json::from_str(&text).expect("JSON");
                if message["type"] != "ping" {
                    return message;
                }
            }
        }
    }
}

both_databases! {
    async fn members_hear_of_their_own_and_staff_of_all(app: &TestApp) {
        app.half_of_commission().await;
        let (li, wang) = (app.member("li").await, app.member("wang").await);
        app.link(&li, "c1").await;
        app.link(&wang, "c2").await;
        app.run_jobs().await;
        let server = app.serve().await;
        let mut own = Socket::open(&server, &li.token).await;
        own.subscribe("orders", "subscription { orderUpdated { externalId lines { title } } }").await;
        let mut all = Socket::open(&server, &app.staff(Role::Support).await).await;
        all.subscribe("orders", "subscription { orderUpdated { externalId } }").await;
        // a subscription has begun when a later answer on the same socket arrives
        for socket in [&mut own, &mut all] {
            socket.subscribe("ready", "{ __typename }").await;
            while socket.next().await["type"] != "complete" {}
        }
        app.import(json!([record("his", "l1", "c2"), record("hers", "l2", "c1")])).await.ok();
        app.run_jobs().await;
        let heard = own.next().await;
        assert_eq!(heard["payload"]["data"], json!({ "orderUpdated": { "externalId": "hers", "lines": [{ "title": "Tea" }] } }));
        let mut heard = [all.next().await, all.next().await];
        heard.sort_by_key(ToString::to_string);
        let orders: Vec<&Value> = heard.iter().map(|m| &m["payload"]["data"]["orderUpdated"]["externalId"]).collect();
        assert_eq!(orders, ["hers", "his"]);
    }

    async fn nobody_subscribes_with_a_bad_token(app: &TestApp) {
        let server = app.serve().await;
        let mut socket = connect(&server).await;
        let init = json!({ "type": "connection_init", "payload": { "authorization": "Bearer nonsense" } });
        socket.send(Message::text(init.to_string())).await.expect("the socket is open");
        let answer = tokio::time::timeout(Duration::from_secs(20), socket.next()).await.expect("in time");
        let refused = match answer {
            None | Some(Err(_) | Ok(Message::Close(_))) => true,
            Some(Ok(message)) => !message.to_text().unwrap_or("").contains("connection_ack"),
        };
        assert!(refused);
    }
}
