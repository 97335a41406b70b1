use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, Request, State};
use axum::http::{Method, header};
use axum::response::Response;

use super::answer::{Refusal, respond};
use super::media::{Acceptable, Media, is_json};
use super::{Server, bearer, events, request};
use crate::graphql::throttle::Address;
use crate::graphql::{Asked, Begun, Caller, Code, RequestId, Via};

/// `/graphql`: one operation in, one answer out, or a stream of them.
pub async fn serve(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    Extension(address): Extension<Address>,
    request: Request,
) -> Response {
    let Some(acceptable) = Acceptable::read(request.headers()) else {
        drain(request.into_body(), server.options.body_limit).await;
        let message = "Accept application/graphql-response+json, application/json or text/event-stream.";
        return Refusal::new(Code::NotAcceptable, message).respond(Media::Json);
    };
    match answer(&server, acceptable, request_id, address, request).await {
        Ok(response) => response,
        Err(refusal) => refusal.respond(acceptable.once),
    }
}

async fn answer(
    server: &Server,
    acceptable: Acceptable,
    request_id: RequestId,
    address: Address,
    request: Request,
) -> Result<Response, Refusal> {
    let limit = server.options.body_limit;
    let checked = match check(&request, limit) {
        Ok(via) => {
            bearer::authenticate(&server.platform, request.headers()).await.map(|bearer| (via, bearer))
        }
        Err(refusal) => Err(refusal),
    };
    let (via, credential) = match checked {
        Ok(checked) => checked,
        Err(refusal) => {
            drain(request.into_body(), limit).await;
            return Err(refusal);
        }
    };
    let asked = match via {
        Via::Get => request::from_query_string(request.uri())?,
        Via::Post | Via::Stream => read(request.into_body(), limit, server.options.request_timeout).await?,
    };
    let caller = Caller::new(credential.actor.clone(), request_id, address);
    if via == Via::Get || !acceptable.events {
        return Ok(once(&server.api.run(asked, caller, via).await, acceptable.once));
    }
    match server.api.begin(asked, caller).await {
        Begun::Once(answer) => Ok(once(&answer, acceptable.once)),
        Begun::Events(answers) => Ok(events::stream(server, credential, answers)),
    }
}

fn once(answer: &crate::graphql::Answer, media: Media) -> Response {
    if media == Media::Events { events::single(answer) } else { respond(answer, media) }
}

/// By which way an operation comes. The body has not been touched.
fn check(request: &Request, limit: usize) -> Result<Via, Refusal> {
    if request.method() == Method::GET {
        return Ok(Via::Get);
    }
    if request.method() != Method::POST {
        return Err(Refusal::new(Code::MethodNotAllowed, "Send operations by POST, or queries by GET."));
    }
    if !is_json(request.headers()) {
        return Err(Refusal::new(Code::UnsupportedMediaType, "Send application/json in UTF-8."));
    }
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    match length.and_then(|length| length.parse::<usize>().ok()) {
        Some(length) if length > limit => Err(too_large()),
        _ => Ok(Via::Post),
    }
}

async fn read(body: Body, limit: usize, patience: Duration) -> Result<Asked, Refusal> {
    let bytes: Bytes = match tokio::time::timeout(patience, axum::body::to_bytes(body, limit)).await {
        Ok(read) => read.map_err(|_| too_large())?,
        Err(_) => return Err(Refusal::new(Code::Timeout, "The body did not arrive in time.")),
    };
    request::from_body(&bytes)
}

fn too_large() -> Refusal {
    Refusal::new(Code::PayloadTooLarge, "The request body is too large.")
}

/// Longest wait for the rest of a body that is not wanted.
const DRAIN: Duration = Duration::from_secs(2);

/// Reads what is left of a small body, so that the refusal reaches the client and the connection lives.
async fn drain(body: Body, limit: usize) {
    let _ = tokio::time::timeout(DRAIN, axum::body::to_bytes(body, limit)).await;
}
