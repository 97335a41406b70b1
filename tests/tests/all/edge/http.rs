//! Operations by GET, and who may send what.

use axum::http::{Method, StatusCode, header};
use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::json;

use super::calls::{JSON, RESPONSE, bare, call, post, uri};

both_databases! {
    async fn queries_may_be_sent_by_get(app: &TestApp) {
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let two = "query other { __typename } query mine($first: Int) { viewer { displayName orders(first: $first) { totalCount } } }";
        let parameters = [("query", two), ("operationName", "mine"), ("variables", "{\"first\": 1}")];
        let reply = call(&client, bare(Method::GET, &uri(&parameters), RESPONSE)).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        assert_eq!(reply.json()["data"], json!({ "viewer": { "displayName": "li", "orders": { "totalCount": 0 } } }));
        for (bad, code) in [
            (vec![], "BAD_REQUEST"),
            (vec![("query", "{ __typename }"), ("variables", "[]")], "BAD_REQUEST"),
            (vec![("query", "{ __typename }"), ("extensions", "{")], "BAD_REQUEST"),
        ] {
            let reply = call(&client, bare(Method::GET, &uri(&bad), RESPONSE)).await;
            assert_eq!((reply.status, reply.code().as_str()), (StatusCode::BAD_REQUEST, code), "{bad:?}");
        }
    }

    async fn nothing_changes_by_get(app: &TestApp) {
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let before = app.snapshot().await;
        let both = "query read { __typename } mutation write { settingsUpdate(input: { holdDays: 3 }) { settings { holdDays } } }";
        for accept in [RESPONSE, JSON, "text/event-stream"] {
            let written = [("query", both), ("operationName", "write")];
            let reply = call(&admin, bare(Method::GET, &uri(&written), accept)).await;
            if accept != "text/event-stream" {
                assert_eq!((reply.status, reply.code().as_str()), (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED"));
                assert_eq!(reply.header(header::ALLOW), Some("POST"));
            } else {
                assert!(reply.text.contains("METHOD_NOT_ALLOWED"), "{}", reply.text);
            }
        }
        let read = [("query", both), ("operationName", "read")];
        assert_eq!(call(&admin, bare(Method::GET, &uri(&read), JSON)).await.json()["data"], json!({ "__typename": "Query" }));
        app.assert_unchanged_since(&before).await;
    }

    async fn a_bad_token_is_401_and_asks_for_a_better_one(app: &TestApp) {
        for accept in [RESPONSE, JSON] {
            for value in ["Bearer nonsense", "Bearer", "Basic dTpw", "nonsense"] {
                let mut request = post(accept, json!({ "query": "{ __typename }" }));
                request.headers_mut().insert(header::AUTHORIZATION, value.parse().expect("a header"));
                let reply = call(&app.as_anonymous(), request).await;
                assert_eq!((reply.status, reply.code().as_str()), (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED"), "{value}");
                assert_eq!(reply.header(header::WWW_AUTHENTICATE), Some("Bearer"));
                assert!(reply.json().get("data").is_none());
            }
        }
    }

    async fn there_is_nothing_elsewhere(app: &TestApp) {
        for path in ["/", "/graphql/", "/graphql/x", "/.env"] {
            let reply = call(&app.as_anonymous(), bare(Method::GET, path, JSON)).await;
            assert_eq!((reply.status, reply.code().as_str()), (StatusCode::NOT_FOUND, "NOT_FOUND"), "{path}");
        }
    }
}
