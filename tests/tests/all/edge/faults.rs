//! Our own faults: the caller is told that there was one, and under which name to ask about it.

use axum::http::StatusCode;
use rebated_tests::{TestApp, both_databases};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::calls::{RESPONSE, call, post};

async fn rename(app: &TestApp, from: &str, to: &str) {
    let sql = format!("ALTER TABLE {from} RENAME TO {to}");
    app.platform().db.writer().execute_unprepared(&sql).await.expect("the table can be renamed");
}

both_databases! {
    async fn a_fault_of_the_database_is_not_shown(app: &TestApp) {
        let li = app.member("li").await;
        rename(app, "refunds", "refunds_gone").await;
        let query = "{ viewer { displayName } refunds { edges { node { id } } } }";
        let reply = call(&app.as_user(&li.token), post(RESPONSE, json!({ "query": query }))).await;
        rename(app, "refunds_gone", "refunds").await;
        assert_eq!(reply.status, StatusCode::OK);
        let request_id = reply.header(axum::http::HeaderName::from_static("x-request-id")).expect("a name").to_owned();
        let mut body = reply.json();
        body["extensions"].take();
        assert_eq!(body, json!({
            "errors": [{
                "message": "Internal server error",
                "locations": [{ "line": 1, "column": 26 }],
                "path": ["refunds"],
                "extensions": { "code": "INTERNAL_SERVER_ERROR", "requestId": request_id },
            }],
            "data": { "viewer": { "displayName": "li" }, "refunds": null },
            "extensions": null,
        }));
    }
}
