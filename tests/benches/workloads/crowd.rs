//! Thousands of subscribers who hear nothing: what they cost in memory, and what others notice of them.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use futures_util::{SinkExt as _, StreamExt as _};
use rebated_service::Platform;
use rebated_service::users::{TokenFor, operator_token};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::dataset::{DataSet, email};
use super::load;
use super::process;
use super::server::Server;
use super::workload::Workload;

/// How many listen.
const CROWD: usize = 5_000;
/// How long another client writes, with and without them.
const WATCHED: Duration = Duration::from_secs(8);

/// Measures `writer` alone, lets the crowd in, and measures it again. What `writer` does concerns none of them.
pub async fn run(
    server: &Server,
    platform: &Platform,
    data: &DataSet,
    writer: &Arc<Workload>,
) -> anyhow::Result<()> {
    println!("\n| idle subscribers | server RSS MiB | p50 ms | p99 ms |\n|---|---:|---:|---:|");
    let mut tokens = Vec::new();
    for member in 0..data.members.len().min(CROWD) {
        tokens.push(operator_token(platform, TokenFor::Email(email(member))).await?);
    }
    row(server, writer, 0).await?;
    let mut crowd = Vec::with_capacity(CROWD);
    for place in 0..CROWD {
        crowd.push(subscribe(server, &tokens[place % tokens.len()]).await.context("a subscriber")?);
    }
    row(server, writer, crowd.len()).await
}

async fn row(server: &Server, writer: &Arc<Workload>, listening: usize) -> anyhow::Result<()> {
    let outcome = load::run(server.address, 1, WATCHED, Arc::clone(writer)).await?;
    let milliseconds = |percent| outcome.percentile(percent).as_secs_f64() * 1e3;
    let resident = process::resident(server.pid()).map_or("unknown".into(), |mib| mib.to_string());
    println!("| {listening} | {resident} | {:.2} | {:.2} |", milliseconds(50), milliseconds(99));
    Ok(())
}

/// A socket that waits for changes of its member's rebates.
async fn subscribe(server: &Server, token: &str) -> anyhow::Result<WebSocketStream<TcpStream>> {
    let mut request = format!("ws://{}/graphql/ws", server.address).into_client_request()?;
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
    let stream = TcpStream::connect(server.address).await?;
    let (mut socket, _) = client_async(request, stream).await?;
    let begin = json!({ "type": "connection_init", "payload": { "token": token } });
    socket.send(begin.to_string().into()).await?;
    let answer = socket.next().await.context("the server closed the socket")??;
    let answer: Value = serde_json::from_str(answer.to_text()?)?;
    ensure!(answer["type"] == "connection_ack", "answered {answer}");
    let query = "subscription { notificationReceived { id } }";
    let start = json!({ "id": "1", "type": "subscribe", "payload": { "query": query } });
    socket.send(start.to_string().into()).await?;
    Ok(socket)
}
