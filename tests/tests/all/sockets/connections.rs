//! Many connections, and clients that are suddenly gone.

use std::time::Duration;

use rebated::server::Patience;
use rebated_domain::user::Role;
use rebated_tests::{RunningServer, TestApp, both_databases, wide_options};
use tokio::net::TcpStream;

use super::socket::Socket;
use super::stream::{EVENTS, Stream};
use super::wire::{LIVE, POST, Wire, operation};
use super::{ORDERS, happens, listeners, updated, within};

async fn two_places(app: &TestApp) -> RunningServer {
    let patience = Patience { connections: 2, ..Patience::default() };
    app.site(wide_options()).serve_with(patience).await
}

/// Returns when somebody new is served: a place is free a moment after its connection has ended.
async fn place_is_free(server: &RunningServer) {
    within("a place is free", async {
        while !Wire::connect(server).await.is_served_perhaps().await {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    })
    .await;
}

/// Ends a connection with a reset, as when a machine is gone.
fn reset(stream: TcpStream) {
    stream.set_zero_linger().unwrap();
}

both_databases! {
    async fn one_connection_too_many_is_closed_and_the_others_are_served(app: &TestApp) {
        let server = two_places(app).await;
        let (mut first, mut second) = (Wire::connect(&server).await, Wire::connect(&server).await);
        first.is_served().await;
        second.is_served().await;
        for _ in 0..3 {
            Wire::connect(&server).await.closed().await;
        }
        first.is_served().await;
        second.is_served().await;
        drop(first);
        place_is_free(&server).await;
        second.is_served().await;
    }

    async fn sockets_are_connections_too(app: &TestApp) {
        let server = two_places(app).await;
        let mut first = Socket::open_anonymous(&server).await;
        let mut second = Socket::open_anonymous(&server).await;
        for _ in 0..3 {
            Wire::connect(&server).await.closed().await;
        }
        first.is_quiet("first").await;
        second.is_quiet("second").await;
        drop(first);
        place_is_free(&server).await;
        second.is_quiet("second").await;
    }

    async fn nobody_who_disappears_leaves_anything_behind(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let mut stays = Socket::open(&server, &support).await;
        stays.subscribe("orders", ORDERS).await;
        for abruptly in [false, true] {
            let end = |stream: TcpStream| if abruptly { reset(stream) };
            let subscription = operation(EVENTS, Some(&support), ORDERS);
            for said in ["", &LIVE[..9], LIVE, &format!("{POST}Content-Length: 9\r\n\r\n{{"), &subscription] {
                let mut wire = Wire::connect(&server).await;
                wire.write(said).await;
                end(wire.into_parts().0);
            }
            let mut socket = Socket::open(&server, &support).await;
            let stream = Stream::open(&server, EVENTS, Some(&support), ORDERS).await;
            socket.subscribe("orders", ORDERS).await;
            listeners(app, 3).await;
            end(socket.into_stream());
            end(stream.into_wire().into_parts().0);
            listeners(app, 1).await;
            Wire::connect(&server).await.is_served().await;
        }
        happens(app, "o1").await;
        assert_eq!(stays.event("orders").await, updated("o1"));
    }
}
