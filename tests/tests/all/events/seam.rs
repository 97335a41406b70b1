//! The subscription: what was missed first, then what is new, nothing twice and nothing left out.

use rebated_domain::user::Role;
use rebated_service::events;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::{about, dispatch_all, tell};
use crate::sockets::listeners;
use crate::sockets::socket::Socket;

const NEW: &str = "subscription { events(kinds: [BALANCE_CHANGED]) { cursor sequence } }";

fn since(cursor: &str) -> String {
    format!("subscription {{ events(kinds: [BALANCE_CHANGED], after: \"{cursor}\") {{ cursor sequence }} }}")
}

/// Events that everybody here is told of, with the sequence of the last.
async fn happen(app: &TestApp, count: usize) {
    for _ in 0..count {
        tell(app.platform(), &[about(1)]).await;
    }
    dispatch_all(app.platform()).await;
}

async fn hear(socket: &mut Socket, id: &str, sequences: std::ops::RangeInclusive<i64>) -> String {
    let mut cursor = String::new();
    for sequence in sequences {
        let event = socket.event(id).await;
        assert_eq!(event["events"]["sequence"], sequence, "{event}");
        cursor = event["events"]["cursor"].as_str().unwrap().to_owned();
    }
    cursor
}

both_databases! {
    async fn a_cursor_brings_what_was_missed_and_then_what_is_new(app: &TestApp) {
        let (server, finance) = (app.serve().await, app.staff(Role::Finance).await);
        app.run_jobs().await;
        let mut socket = Socket::open(&server, &finance).await;
        socket.subscribe("new", NEW).await;
        listeners(app, 1).await;
        happen(app, 2).await;
        app.run_jobs().await;
        let cursor = hear(&mut socket, "new", 1..=2).await;
        socket.complete("new").await;
        listeners(app, 0).await;
        // more than one page of the past
        happen(app, 250).await;
        // of the last ones this process has not been told yet
        events::follow(app.platform()).await.unwrap();
        happen(app, 3).await;
        socket.subscribe("more", &since(&cursor)).await;
        let last = hear(&mut socket, "more", 3..=255).await;
        // those that come now were partly read already
        app.run_jobs().await;
        happen(app, 2).await;
        app.run_jobs().await;
        hear(&mut socket, "more", 256..=257).await;
        socket.is_quiet("nothing twice").await;
        socket.subscribe("again", &since(&last)).await;
        hear(&mut socket, "again", 256..=257).await;
        socket.is_quiet("nothing else").await;
    }

    async fn events_that_arrive_while_the_past_is_read_come_once(app: &TestApp) {
        let (server, finance) = (app.serve().await, app.staff(Role::Finance).await);
        happen(app, 1).await;
        app.run_jobs().await;
        let client = app.as_user(&finance);
        let page = "{ events(first: 1, kinds: [BALANCE_CHANGED]) { edges { cursor } } }";
        let first = client.send(page, json!({})).await.ok().text("/events/edges/0/cursor").to_owned();
        let writing = async {
            for _ in 0..40 {
                happen(app, 3).await;
                app.run_jobs().await;
                tokio::task::yield_now().await;
            }
        };
        let reading = async {
            let mut ears = Vec::new();
            for n in 0..6 {
                let mut socket = Socket::open(&server, &finance).await;
                socket.subscribe("more", &since(&first)).await;
                tokio::time::sleep(std::time::Duration::from_millis(n)).await;
                ears.push(socket);
            }
            ears
        };
        let ((), mut ears) = tokio::join!(writing, reading);
        for socket in &mut ears {
            hear(socket, "more", 2..=121).await;
            socket.is_quiet("nothing twice").await;
        }
    }

    async fn a_slow_subscriber_misses_nothing(app: &TestApp) {
        let (server, finance) = (app.serve().await, app.staff(Role::Finance).await);
        app.run_jobs().await;
        let mut socket = Socket::open(&server, &finance).await;
        socket.subscribe("new", NEW).await;
        listeners(app, 1).await;
        // more than a process keeps for those who are slow
        for _ in 0..5 {
            let told: Vec<_> = (0..1_000).map(|_| about(1)).collect();
            tell(app.platform(), &told).await;
        }
        app.run_jobs().await;
        hear(&mut socket, "new", 1..=5_000).await;
        socket.is_quiet("nothing else").await;
    }

    async fn a_process_that_was_told_by_the_broker_too_tells_once(app: &TestApp) {
        let mut heard = app.platform().events.subscribe();
        app.platform().events.begin(app.platform()).await.unwrap();
        happen(app, 3).await;
        events::follow(app.platform()).await.unwrap();
        events::follow(app.platform()).await.unwrap();
        let positions: Vec<i64> =
            std::iter::from_fn(|| heard.try_recv().ok()).map(|event| event.position).collect();
        assert_eq!(positions, [1, 2, 3]);
    }
}
