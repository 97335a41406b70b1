//! What is said on a WebSocket: `→` by the client, `←` by the server, `#` what happens meanwhile.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use rebated_tests::{RunningServer, TestApp};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::names::Names;
use super::page::Block;
use super::runner::Runner;

/// How long anything may take that happens at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// A client of the guide.
struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    async fn connect(server: &RunningServer) -> Self {
        let url = server.url("/graphql/ws").replacen("http", "ws", 1);
        let mut request = url.into_client_request().expect("a URL");
        let protocol = "graphql-transport-ws".parse().expect("a header");
        request.headers_mut().insert("sec-websocket-protocol", protocol);
        let stream = TcpStream::connect(server.address()).await.expect("the server listens");
        Self(client_async(request, stream).await.expect("the server accepts the protocol").0)
    }

    async fn say(&mut self, text: String) {
        serde_json::from_str::<Value>(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        self.0.send(Message::text(text)).await.expect("the socket is open");
    }

    /// Compares the next thing that the server says with what is shown of it: a message, or
    /// `close CODE REASON`.
    async fn hear(&mut self, shown: &str, names: &mut Names) -> Vec<String> {
        let heard = timeout(PATIENCE, self.0.next()).await.expect("the server says something");
        let got = match heard.expect("an open socket").expect("a whole message") {
            Message::Text(text) => text.to_string(),
            Message::Close(Some(frame)) => format!("close {} {}", u16::from(frame.code), frame.reason),
            other => panic!("neither a message nor a close: {other:?}"),
        };
        let json = |text: &str| serde_json::from_str::<Value>(text).ok();
        match (json(shown), json(&got)) {
            (Some(mut shown), Some(mut got)) => {
                let mut wrong = Vec::new();
                if let (Some(shown), Some(got)) = (shown.get_mut("payload"), got.get_mut("payload")) {
                    wrong.extend(names.compare_answer(&shown.take(), got.take()));
                }
                wrong.extend(names.compare_json(&shown, &got, ""));
                wrong
            }
            _ if shown == got => Vec::new(),
            _ => vec![format!("{shown:?} is shown, {got:?} was said")],
        }
    }
}

impl Runner<'_> {
    /// Goes through what is said; answers what the guide tells wrongly.
    pub async fn socket(&mut self, block: &Block) -> Vec<String> {
        self.prepare(block).await;
        let server = self.world.site.serve().await;
        let mut socket = Socket::connect(&server).await;
        let (mut wrong, mut open) = (Vec::new(), 0);
        for line in block.text.lines() {
            let (mark, rest) = line.split_once(' ').expect("a mark and what is said");
            match mark {
                "→" => match self.names.fill(rest) {
                    Ok(message) => {
                        open += usize::from(message.contains("\"subscription"));
                        socket.say(message).await;
                    }
                    Err(unknown) => return vec![unknown],
                },
                "←" => wrong.extend(socket.hear(rest, &mut self.names).await),
                "#" => {
                    listening(self.app, open).await;
                    self.take(rest).await;
                }
                other => panic!("line {}: what is {other}?", block.line),
            }
        }
        drop((socket, server));
        listening(self.app, 0).await;
        wrong
    }
}

/// Waits until so many listen to events.
pub async fn listening(app: &TestApp, count: usize) {
    let subscribed = async {
        while app.platform().events.subscribers() != count {
            sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(PATIENCE, subscribed).await.expect("subscriptions begin and end");
}
