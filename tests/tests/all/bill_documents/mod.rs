//! Bills as files: what they say, who gets a link, and how long one is good.

mod files;
mod links;
mod store;

use axum::body::Body;
use axum::http::header::AsHeaderName;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use rebated_domain::user::Role;
use rebated_tests::shop::{record, with};
use rebated_tests::{Client, Member, TestApp};
use serde_json::{Value, json};

/// What links begin with.
const SERVER: &str = "http://127.0.0.1:8080";

/// An answer to a link.
struct File {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl File {
    fn header(&self, name: impl AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("visible text"))
    }

    fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let body: Value = serde_json::from_slice(&self.bytes).expect("JSON");
        (self.status.as_u16(), body["code"].as_str().expect("a code").to_owned())
    }

    /// The file, which must have been handed out.
    fn ok(self) -> Self {
        assert_eq!(self.status, StatusCode::OK, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }
}

async fn ask(client: &Client, method: Method, path: &str, headers: &[(&str, &str)]) -> File {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = client.request(request.body(Body::empty()).expect("a request")).await;
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the answer is whole").to_bytes().to_vec();
    File { status: parts.status, headers: parts.headers, bytes }
}

/// Follows a link as a browser does in which nobody is signed in.
async fn get(app: &TestApp, url: &str) -> File {
    ask(&app.as_anonymous(), Method::GET, path(url), &[]).await
}

fn path(url: &str) -> &str {
    url.strip_prefix(SERVER).unwrap_or_else(|| panic!("{url} does not begin with {SERVER}"))
}

fn settled(order: &str, day: &str, changes: Value) -> Value {
    let at = format!("{day}T00:00:00Z");
    let base =
        json!({ "status": "SETTLED", "placedAt": at, "receivedAt": at, "settledAt": at, "modifiedAt": at });
    with(with(record(order, order, "c1"), base), changes)
}

/// A member with a bill of August: what each record pays, credited after 15 days.
async fn billed(app: &TestApp, name: &str, records: Value) -> Member {
    app.half_of_commission().await;
    let member = app.member(name).await;
    app.link(&member, "c1").await;
    app.import(records).await.ok();
    issue(app, "2026-08").await;
    member
}

async fn issue(app: &TestApp, month: &str) {
    let finance = app.as_user(&app.staff(Role::Finance).await);
    let mutation = "mutation I($input: BillsIssueInput!) { billsIssue(input: $input) { userErrors { code field message } } }";
    finance.send(mutation, json!({ "input": { "month": month } })).await.ok();
}

/// The member's newest bill, with its links.
async fn newest_bill(app: &TestApp, member: &Member) -> Value {
    let client = app.as_user(&app.sign_in(member).await);
    let query = "{ viewer { bills(first: 1) { edges { node { id number hash csvUrl pdfUrl
        opening { amount } closing { amount } lines(first: 100) { edges { node {
            reason amount { amount } balanceAfter { amount } effectiveAt order { number externalId }
        } } } } } } } }";
    let answer = client.send(query, json!({})).await.ok();
    answer.data("/viewer/bills/edges/0/node").clone()
}

/// The text at a JSON pointer.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no text at {pointer} in {value:#}"))
}
