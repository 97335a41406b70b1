//! Headers of every answer, names of requests, and other origins.

use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use rebated::server::HttpOptions;
use rebated_tests::{both_databases, wide_options};
use serde_json::json;

use super::calls::{JSON, bare, call, post};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

both_databases! {
    async fn answers_are_not_cached_sniffed_or_framed(app: &TestApp) {
        let client = app.as_anonymous();
        let answers = [
            call(&client, post(JSON, json!({ "query": "{ __typename }" }))).await,
            call(&client, post("text/html", "")).await,
            call(&client, bare(Method::GET, "/nowhere", JSON)).await,
        ];
        for reply in answers {
            assert_eq!(reply.header(header::X_CONTENT_TYPE_OPTIONS), Some("nosniff"));
            assert_eq!(reply.header(header::CACHE_CONTROL), Some("no-store"));
            assert_eq!(reply.header(header::X_FRAME_OPTIONS), Some("DENY"));
            assert_eq!(reply.header(header::REFERRER_POLICY), Some("no-referrer"));
            assert_eq!(
                reply.header(header::CONTENT_SECURITY_POLICY),
                Some("default-src 'none'; frame-ancestors 'none'")
            );
        }
    }

    async fn every_request_has_a_name(app: &TestApp) {
        let client = app.as_anonymous();
        let named = |name: &'static str| {
            let mut request = post(JSON, json!({ "query": "{ __typename }" }));
            request.headers_mut().insert(REQUEST_ID, HeaderValue::from_static(name));
            request
        };
        assert_eq!(call(&client, named("app-7.a_b")).await.header(REQUEST_ID), Some("app-7.a_b"));
        let long = "x".repeat(65).leak();
        for unfit in ["", "a b", "a\"b", long] {
            let reply = call(&client, named(unfit)).await;
            let given = reply.header(REQUEST_ID).expect("a name of our own");
            assert!(given != unfit && given.len() == 36, "{given}");
        }
    }

    async fn only_listed_origins_may_call_from_a_page(app: &TestApp) {
        let ours = "https://app.example.com";
        let options = HttpOptions { cors_origins: vec![HeaderValue::from_static(ours)], ..wide_options() };
        let client = app.site(options).as_anonymous();
        let preflight = |origin: &'static str| {
            let mut request = bare(Method::OPTIONS, "/graphql", "*/*");
            let headers = request.headers_mut();
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            headers.insert(header::ACCESS_CONTROL_REQUEST_METHOD, HeaderValue::from_static("POST"));
            let wanted = HeaderValue::from_static("authorization,content-type");
            headers.insert(header::ACCESS_CONTROL_REQUEST_HEADERS, wanted);
            request
        };
        let reply = call(&client, preflight(ours)).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), Some(ours));
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_METHODS), Some("GET,POST"));
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS), None);
        for other in ["https://evil.example", "https://app.example.com.evil.example", "null"] {
            assert_eq!(call(&client, preflight(other)).await.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), None);
        }
        // without a list there is no such thing
        let reply = call(&app.as_anonymous(), preflight(ours)).await;
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), None);
    }

    async fn the_editor_for_queries_is_not_part_of_production(app: &TestApp) {
        let page = || bare(Method::GET, "/graphiql", "text/html");
        let reply = call(&app.as_anonymous(), page()).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert!(!reply.text.contains("http://") && !reply.text.contains("https://"), "{}", reply.text);
        let production = app.site(HttpOptions { graphiql: false, ..wide_options() }).as_anonymous();
        for path in ["/graphiql", "/graphiql/graphiql.js"] {
            let reply = call(&production, bare(Method::GET, path, JSON)).await;
            assert_eq!((reply.status, reply.code().as_str()), (StatusCode::NOT_FOUND, "NOT_FOUND"));
        }
    }
}
