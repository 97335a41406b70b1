use futures_util::{SinkExt, StreamExt};
use rebated_tests::RunningServer;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::within;

/// A client that speaks graphql-transport-ws.
pub struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    /// A socket on which nothing was said.
    pub async fn connect(server: &RunningServer) -> Self {
        Self::over(TcpStream::connect(server.address()).await.expect("the server listens"), server).await
    }

    /// The same, over a connection that was made already.
    pub async fn over(stream: TcpStream, server: &RunningServer) -> Self {
        let url = server.url("/graphql/ws").replacen("http", "ws", 1);
        let mut request = url.into_client_request().expect("a URL");
        let protocol = "graphql-transport-ws".parse().expect("a header");
        request.headers_mut().insert("sec-websocket-protocol", protocol);
        let shaken = within("the handshake", client_async(request, stream)).await;
        Self(shaken.expect("the server accepts the protocol").0)
    }

    /// A socket that a server has taken already.
    pub fn taken(socket: WebSocketStream<TcpStream>) -> Self {
        Self(socket)
    }

    /// A socket of somebody, acknowledged.
    pub async fn open(server: &RunningServer, token: &str) -> Self {
        let mut socket = Self::connect(server).await;
        socket.init(json!({ "authorization": format!("Bearer {token}") })).await;
        socket
    }

    /// A socket of nobody, acknowledged.
    pub async fn open_anonymous(server: &RunningServer) -> Self {
        let mut socket = Self::connect(server).await;
        socket.init(Value::Null).await;
        socket
    }

    /// Says who it is, and is acknowledged.
    pub async fn init(&mut self, payload: Value) {
        self.say(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(self.next().await, json!({ "type": "connection_ack" }));
    }

    pub async fn say(&mut self, message: Value) {
        self.send(Message::text(message.to_string())).await.expect("the socket is open");
    }

    /// Sends any frame; the socket may be closed already.
    pub async fn send(&mut self, message: Message) -> Result<(), Error> {
        within("a message is taken", self.0.send(message)).await
    }

    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.say(json!({ "type": "subscribe", "id": id, "payload": { "query": query } })).await;
    }

    pub async fn complete(&mut self, id: &str) {
        self.say(json!({ "type": "complete", "id": id })).await;
    }

    /// What comes next, whatever it is; nothing when the connection is gone.
    pub async fn next_frame(&mut self) -> Option<Result<Message, Error>> {
        within("a message comes", self.0.next()).await
    }

    /// The next message that is no ping; pings are answered.
    pub async fn next(&mut self) -> Value {
        loop {
            let message = self.next_message().await;
            if message != json!({ "type": "ping" }) {
                return message;
            }
            self.say(json!({ "type": "pong" })).await;
        }
    }

    /// The next message.
    pub async fn next_message(&mut self) -> Value {
        let frame = self.next_frame().await.expect("an open socket").expect("a whole message");
        let text = frame.to_text().expect("a text");
        serde_json::from_str(text).unwrap_or_else(|_| panic!("no message: {frame:?}"))
    }

    /// What the connection is underneath.
    pub fn into_stream(self) -> TcpStream {
        self.0.into_inner()
    }
}
