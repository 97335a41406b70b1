//! Vouchers of refunds: what they say, who gets a link, and what happens to documents that are lost or changed.

mod documents;
mod faults;
mod links;

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::store::run;
use rebated_tests::{Member, TestApp};
use serde_json::{Value, json};

/// What links begin with.
const SERVER: &str = "http://127.0.0.1:8080";

const VOUCHER: &str = "
    query Voucher($id: ID!) { node(id: $id) { ... on Refund {
        number status voucher { number madeAt sha256Json sha256Pdf jsonUrl pdfUrl }
    } } }
";

/// A refund of 25.00 out of 100.00 that support has granted, and whose it is.
struct Granted {
    li: Member,
    refund: String,
}

async fn asked(app: &TestApp) -> Granted {
    app.half_of_commission().await;
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    app.import(json!([record("o1", "l1", "c1")])).await.ok();
    let order = app.newest_order(&li).await;
    let input = json!({
        "orderId": order,
        "amount": { "amount": "25.00", "currencyCode": "CNY" },
        "reason": "DEFECTIVE",
    });
    let asked = run(&app.as_user(&li.token), "refundRequest", "refund { id }", input).await.ok();
    Granted { refund: asked.text("/refundRequest/refund/id").to_owned(), li }
}

async fn approve(app: &TestApp, refund: &str) {
    let client = app.as_user(&app.staff(Role::Support).await);
    let approve = "mutation($input: RefundDecisionInput!) {
        refundApprove(input: $input) { refund { status } userErrors { code } } }";
    client.send(approve, json!({ "input": { "refundId": refund } })).await.ok();
}

/// A refund whose voucher is made.
async fn granted(app: &TestApp) -> Granted {
    let granted = asked(app).await;
    approve(app, &granted.refund).await;
    app.run_jobs().await;
    granted
}

/// The voucher, as somebody sees it.
async fn voucher(app: &TestApp, token: &str, refund: &str) -> Value {
    let answer = app.as_user(token).send(VOUCHER, json!({ "id": refund })).await.ok();
    answer.data("/node/voucher").clone()
}

fn word<'a>(voucher: &'a Value, field: &str) -> &'a str {
    voucher[field].as_str().unwrap()
}

/// An answer to a link.
struct File {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl File {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Follows a link as a browser does in which nobody is signed in.
async fn get(app: &TestApp, url: &str) -> File {
    fetch(app, Method::GET, url, &[]).await
}

async fn fetch(app: &TestApp, method: Method, url: &str, headers: &[(&str, &str)]) -> File {
    let path = url.strip_prefix(SERVER).unwrap_or(url);
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = app.as_anonymous().request(request.body(Body::empty()).unwrap()).await;
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes().to_vec();
    File { status: parts.status, headers: parts.headers, bytes }
}

fn sha256(bytes: &[u8]) -> String {
    let sum = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    sum.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
