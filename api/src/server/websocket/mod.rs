//! `/graphql/ws`: operations over a WebSocket, by the protocol graphql-transport-ws of the graphql-ws library
//! (its `PROTOCOL.md` names the messages and close codes).

mod connection;
mod message;
mod operations;

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Extension, FromRequestParts, Request, State};
use axum::response::Response;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::time::timeout;

use super::Server;
use super::answer::Refusal;
use super::listen::Held;
use crate::graphql::throttle::Address;
use crate::graphql::{Code, RequestId};
use connection::Connection;
use message::Close;

/// The only sub-protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// `/graphql/ws`: subscriptions, and any other operation, over one socket.
pub async fn upgrade(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    Extension(address): Extension<Address>,
    request: Request,
) -> Result<Response, Refusal> {
    let (mut parts, _) = request.into_parts();
    let Ok(upgrade) = WebSocketUpgrade::from_request_parts(&mut parts, &server).await else {
        return Err(Refusal::new(Code::BadRequest, "This is not a WebSocket handshake."));
    };
    let held = parts.extensions.get::<Held>().cloned();
    let limit = server.options.body_limit;
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(limit).max_frame_size(limit);
    let is_spoken = upgrade.selected_protocol().is_some();
    Ok(upgrade.on_upgrade(async move |socket| {
        if is_spoken {
            Connection::new(server, request_id, address).serve(socket).await;
        } else {
            let (sink, stream) = socket.split();
            part(sink, stream, Some(&Close::SubProtocol)).await;
        }
        drop(held);
    }))
}

/// Longest time that the end of a connection may take.
const PARTING: Duration = Duration::from_secs(2);

/// Ends a connection from our side, saying why, or answers the end from the client's. Then listens until the
/// client has heard it: what a connection has not read when it is closed resets it, and the reset may
/// overtake the last message.
async fn part(
    mut sink: SplitSink<WebSocket, Message>,
    mut stream: SplitStream<WebSocket>,
    why: Option<&Close>,
) {
    let parting = async {
        if let Some(close) = why {
            let frame = CloseFrame { code: close.code(), reason: close.reason().into() };
            sink.send(Message::Close(Some(frame))).await?;
        }
        while stream.next().await.transpose()?.is_some() {}
        Ok::<_, axum::Error>(())
    };
    // the client may be gone or too slow; it is left either way
    let _ = timeout(PARTING, parting).await;
}
