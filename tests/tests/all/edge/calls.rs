use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use rebated_tests::Client;
use serde_json::Value;

/// The media type of the GraphQL over HTTP draft.
pub const RESPONSE: &str = "application/graphql-response+json";
pub const JSON: &str = "application/json";

/// An answer as HTTP.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{} {}", self.status, self.text))
    }

    pub fn header(&self, name: impl Into<HeaderName>) -> Option<&str> {
        self.headers.get(name.into()).map(|value| value.to_str().expect("visible text"))
    }

    /// The code of every error; they must be of one kind.
    pub fn code(&self) -> String {
        let errors = self.json()["errors"].as_array().cloned().unwrap_or_default();
        let mut codes: Vec<_> = errors.iter().map(|error| error["extensions"]["code"].to_string()).collect();
        codes.dedup();
        assert_eq!(codes.len(), 1, "{}", self.text);
        codes[0].trim_matches('"').to_owned()
    }
}

pub async fn call(client: &Client, request: Request<Body>) -> Reply {
    let response = client.request(request).await;
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the answer is whole").to_bytes();
    let text = String::from_utf8(bytes.to_vec()).expect("answers are UTF-8");
    Reply { status: parts.status, headers: parts.headers, text }
}

/// A POST with everything right but what the test changes.
pub fn post(accept: &str, body: impl ToString) -> Request<Body> {
    Request::builder()
        .method(Method::POST)
        .uri("/graphql")
        .header(header::CONTENT_TYPE, JSON)
        .header(header::ACCEPT, accept)
        .body(Body::from(body.to_string()))
        .expect("a well-formed request")
}

/// A request without a body.
pub fn bare(method: Method, uri: &str, accept: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(uri).header(header::ACCEPT, accept);
    request.body(Body::empty()).expect("a well-formed request")
}

/// `/graphql` with parameters.
pub fn uri(parameters: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric();
        text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    let pairs: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("/graphql?{}", pairs.join("&"))
}
