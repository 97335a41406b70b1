use std::hash::{DefaultHasher, Hasher as _};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A file of the binary.
pub struct Asset {
    content_type: HeaderValue,
    body: &'static [u8],
    etag: String,
}

impl Asset {
    /// A file with its media type.
    pub fn new(content_type: &'static str, body: &'static [u8]) -> Self {
        // names the content for caches only, so any hash will do that differs when the content does
        let mut hasher = DefaultHasher::new();
        hasher.write(body);
        let etag = format!("\"{:016x}\"", hasher.finish());
        Self { content_type: HeaderValue::from_static(content_type), body, etag }
    }

    /// The file, or 304 if these request headers say that the browser has it.
    pub fn answer(&self, headers: &HeaderMap) -> Response {
        // kept, and asked for again every time: a new release is seen at once
        let caching = [(header::CACHE_CONTROL, "no-cache"), (header::ETAG, &*self.etag)];
        if self.is_held(headers) {
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        let content_type = [(header::CONTENT_TYPE, self.content_type.clone())];
        (content_type, caching, Body::from(self.body)).into_response()
    }

    fn is_held(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == self.etag)
    }
}
