//! Processes that die around the commits of an order's life.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use rebated_service::crash::Point;
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::{number, open, steps};
use crate::jobs::crashes::{ABORTED, OF_STORE};
use crate::jobs::process::{Process, until};

/// Sends an operation to a process; none when it died over it.
pub fn send(address: &str, token: &str, body: &serde_json::Value) -> Option<serde_json::Value> {
    let mut stream = TcpStream::connect(address).unwrap();
    let body = body.to_string();
    write!(
        stream,
        "POST /graphql HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    Some(serde_json::from_str(body).unwrap())
}

both_databases! {
    async fn a_process_may_die_while_an_order_is_placed(app: &TestApp) {
        let shop = open(app).await;
        // processes live in the present
        app.clock().set(rebated_service::clock::Clock::now(&rebated_service::clock::SystemClock));
        let token = app.sign_in(&shop.li).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("calls");
        let points: Vec<&Point> = Point::ALL.iter().filter(|point| point.name().starts_with(OF_STORE)).collect();
        assert_eq!(points.len(), 2, "each is hit below");
        for (nth, point) in (1..).zip(points) {
            let body = json!({
                "query": "mutation($input: OrderPlaceInput!) { orderPlace(input: $input) { order { id } userErrors { code } } }",
                "variables": { "input": { "lines": [{ "variantId": shop.tea, "quantity": 1 }], "idempotencyKey": point.name() } },
            });
            let mut process = Process::start(app, "api", &file, Some(point.name()));
            let address = process.address();
            assert!(send(&address, &token, &body).is_none(), "nobody came to {}", point.name());
            assert_eq!(process.end().await.signal(), ABORTED, "nobody came to {}", point.name());
            // the buyer does not know, and asks again
            let mut process = Process::start(app, "api", &file, None);
            let address = process.address();
            let answer = send(&address, &token, &body).unwrap();
            assert!(answer["data"]["orderPlace"]["order"]["id"].is_string(), "{answer}");
            process.stop().await;
            assert_eq!(number(app, "SELECT count(*) FROM orders").await, nth, "one order after {}", point.name());
            assert_eq!(app.stock_of(&shop.tea).await, (10, nth));
        }
    }

    async fn a_worker_may_die_anywhere_in_an_orders_life(app: &TestApp) {
        let shop = open(app).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("calls");
        let points = ["job.claimed", "job.finishing", "job.finishing:2", "job.finished", "job.finished:2"];
        for point in points {
            let order = app.placed(&shop.li, &[(&shop.tea, 2)], point).await;
            die_and_go_on(app, &file, point, async || is_at(app, &order, "AWAITING_PAYMENT", "DONE").await).await;
            assert_eq!(app.stock_of(&shop.tea).await, (10, 2));
            let buyer = app.as_user(&app.sign_in(&shop.li).await);
            run(&buyer, "orderCancel", "order { id }", json!({ "orderId": order })).await.ok();
            die_and_go_on(app, &file, point, async || is_at(app, &order, "EXPIRED", "REVERSED").await).await;
            assert_eq!(app.stock_of(&shop.tea).await, (10, 0));
        }
        let once = "SELECT count(*) FROM stock_movements WHERE kind IN ('RESERVE', 'RELEASE')";
        assert_eq!(number(app, once).await, 2 * i64::try_from(points.len()).unwrap());
        app.verify().await;
    }
}

/// Whether an order is in a state, and all its steps in another.
async fn is_at(app: &TestApp, order: &str, status: &str, step: &str) -> bool {
    let now = app.store_order(order).await;
    now["status"] == status && steps(&now).iter().all(|of| of.ends_with(step))
}

/// Kills a worker at the point, then lets another work until it is done.
async fn die_and_go_on(app: &TestApp, file: &Path, point: &str, done: impl AsyncFnMut() -> bool) {
    let status = Process::start(app, "worker", file, Some(point)).end().await;
    assert_eq!(status.signal(), ABORTED, "nobody came to {point}");
    // what happens by itself a while after a worker has died: its leases are over
    super::sql(app, "UPDATE jobs SET lease_until = created_at WHERE lease_until IS NOT NULL").await;
    let mut process = Process::start(app, "worker", file, None);
    process.address();
    until(&format!("the order has gone on after a death at {point}"), done).await;
    process.stop().await;
}
