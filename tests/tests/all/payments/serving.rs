//! The server as a newcomer starts it: both channels are simulated in it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use rebated_service::clock::{Clock as _, SystemClock};
use rebated_tests::both_databases;
use serde_json::json;

use crate::jobs::process::{Process, until};
use crate::store::crashes::send;

/// Sends a request without a body, and answers everything.
fn visit(url: &str, method: &str) -> String {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "{method} /{path} HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Begins to listen to the changes of an order.
fn listen(address: &str, token: &str, order: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    let query = "subscription($id: ID!) { orderUpdated(orderId: $id) { status payments { status } } }";
    let body = json!({ "query": query, "variables": { "id": order } }).to_string();
    write!(
        stream,
        "POST /graphql HTTP/1.1\r\nHost: test\r\nAccept: text/event-stream\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    let mut head = [0; 15];
    stream.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK");
    stream
}

both_databases! {
    async fn a_newcomer_pays_on_the_simulators_page(app: &TestApp) {
        app.clock().set(SystemClock.now());
        let merchant = app.merchant("Tea house", "0.2").await;
        let tea = app.goods(&merchant, "TEA", "25.00", 10).await;
        let li = app.member("li").await;
        let folder = tempfile::tempdir().unwrap();
        let settings = ["payments.simulators=embedded".to_owned()];
        let mut process = Process::start_with(app, "all", &folder.path().join("calls"), None, &settings);
        let address = process.address();
        for channel in ["ALIPAY", "WECHAT_PAY"] {
            app.clock().set(SystemClock.now());
            let token = app.sign_in(&li).await;
            let ask = |query: &str, input: serde_json::Value| {
                send(&address, &token, &json!({ "query": query, "variables": { "input": input } })).unwrap()
            };
            let place = "mutation($input: OrderPlaceInput!) { orderPlace(input: $input) { order { id } userErrors { code } } }";
            let input = json!({ "lines": [{ "variantId": tea, "quantity": 1 }], "idempotencyKey": channel });
            let placed = ask(place, input);
            let order = placed["data"]["orderPlace"]["order"]["id"].as_str().unwrap().to_owned();
            until("the order can be paid", async || app.status_of(&order).await == "AWAITING_PAYMENT").await;
            let mut changes = listen(&address, &token, &order);
            let pay = "mutation($input: OrderPayInput!) { orderPay(input: $input) { payment { status qrCode } userErrors { code } } }";
            let input = json!({ "orderId": order, "channel": channel, "idempotencyKey": channel });
            let begun = ask(pay, input);
            let page = begun["data"]["orderPay"]["payment"]["qrCode"].as_str().unwrap().to_owned();
            let shown = visit(&page, "GET");
            assert!(shown.contains("25.00 yuan") && shown.contains("<button>Pay</button>"), "{shown}");
            let paid = visit(&format!("{page}/pay"), "POST");
            assert!(paid.starts_with("HTTP/1.1 303"), "{paid}");
            assert!(visit(&page, "GET").contains("Paid."));
            // the subscription tells of it; the order itself goes on at once
            let mut told = String::new();
            while !told.contains("\"PAID\"") {
                let mut some = [0; 1024];
                let size = changes.read(&mut some).unwrap();
                assert!(size > 0, "the stream ended: {told}");
                told.push_str(&String::from_utf8_lossy(&some[..size]));
            }
            until("the order is prepared", async || app.status_of(&order).await == "FULFILLING").await;
        }
        process.stop().await;
        app.verify().await;
    }
}
