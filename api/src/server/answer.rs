//! How an answer looks as HTTP. Every status of `/graphql` is decided here.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::graphql::{Answer, Code};

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// A request that never reached GraphQL.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    code: Code,
    message: String,
}

impl Refusal {
    /// A refusal; the message is for a person.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { status: status(code), code, message: message.into() }
    }
}

/// The status that goes with a code, when nothing ran.
fn status(code: Code) -> StatusCode {
    match code {
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Throttled => StatusCode::TOO_MANY_REQUESTS,
        Code::Timeout => StatusCode::SERVICE_UNAVAILABLE,
        Code::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Code::BadRequest | Code::BatchingNotSupported => StatusCode::BAD_REQUEST,
        // well-formed requests: clients take a 4xx with application/json for a proxy's answer
        Code::ParseFailed
        | Code::ValidationFailed
        | Code::BadUserInput
        | Code::OperationResolutionFailure
        | Code::QueryTooDeep => StatusCode::OK,
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let code = self.code.as_str();
        metrics::counter!("rebated_graphql_errors_total", "code" => code).increment(1);
        let body = json!({"errors": [{"message": self.message, "extensions": {"code": code}}]});
        let mut response = with_body(self.status, body.to_string().into());
        if self.code == Code::MethodNotAllowed {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        }
        if self.code == Code::Unauthenticated {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self) {
            Ok(body) => with_body(StatusCode::OK, body.into()),
            Err(error) => {
                tracing::error!(%error, "An answer could not be written as JSON.");
                Refusal::new(Code::Internal, "Internal server error").into_response()
            }
        }
    }
}

fn with_body(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    response
}

/// Whatever is at no route.
pub async fn nothing_here() -> Refusal {
    Refusal::new(Code::NotFound, "There is nothing at this address. GraphQL is served at /graphql.")
}
