use std::collections::HashMap;

use rebated_tests::RunningServer;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::within;

/// A client that writes HTTP/1.1 by hand.
pub struct Wire(BufReader<TcpStream>);

/// The head of an answer; names of headers in small letters.
pub struct Head {
    pub status: u16,
    headers: HashMap<String, String>,
}

impl Head {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// The head of a POST of JSON, up to the headers that the caller adds.
pub const POST: &str = "POST /graphql HTTP/1.1\r\nHost: rebated.test\r\nContent-Type: application/json\r\n";

/// A request without a body, for which there is an answer without the database.
pub const LIVE: &str = "GET /health/live HTTP/1.1\r\nHost: rebated.test\r\n\r\n";

/// The headers and body of one operation.
pub fn operation(accept: &str, token: Option<&str>, query: &str) -> String {
    let body = json!({ "query": query }).to_string();
    let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    format!("{POST}Accept: {accept}\r\n{bearer}Content-Length: {}\r\n\r\n{body}", body.len())
}

impl Wire {
    pub async fn connect(server: &RunningServer) -> Self {
        Self(BufReader::new(TcpStream::connect(server.address()).await.expect("the server listens")))
    }

    pub async fn write(&mut self, text: &str) {
        within("bytes are taken", self.0.write_all(text.as_bytes())).await.expect("an open connection");
    }

    /// Writes to somebody who may have left.
    pub async fn try_write(&mut self, text: &str) -> std::io::Result<()> {
        within("bytes are taken", self.0.write_all(text.as_bytes())).await
    }

    async fn line(&mut self) -> String {
        let mut line = String::new();
        within("a line comes", self.0.read_line(&mut line)).await.expect("an open connection");
        assert!(line.ends_with("\r\n"), "the connection ended within a line: {line:?}");
        line.truncate(line.len() - 2);
        line
    }

    async fn exactly(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        within("bytes come", self.0.read_exact(&mut bytes)).await.expect("all of them");
        bytes
    }

    /// The head of an answer.
    pub async fn head(&mut self) -> Head {
        let status = self.line().await;
        let number = status.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse().ok());
        let status = number.unwrap_or_else(|| panic!("no status: {status}"));
        let mut headers = HashMap::new();
        loop {
            let line = self.line().await;
            let Some((name, value)) = line.split_once(": ") else { break Head { status, headers } };
            headers.insert(name.to_lowercase(), value.to_owned());
        }
    }

    /// A whole answer of a known length.
    pub async fn answer(&mut self) -> (Head, Vec<u8>) {
        let head = self.head().await;
        let length = head.header("content-length").expect("a length").parse().expect("a number");
        let body = self.exactly(length).await;
        (head, body)
    }

    /// A whole answer in JSON.
    pub async fn json(&mut self) -> (Head, Value) {
        let (head, body) = self.answer().await;
        (head, serde_json::from_slice(&body).expect("JSON"))
    }

    /// The next piece of a body that is sent in pieces; nothing at its end.
    pub async fn chunk(&mut self) -> Option<String> {
        let length = self.line().await;
        let length = usize::from_str_radix(&length, 16).unwrap_or_else(|_| panic!("no length: {length}"));
        let bytes = self.exactly(length).await;
        assert_eq!(self.line().await, "");
        (length > 0).then(|| String::from_utf8(bytes).expect("UTF-8"))
    }

    /// Asks whether the server is there, and keeps the connection.
    pub async fn is_served(&mut self) {
        self.write(LIVE).await;
        assert_eq!(self.answer().await.0.status, 200);
    }

    /// The same, where there may be no place.
    pub async fn is_served_perhaps(&mut self) -> bool {
        let mut status = String::new();
        let served = async {
            self.0.write_all(LIVE.as_bytes()).await?;
            self.0.read_line(&mut status).await
        };
        within("an answer or an end", served).await.is_ok() && status == "HTTP/1.1 200 OK\r\n"
    }

    /// What else comes until the server closes the connection in an orderly way.
    pub async fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        within("the connection is closed", self.0.read_to_end(&mut rest)).await.expect("an orderly end");
        rest
    }

    /// Fails unless the server closes the connection without another word.
    pub async fn closed(&mut self) {
        assert_eq!(String::from_utf8_lossy(&self.rest().await), "");
    }

    /// The connection, and what was read of it that nobody has looked at.
    pub fn into_parts(self) -> (TcpStream, Vec<u8>) {
        let read = self.0.buffer().to_vec();
        (self.0.into_inner(), read)
    }
}
