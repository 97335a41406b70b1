use async_graphql::Data;
use async_graphql_axum::{GraphQLProtocol, GraphQLWebSocket};
use axum::extract::{Extension, FromRequestParts, Request, State, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rebated_service::Actor;
use serde_json::Value;

use super::answer::Refusal;
use super::{Server, bearer};
use crate::graphql::error::coded;
use crate::graphql::{Caller, Code, RequestId};

/// The only sub-protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// `/graphql/ws`: subscriptions, and any other operation, over one socket.
pub async fn upgrade(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    request: Request,
) -> Result<Response, Refusal> {
    let (mut parts, _) = request.into_parts();
    if !offers(&parts.headers) {
        let message = format!("Open a WebSocket with the sub-protocol {PROTOCOL}.");
        return Err(Refusal::new(Code::BadRequest, message));
    }
    // async-graphql would also take the older protocol if a client listed that first
    parts.headers.insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    let refused = |_| Refusal::new(Code::BadRequest, "This is not a WebSocket handshake.");
    let protocol = GraphQLProtocol::from_request_parts(&mut parts, &server).await.map_err(refused)?;
    let socket = match WebSocketUpgrade::from_request_parts(&mut parts, &server).await {
        Ok(socket) => socket.protocols([PROTOCOL]).max_message_size(server.options.body_limit),
        Err(rejection) => return Ok(rejection.into_response()),
    };
    Ok(socket.on_upgrade(move |stream| {
        let api = server.api.clone();
        GraphQLWebSocket::new(stream, api, protocol)
            .on_connection_init(async move |payload| begin(&server, request_id, payload).await)
            .serve()
    }))
}

fn offers(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::SEC_WEBSOCKET_PROTOCOL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|protocol| protocol.trim() == PROTOCOL)
}

/// Reads `{"authorization": "Bearer …"}` or `{"token": "…"}` of `connection_init`.
async fn begin(server: &Server, request_id: RequestId, payload: Value) -> async_graphql::Result<Data> {
    let text = |name: &str| payload.get(name).and_then(Value::as_str);
    let header = text("authorization").or_else(|| text("Authorization"));
    let token = match (header, text("token")) {
        (Some(header), _) => Some(bearer::token(header).ok_or_else(refused)?),
        (None, token) => token,
    };
    let actor = match token {
        Some(token) => bearer::actor_of(&server.platform, token).await.map_err(|_| refused())?,
        None => Actor::Anonymous,
    };
    let mut session = Data::default();
    session.insert(Caller { actor, request_id });
    Ok(session)
}

fn refused() -> async_graphql::Error {
    coded(Code::Unauthenticated, "The token is not valid. Sign in again.")
}
