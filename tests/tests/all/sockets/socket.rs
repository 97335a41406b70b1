use futures_util::{SinkExt, StreamExt};
use rebated_tests::RunningServer;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::{code_of, within};

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

    /// The next message.
    pub async fn next(&mut self) -> Value {
        let frame = self.next_frame().await.expect("an open socket").expect("a whole message");
        let text = frame.to_text().expect("a text");
        serde_json::from_str(text).unwrap_or_else(|_| panic!("no message: {frame:?}"))
    }

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

    /// What the connection is underneath.
    pub fn into_stream(self) -> TcpStream {
        self.0.into_inner()
    }
}
