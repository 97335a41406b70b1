use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, Response, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::GqlAnswer;

/// Somebody who sends requests.
#[derive(Clone)]
pub struct Client {
    router: Router,
    token: Option<String>,
    address: IpAddr,
    request_id: Option<String>,
}

impl Client {
    pub(crate) fn new(router: Router, token: Option<String>) -> Self {
        Self { router, token, address: Ipv4Addr::LOCALHOST.into(), request_id: None }
    }

    /// The same client at another address.
    pub fn at(self, address: IpAddr) -> Self {
        Self { address, ..self }
    }

    /// The same client with a name for its requests.
    pub fn in_request(self, id: &str) -> Self {
        Self { request_id: Some(id.to_owned()), ..self }
    }

    /// Sends one GraphQL operation; `variables` is an object.
    pub async fn send(&self, query: &str, variables: Value) -> GqlAnswer {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let request = Request::builder()
            .method(Method::POST)
            .uri("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/graphql-response+json")
            .body(Body::from(body))
            .expect("a well-formed request");
        let response = self.request(request).await;
        let status = response.status();
        let body = response.into_body().collect().await.expect("the answer is whole").to_bytes();
        let Ok(body) = serde_json::from_slice(&body) else {
            panic!("{status} without JSON: {}", String::from_utf8_lossy(&body));
        };
        GqlAnswer::new(status, body)
    }

    /// Sends any request, with the token if there is one.
    pub async fn request(&self, mut request: Request<Body>) -> Response<Body> {
        if let Some(token) = &self.token {
            let value = format!("Bearer {token}").try_into().expect("tokens are visible ASCII");
            request.headers_mut().insert(header::AUTHORIZATION, value);
        }
        if let Some(id) = &self.request_id {
            let value = id.try_into().expect("a test's name for a request is visible ASCII");
            request.headers_mut().insert("x-request-id", value);
        }
        let peer = SocketAddr::from((self.address, 40_000));
        request.extensions_mut().insert(ConnectInfo(peer));
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}
