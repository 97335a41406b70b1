//! Many sockets at once, and one that does not keep up.

use std::time::Duration;

use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{RunningServer, both_databases};
use serde_json::{Value, json};
use tokio::net::TcpSocket;
use tokio_tungstenite::tungstenite::Message;

use super::socket::Socket;
use super::{ORDERS, happens, listeners, updated};

const CROWD: usize = 200;

/// A socket that has subscribed and reads nothing any more. The server has so much to tell it that it
/// cannot get rid of it, and reads nothing of it either.
pub async fn stuffed(server: &RunningServer, token: &str) -> Socket {
    let narrow = TcpSocket::new_v4().unwrap();
    narrow.set_recv_buffer_size(4_096).unwrap();
    let stream = narrow.connect(server.address()).await.unwrap();
    let mut socket = Socket::over(stream, server).await;
    socket.init(json!({ "token": token })).await;
    socket.subscribe("orders", ORDERS).await;
    let ping = json!({ "type": "ping", "payload": { "pad": "x".repeat(900_000) } }).to_string();
    while let Ok(sent) =
        tokio::time::timeout(Duration::from_millis(500), socket.send(Message::text(ping.clone()))).await
    {
        sent.expect("the server waits for its client");
    }
    socket
}

both_databases! {
    async fn each_of_many_hears_once(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut sockets = Vec::new();
        for _ in 0..CROWD {
            let mut socket = Socket::open(&server, &support).await;
            socket.subscribe("orders", ORDERS).await;
            sockets.push(socket);
        }
        listeners(app, CROWD).await;
        happens(app, "o1").await;
        for socket in &mut sockets {
            assert_eq!(socket.event("orders").await, updated("o1"));
            socket.is_quiet("once").await;
        }
        drop(sockets);
        listeners(app, 0).await;
    }

    async fn nothing_of_a_burst_is_lost(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut socket = Socket::open(&server, &support).await;
        socket.subscribe("orders", ORDERS).await;
        listeners(app, 1).await;
        let mut expected: Vec<String> = (0..500).map(|number| format!("o{number}")).collect();
        let records: Vec<Value> = expected.iter().map(|order| record(order, order, "nobody")).collect();
        app.import(json!(records)).await.ok();
        app.run_jobs().await;
        let mut heard = Vec::new();
        for _ in &expected {
            let data = socket.event("orders").await;
            heard.push(data["orderUpdated"]["externalId"].as_str().unwrap().to_owned());
        }
        heard.sort_unstable();
        expected.sort_unstable();
        assert_eq!(heard, expected);
        socket.is_quiet("each once").await;
    }

    async fn who_reads_nothing_keeps_nobody_waiting(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut reads = Socket::open(&server, &support).await;
        reads.subscribe("orders", ORDERS).await;
        let slow = stuffed(&server, &support).await;
        listeners(app, 2).await;
        for number in 0..20 {
            let order = format!("o{number}");
            happens(app, &order).await;
            assert_eq!(reads.event("orders").await, updated(&order));
        }
        drop(slow);
        listeners(app, 1).await;
    }
}
