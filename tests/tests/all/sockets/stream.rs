use rebated_tests::RunningServer;
use serde_json::Value;

use super::code_of;
use super::wire::{Head, Wire, operation};

/// A client that reads server-sent events.
pub struct Stream {
    wire: Wire,
    text: String,
}

/// Asks for nothing but events.
pub const EVENTS: &str = "text/event-stream";

impl Stream {
    /// Sends an operation, which must be answered by a stream.
    pub async fn open(server: &RunningServer, accept: &str, token: Option<&str>, query: &str) -> Self {
        let mut wire = Wire::connect(server).await;
        wire.write(&operation(accept, token, query)).await;
        let head = wire.head().await;
        Self::of(wire, &head)
    }

    /// The stream that this head begins.
    pub fn of(wire: Wire, head: &Head) -> Self {
        assert_eq!(
            (head.status, head.header("content-type")),
            (200, Some("text/event-stream; charset=utf-8"))
        );
        assert_eq!(head.header("vary"), Some("accept"));
        assert_eq!(head.header("transfer-encoding"), Some("chunked"));
        Self { wire, text: String::new() }
    }

    /// The next block of lines; nothing at the end.
    pub async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let block = block.to_owned();
                self.text = rest.to_owned();
                return Some(block);
            }
            let Some(chunk) = self.wire.chunk().await else {
                assert_eq!(self.text, "", "the stream ended within an event");
                return None;
            };
            self.text.push_str(&chunk);
        }
    }

    /// The answer in the next event, which must be `next`.
    pub async fn next(&mut self) -> Value {
        let block = self.block().await.expect("an event");
        let data = block.strip_prefix("event: next\ndata: ");
        let data = data.unwrap_or_else(|| panic!("not one `next` with one line of data: {block}"));
        serde_json::from_str(data).unwrap_or_else(|_| panic!("no JSON: {data}"))
    }

    /// The data in the next event.
    pub async fn event(&mut self) -> Value {
        let mut answer = self.next().await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        answer["data"].take()
    }

    /// The code of the errors in the next event, which must hold no data.
    pub async fn error(&mut self) -> String {
        let answer = self.next().await;
        assert!(answer.get("data").is_none(), "{answer:#}");
        let errors = answer["errors"].as_array().expect("a list of errors");
        code_of(errors)
    }

    /// The connection that it comes on.
    pub fn into_wire(self) -> Wire {
        self.wire
    }

    /// Fails unless the server says that this is all; answers the connection, which is free again.
    pub async fn completed(mut self) -> Wire {
        // clients drop events without data, so there is an empty line of it
        assert_eq!(self.block().await.as_deref(), Some("event: complete\ndata:"));
        assert_eq!(self.block().await, None);
        self.wire
    }
}
