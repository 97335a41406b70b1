//! How an answer looks as HTTP. Every status of `/graphql` is decided here.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::media::Media;
use crate::graphql::{Answer, Code};

/// A request that never reached GraphQL.
#[derive(Debug)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    message: String,
    /// The methods that are served, where this one is not.
    allow: &'static str,
}

impl Refusal {
    /// A refusal; the message is for a person.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), allow: "GET, POST" }
    }

    /// Our own fault.
    pub fn internal() -> Self {
        Self::new(Code::Internal, "Internal server error")
    }

    /// As HTTP.
    pub fn respond(self, media: Media) -> Response {
        let code = self.code.as_str();
        metrics::counter!("rebated_graphql_errors_total", "code" => code).increment(1);
        let body = json!({"errors": [{"message": self.message, "extensions": {"code": code}}]});
        let mut response = with_body(status(self.code, media), media, body.to_string().into());
        explain(&mut response, self.code, self.allow);
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.respond(Media::Json)
    }
}

/// An answer as HTTP.
pub fn respond(answer: &Answer, media: Media) -> Response {
    let body = match serde_json::to_vec(answer) {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "An answer could not be written as JSON.");
            return Refusal::internal().respond(media);
        }
    };
    let status = answer.refused.map_or(StatusCode::OK, |code| status(code, media));
    let mut response = with_body(status, media, body.into());
    if let Some(code) = answer.refused {
        explain(&mut response, code, "POST");
    }
    if let Some(seconds) = answer.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// The status of a request of which nothing ran.
///
/// The draft of GraphQL over HTTP is about to ask for other numbers; this is the only place to change.
fn status(code: Code, media: Media) -> StatusCode {
    match code {
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Throttled => StatusCode::TOO_MANY_REQUESTS,
        Code::Timeout => StatusCode::SERVICE_UNAVAILABLE,
        Code::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Code::BadRequest | Code::BatchingNotSupported => StatusCode::BAD_REQUEST,
        // well-formed requests: clients take a 4xx with application/json for a proxy's answer
        Code::ParseFailed
        | Code::ValidationFailed
        | Code::BadUserInput
        | Code::CursorExpired
        | Code::OperationResolutionFailure
        | Code::OperationNotSupported
        | Code::PersistedQueryNotFound
        | Code::PersistedQueryNotSupported
        | Code::QueryTooComplex
        | Code::QueryTooDeep => match media {
            Media::GraphqlResponse => StatusCode::BAD_REQUEST,
            Media::Json | Media::Events => StatusCode::OK,
        },
    }
}

/// The status of a request of which nothing ran, to a client that accepts
/// `application/graphql-response+json`.
pub fn status_of(code: Code) -> StatusCode {
    status(code, Media::GraphqlResponse)
}

fn explain(response: &mut Response, code: Code, allow: &'static str) {
    let header: Option<(HeaderName, _)> = match code {
        Code::MethodNotAllowed => Some((header::ALLOW, allow)),
        Code::Unauthenticated => Some((header::WWW_AUTHENTICATE, "Bearer")),
        _ => None,
    };
    if let Some((name, value)) = header {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}

fn with_body(status: StatusCode, media: Media, body: Body) -> Response {
    let media = if media == Media::Events { Media::Json } else { media };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, media.content_type());
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    response
}

/// Whatever is at no route.
pub async fn nothing_here() -> Refusal {
    Refusal::new(Code::NotFound, "There is nothing at this address. GraphQL is served at /graphql.")
}
