use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rebated_tests::shop::{record, with};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Nodes, json_of};

const IMPORT: &str = "mutation Import($input: OrdersImportInput!) { ordersImport(input: $input) {
    result { created } userErrors { code } } }";

/// A client that reports orders one after the other, each until some node has answered.
pub struct Writer {
    nodes: Nodes,
    token: String,
    nth: usize,
}

impl Writer {
    pub fn new(nodes: Nodes, token: String, nth: usize) -> Self {
        Self { nodes, token, nth }
    }

    /// Reports orders until told to stop; answers how many.
    pub async fn write(self, stop: Arc<AtomicBool>) -> usize {
        let (mut orders, mut node) = (0, self.nth);
        while !stop.load(Ordering::Relaxed) {
            let name = format!("w{}-{orders}", self.nth);
            let line = with(record(&name, &name, "c1"), json!({ "commission": "20.00" }));
            let input = json!({ "records": [line], "idempotencyKey": name });
            let body = json!({ "query": IMPORT, "variables": { "input": input } }).to_string();
            loop {
                match self.send(node, &body).await {
                    Some(answer) => {
                        assert_eq!(answer["data"]["ordersImport"]["result"]["created"], 1, "{answer}");
                        break;
                    }
                    // the same call again, of another node
                    None => node += 1,
                }
            }
            orders += 1;
            node += 1;
        }
        orders
    }

    /// The answer of a node; none when the connection was lost.
    async fn send(&self, node: usize, body: &str) -> Option<Value> {
        let mut stream = TcpStream::connect(self.nodes.address(node)).await.ok()?;
        let head = format!(
            "POST /graphql HTTP/1.1\r\nHost: rebated.test\r\nContent-Type: application/json\r\nConnection: close\r\n\
             Authorization: Bearer {}\r\nContent-Length: {}\r\n\r\n",
            self.token,
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes()).await.ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.ok()?;
        json_of(answer.split_once("\r\n\r\n")?.1)
    }
}
