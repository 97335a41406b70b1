//! What is under way when the server stops is brought to an end, and what is idle is left.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use rebated::server::Patience;
use rebated_domain::user::Role;
use rebated_tests::{RunningServer, both_databases, wide_options};
use serde_json::json;
use tokio::net::TcpStream;

use super::socket::Socket;
use super::wire::{POST, Wire};
use super::{ORDERS, listeners, within};

const BODY: &str = r#"{"query":"{ __typename }"}"#;

/// A request whose head the server has read, and whose body it waits for.
async fn under_way(server: &RunningServer) -> Wire {
    let mut wire = Wire::connect(server).await;
    wire.write(&format!("{POST}Expect: 100-continue\r\nContent-Length: {}\r\n\r\n", BODY.len())).await;
    assert_eq!(wire.head().await.status, 100);
    wire
}

/// Returns when nobody new is let in, so that the shutdown has begun everywhere.
async fn is_closing(server: &RunningServer) {
    within("the listener is closed", async {
        while TcpStream::connect(server.address()).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    })
    .await;
}

/// What has arrived already, without waiting.
fn arrived(socket: Socket) -> Vec<u8> {
    let mut stream = socket.into_stream().into_std().unwrap();
    let (mut read, mut bytes) = (Vec::new(), [0; 1024]);
    loop {
        match stream.read(&mut bytes) {
            Ok(0) => return read,
            Ok(count) => read.extend_from_slice(&bytes[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return read,
            Err(error) => panic!("{error}"),
        }
    }
}

both_databases! {
    async fn a_request_under_way_is_finished_and_idle_connections_are_closed(app: &TestApp) {
        let site = app.site(wide_options());
        let mut server = site.serve().await;
        let (mut fresh, mut idle) = (Wire::connect(&server).await, Wire::connect(&server).await);
        idle.is_served().await;
        let mut busy = under_way(&server).await;
        site.shut_down();
        is_closing(&server).await;
        fresh.closed().await;
        idle.closed().await;
        busy.write(BODY).await;
        let (head, answer) = busy.json().await;
        assert_eq!((head.status, head.header("connection")), (200, Some("close")));
        assert_eq!(answer["data"], json!({ "__typename": "Query" }));
        busy.closed().await;
        within("the server stops", server.stopped()).await;
    }

    async fn a_request_that_does_not_end_is_not_waited_for(app: &TestApp) {
        let site = app.site(wide_options());
        let patience = Patience { shutdown: Duration::from_millis(300), ..Patience::default() };
        let mut server = site.serve_with(patience).await;
        let _busy = under_way(&server).await;
        site.shut_down();
        let stopped = tokio::time::timeout(Duration::from_secs(5), server.stopped()).await;
        stopped.expect("the server waits no longer than its patience");
    }

    async fn a_socket_is_told_that_the_server_goes_away(app: &TestApp) {
        let (site, support) = (app.site(wide_options()), app.staff(Role::Support).await);
        let server = site.serve().await;
        let mut silent = Socket::connect(&server).await;
        let mut acknowledged = Socket::open_anonymous(&server).await;
        let mut subscribed = Socket::open(&server, &support).await;
        subscribed.subscribe("orders", ORDERS).await;
        listeners(app, 1).await;
        site.shut_down();
        for socket in [&mut silent, &mut acknowledged, &mut subscribed] {
            socket.closed(1001).await;
        }
        listeners(app, 0).await;
    }

    /// The process ends when the server has stopped, and whatever was not said by then never is.
    async fn every_socket_was_told_before_the_server_stops(app: &TestApp) {
        let site = app.site(wide_options());
        let mut server = site.serve().await;
        let mut sockets = Vec::new();
        for _ in 0..50 {
            sockets.push(Socket::open_anonymous(&server).await);
        }
        site.shut_down();
        within("the server stops", server.stopped()).await;
        for socket in sockets {
            // a close frame with the code 1001
            assert_eq!(arrived(socket), b"\x88\x0c\x03\xe9Going away");
        }
    }
}
