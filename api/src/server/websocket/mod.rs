//! `/graphql/ws`: operations over a WebSocket, by the protocol graphql-transport-ws of the graphql-ws library
//! (its `PROTOCOL.md` names the messages and close codes).

mod connection;
mod message;
mod operations;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Extension, FromRequestParts, Request, State};
use axum::response::Response;

use super::Server;
use super::answer::Refusal;
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
    let limit = server.options.body_limit;
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(limit).max_frame_size(limit);
    let is_spoken = upgrade.selected_protocol().is_some();
    Ok(upgrade.on_upgrade(async move |socket| {
        if is_spoken {
            Connection::new(server, request_id, address).serve(socket).await;
        } else {
            close(socket, Close::SubProtocol).await;
        }
    }))
}

async fn close(mut socket: WebSocket, close: Close) {
    // the socket may be gone already
    let _ = socket.send(Message::Close(Some(frame(&close)))).await;
}

fn frame(close: &Close) -> CloseFrame {
    CloseFrame { code: close.code(), reason: close.reason().into() }
}
