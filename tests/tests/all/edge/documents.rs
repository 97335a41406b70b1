//! Documents that are sent by their hash.

use aws_lc_rs::digest::{SHA256, digest};
use axum::http::{Method, StatusCode};
use rebated::graphql::admission::{Trusted, Unregistered};
use rebated::server::HttpOptions;
use rebated_tests::{both_databases, wide_options};
use serde_json::{Value, json};

use super::calls::{RESPONSE, Reply, bare, call, post, uri};

const QUERY: &str = "{ kind: __typename }";

fn hash(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

fn assert_kind(reply: &Reply) {
    assert_eq!(
        (reply.status, &reply.json()["data"]),
        (StatusCode::OK, &json!({ "kind": "Query" })),
        "{}",
        reply.text
    );
}

fn assert_refused(reply: &Reply, status: StatusCode, code: &str) {
    assert_eq!((reply.status, reply.code().as_str()), (status, code), "{}", reply.text);
}

fn registered(unregistered: Unregistered) -> HttpOptions {
    let manifest = json!({ format!("sha256:{}", hash(QUERY)): QUERY }).to_string();
    HttpOptions { trusted: Trusted::read(&manifest).expect("a manifest"), unregistered, ..wide_options() }
}

both_databases! {
    async fn a_document_is_remembered_by_its_hash(app: &TestApp) {
        let client = app.as_anonymous();
        let by_hash = || post(RESPONSE, json!({ "extensions": persisted(&hash(QUERY)) }));
        let reply = call(&client, by_hash()).await;
        assert_refused(&reply, StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_FOUND");
        // Apollo's clients look at this text
        assert_eq!(reply.json()["errors"][0]["message"], "PersistedQueryNotFound");
        assert_kind(&call(&client, post(RESPONSE, json!({ "query": QUERY, "extensions": persisted(&hash(QUERY)) }))).await);
        assert_kind(&call(&client, by_hash()).await);
        let extensions = persisted(&hash(QUERY)).to_string();
        assert_kind(&call(&client, bare(Method::GET, &uri(&[("extensions", &extensions)]), RESPONSE)).await);
    }

    async fn nothing_is_remembered_under_a_wrong_hash_or_without_being_valid(app: &TestApp) {
        let client = app.as_anonymous();
        let wrong = json!({ "query": QUERY, "extensions": persisted(&hash("another")) });
        assert_refused(&call(&client, post(RESPONSE, wrong)).await, StatusCode::BAD_REQUEST, "BAD_REQUEST");
        let invalid = "{ nothing }";
        let body = json!({ "query": invalid, "extensions": persisted(&hash(invalid)) });
        assert_refused(&call(&client, post(RESPONSE, body)).await, StatusCode::BAD_REQUEST, "GRAPHQL_VALIDATION_FAILED");
        for text in ["another", invalid, QUERY] {
            let reply = call(&client, post(RESPONSE, json!({ "extensions": persisted(&hash(text)) }))).await;
            assert_refused(&reply, StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_FOUND");
        }
        for bad in [json!({ "version": 2, "sha256Hash": "x" }), json!({ "version": 1 }), json!("x")] {
            let reply = call(&client, post(RESPONSE, json!({ "query": QUERY, "extensions": { "persistedQuery": bad } }))).await;
            assert_refused(&reply, StatusCode::BAD_REQUEST, "BAD_REQUEST");
        }
    }

    async fn a_registered_document_is_named(app: &TestApp) {
        let client = app.site(registered(Unregistered::Allowed)).as_anonymous();
        for id in [format!("sha256:{}", hash(QUERY)), hash(QUERY)] {
            assert_kind(&call(&client, post(RESPONSE, json!({ "documentId": id }))).await);
            assert_kind(&call(&client, bare(Method::GET, &uri(&[("documentId", &id)]), RESPONSE)).await);
        }
        assert_kind(&call(&client, post(RESPONSE, json!({ "extensions": persisted(&hash(QUERY)) }))).await);
        let reply = call(&client, post(RESPONSE, json!({ "documentId": "sha256:00" }))).await;
        assert_refused(&reply, StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_FOUND");
        assert_eq!(client.send("{ __typename }", json!({})).await.ok().text("/__typename"), "Query");
    }

    async fn without_signing_in_only_registered_documents_may_be_run(app: &TestApp) {
        let li = app.member("li").await;
        let site = app.site(registered(Unregistered::SignedIn));
        let (anonymous, member) = (site.as_anonymous(), site.as_user(&li.token));
        let other = "{ other: __typename }";
        assert_refused(&call(&anonymous, post(RESPONSE, json!({ "query": other }))).await, StatusCode::FORBIDDEN, "FORBIDDEN");
        assert_eq!(member.send(other, json!({})).await.ok().text("/other"), "Query");
        assert_kind(&call(&anonymous, post(RESPONSE, json!({ "query": QUERY }))).await);
        assert_kind(&call(&anonymous, post(RESPONSE, json!({ "documentId": hash(QUERY) }))).await);
        // not even what a member's client has had remembered
        let by_hash = json!({ "extensions": persisted(&hash(other)) });
        let taught = json!({ "query": other, "extensions": persisted(&hash(other)) });
        assert_eq!(call(&member, post(RESPONSE, taught.clone())).await.status, StatusCode::OK);
        assert_eq!(call(&member, post(RESPONSE, &by_hash)).await.status, StatusCode::OK);
        let reply = call(&anonymous, post(RESPONSE, by_hash)).await;
        assert_refused(&reply, StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_SUPPORTED");
        assert_refused(&call(&anonymous, post(RESPONSE, taught)).await, StatusCode::FORBIDDEN, "FORBIDDEN");
    }
}

#[test]
fn a_manifest_is_checked_when_it_is_read() {
    let problem =
        |manifest: Value| Trusted::read(&manifest.to_string()).expect_err("a bad manifest").to_string();
    assert!(problem(json!([])).contains("not a JSON object"));
    assert!(problem(json!({ "sha256:00": QUERY })).contains("`sha256:00` is not the SHA-256"));
    let stale = "{ removedField }";
    let told = problem(json!({ hash(stale): stale }));
    assert!(told.contains(&hash(stale)) && told.contains("removedField"), "{told}");
}
