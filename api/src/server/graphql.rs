use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, Method, header};

use super::answer::Refusal;
use super::{Server, bearer, request};
use crate::graphql::{Answer, Caller, Code, RequestId};

/// `/graphql`: one operation in, one answer out.
pub async fn post(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    request: Request,
) -> Result<Answer, Refusal> {
    let work = run(&server, request_id, request);
    match tokio::time::timeout(server.options.request_timeout, work).await {
        Ok(answer) => answer,
        Err(_) => Err(Refusal::new(Code::Timeout, "The request took too long and was given up.")),
    }
}

async fn run(server: &Server, request_id: RequestId, request: Request) -> Result<Answer, Refusal> {
    let limit = server.options.body_limit;
    if let Err(refusal) = acceptable(&request, limit) {
        drain(request.into_body(), limit).await;
        return Err(refusal);
    }
    let actor = match bearer::authenticate(&server.platform, request.headers()).await {
        Ok(actor) => actor,
        Err(refusal) => {
            drain(request.into_body(), limit).await;
            return Err(refusal);
        }
    };
    let body = axum::body::to_bytes(request.into_body(), limit).await.map_err(|_| too_large())?;
    let operation = request::read(&body)?;
    Ok(server.api.run(operation, Caller { actor, request_id }).await)
}

fn acceptable(request: &Request, limit: usize) -> Result<(), Refusal> {
    if request.method() != Method::POST {
        return Err(Refusal::new(Code::MethodNotAllowed, "Send operations by POST."));
    }
    if !is_json(request.headers()) {
        return Err(Refusal::new(Code::UnsupportedMediaType, "Send application/json in UTF-8."));
    }
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    match length.and_then(|length| length.parse::<usize>().ok()) {
        Some(length) if length > limit => Err(too_large()),
        _ => Ok(()),
    }
}

fn too_large() -> Refusal {
    Refusal::new(Code::PayloadTooLarge, "The request body is too large.")
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let mut parts = value.split(';').map(|part| part.trim().to_ascii_lowercase());
    let is_json = parts.next().is_some_and(|essence| essence == "application/json");
    let is_utf8 = parts
        .filter_map(|part| part.strip_prefix("charset=").map(|charset| charset.trim_matches('"').to_owned()))
        .all(|charset| charset == "utf-8" || charset == "utf8");
    is_json && is_utf8
}

/// Reads what is left of a small body, so that the refusal reaches the client and the connection lives.
async fn drain(body: Body, limit: usize) {
    let _ = axum::body::to_bytes(body, limit).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_json_in_utf8_is_accepted() {
        let accepted = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, value.parse().expect("a header"));
            is_json(&headers)
        };
        assert!(accepted("application/json"));
        assert!(accepted("Application/JSON; charset=\"UTF-8\""));
        for value in
            ["text/plain", "application/json; charset=utf-16", "application/jsonx", "multipart/form-data"]
        {
            assert!(!accepted(value), "{value}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
