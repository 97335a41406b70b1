//! Which form and status an answer has (GraphQL over HTTP, draft of 2025).

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use rebated_tests::both_databases;
use serde_json::json;

use super::calls::{JSON, RESPONSE, Reply, bare, call, post};

const UTF8: [(&str, &str); 2] = [
    (RESPONSE, "application/graphql-response+json; charset=utf-8"),
    (JSON, "application/json; charset=utf-8"),
];

fn assert_refused(reply: &Reply, status: StatusCode, code: &str) {
    assert_eq!((reply.status, reply.code().as_str()), (status, code), "{}", reply.text);
    assert!(reply.json().get("data").is_none(), "nothing ran: {}", reply.text);
}

both_databases! {
    async fn an_answer_has_the_form_that_is_accepted(app: &TestApp) {
        let client = app.as_anonymous();
        for (accept, expected) in UTF8 {
            let reply = call(&client, post(accept, json!({ "query": "{ __typename }" }))).await;
            assert_eq!(reply.status, StatusCode::OK);
            assert_eq!(reply.header(header::CONTENT_TYPE), Some(expected));
            assert_eq!(reply.header(header::VARY), Some("accept"));
            assert_eq!(reply.json()["data"], json!({ "__typename": "Query" }));
        }
        let mut none = post(JSON, json!({ "query": "{ __typename }" }));
        none.headers_mut().remove(header::ACCEPT);
        assert_eq!(call(&client, none).await.header(header::CONTENT_TYPE), Some(UTF8[1].1));
        let refused = call(&client, post("text/html, image/*", json!({ "query": "{ __typename }" }))).await;
        assert_refused(&refused, StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE");
    }

    async fn what_did_not_run_is_400_only_in_the_new_form(app: &TestApp) {
        let client = app.as_anonymous();
        for (query, code) in [
            ("{", "GRAPHQL_PARSE_FAILED"),
            ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
            ("query($n: Int!) { orders(first: $n) { edges { cursor } } }", "BAD_USER_INPUT"),
            ("query a { __typename } query b { __typename }", "OPERATION_RESOLUTION_FAILURE"),
            ("subscription { balanceChanged { currencyCode } }", "OPERATION_NOT_SUPPORTED"),
        ] {
            let body = json!({ "query": query });
            let reply = call(&client, post(RESPONSE, &body)).await;
            assert_refused(&reply, StatusCode::BAD_REQUEST, code);
            assert_refused(&call(&client, post(JSON, &body)).await, StatusCode::OK, code);
        }
        // an operation that ran is 200, whatever its fields say
        for (accept, _) in UTF8 {
            let reply = call(&client, post(accept, json!({ "query": "{ settings { holdDays } }" }))).await;
            assert_eq!((reply.status, reply.code().as_str()), (StatusCode::OK, "UNAUTHENTICATED"));
            assert_eq!(reply.json()["data"], json!({ "settings": null }));
            assert_eq!(reply.json()["errors"][0]["path"], json!(["settings"]));
        }
    }

    async fn a_request_that_is_none_is_400_in_every_form(app: &TestApp) {
        let client = app.as_anonymous();
        for (accept, _) in UTF8 {
            for (body, code) in [
                ("", "BAD_REQUEST"),
                ("{\"query\": ", "BAD_REQUEST"),
                ("\"{ __typename }\"", "BAD_REQUEST"),
                ("{}", "BAD_REQUEST"),
                ("{\"query\": 7}", "BAD_REQUEST"),
                ("{\"query\": \"{ __typename }\", \"variables\": [1]}", "BAD_REQUEST"),
                ("{\"query\": \"{ __typename }\", \"operationName\": {}}", "BAD_REQUEST"),
                ("{\"query\": \"{ __typename }\", \"extensions\": \"x\"}", "BAD_REQUEST"),
                ("[]", "BATCHING_NOT_SUPPORTED"),
                ("[{\"query\": \"{ __typename }\"}]", "BATCHING_NOT_SUPPORTED"),
            ] {
                assert_refused(&call(&client, post(accept, body)).await, StatusCode::BAD_REQUEST, code);
            }
        }
    }

    async fn nothing_but_json_is_a_body(app: &TestApp) {
        let admin = app.as_user(&app.staff(rebated_domain::user::Role::Admin).await);
        let before = app.snapshot().await;
        let mutation = "mutation { settingsUpdate(input: { holdDays: 3 }) { settings { holdDays } } }";
        let form = "------x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n------x--";
        for (kind, body) in [
            ("text/plain", json!({ "query": mutation }).to_string()),
            ("application/x-www-form-urlencoded", format!("query={mutation}")),
            ("multipart/form-data; boundary=----x", form.to_owned()),
            ("application/graphql", mutation.to_owned()),
            ("application/json; charset=iso-8859-1", json!({ "query": mutation }).to_string()),
        ] {
            let mut request = post(JSON, &body);
            request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().expect("a header"));
            assert_refused(&call(&admin, request).await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE");
        }
        let mut untyped = post(JSON, json!({ "query": mutation }));
        untyped.headers_mut().remove(header::CONTENT_TYPE);
        assert_refused(&call(&admin, untyped).await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE");
        app.assert_unchanged_since(&before).await;
    }

    async fn other_methods_are_named(app: &TestApp) {
        let client = app.as_anonymous();
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
            let reply = call(&client, bare(method, "/graphql", JSON)).await;
            assert_refused(&reply, StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
            assert_eq!(reply.header(header::ALLOW), Some("GET, POST"));
        }
        let head = call(&client, bare(Method::HEAD, "/graphql?query=%7B__typename%7D", JSON)).await;
        assert_eq!((head.status, head.text.as_str()), (StatusCode::METHOD_NOT_ALLOWED, ""));
    }

    async fn a_large_body_is_refused_before_and_while_it_is_read(app: &TestApp) {
        let client = app.as_anonymous();
        let comment = "#".repeat(1024 * 1024);
        let body = json!({ "query": format!("{{ __typename }} {comment}") }).to_string();
        let mut declared = post(JSON, &body);
        declared.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        let chunks = futures_util::stream::iter(body.as_bytes().chunks(4096).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect::<Vec<_>>());
        let streamed = Request::post("/graphql").header(header::CONTENT_TYPE, JSON);
        let streamed = streamed.body(Body::from_stream(chunks)).expect("a request");
        for request in [declared, streamed] {
            assert_refused(&call(&client, request).await, StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE");
        }
    }
}
