//! What goes wrong at a network: windows shrink, pauses grow, and nothing is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use rebated_connectors::union::simulator::{NewLine, SimulatorFault};
use rebated_domain::order::OrderSource;
use rebated_service::jobs::{enqueue_scheduled, run_due};
use rebated_tests::{NETWORKS, TestApp, both_databases};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use tokio::sync::Notify;

use super::{assert_covered, assert_true};

both_databases! {
    async fn after_each_fault_the_window_is_read_again(app: &TestApp) {
        let unions = app.unions().await;
        for network in NETWORKS {
            let book = unions.book(network);
            let item_id = book.products()[0].item_id.clone();
            app.read_network(network).await;
            for (fault, kind) in [
                (SimulatorFault::RateLimited, "LIMITED"),
                (SimulatorFault::Away, "AWAY"),
                (SimulatorFault::Hang, "AWAY"),
                (SimulatorFault::HalfAnswer, "BAD_ANSWER"),
                (SimulatorFault::Garbage, "BAD_ANSWER"),
                (SimulatorFault::SystemError, "AWAY"),
            ] {
                book.pay(&book.place(NewLine { item_id: item_id.clone(), ..NewLine::default() }));
                app.clock().advance(TimeDelta::minutes(20));
                let before = app.coverage(network).await;
                book.fail(fault);
                app.read_network(network).await;
                let during = app.coverage(network).await;
                assert_eq!(during["watermark"], before["watermark"], "{fault:?} moved the watermark");
                assert_eq!(during["trouble"]["kind"], kind, "{fault:?}: {during}");
                assert_eq!(during["failures"], 1, "{fault:?}");
                let shrunk = during["windowSeconds"].as_i64() < before["windowSeconds"].as_i64();
                assert_eq!(shrunk, kind != "LIMITED", "{fault:?}");
                // nobody is asked before the pause is over
                let calls = book.calls();
                app.clock().advance(TimeDelta::seconds(29));
                app.read_network(network).await;
                let asked = app.coverage(network).await;
                assert_eq!(asked["failures"], 1, "{fault:?}");
                assert!(network == OrderSource::Taobao || book.calls() == calls, "{fault:?}");
                app.clock().advance(TimeDelta::minutes(15));
                app.read_network(network).await;
                assert_eq!(app.coverage(network).await["trouble"], json!(null), "{fault:?}");
                assert_true(app, &unions, network).await;
            }
            assert_covered(app, network).await;
        }
    }

    async fn a_worker_that_dies_in_a_window_loses_nothing(app: &TestApp) {
        let unions = app.patient_unions().await;
        for network in NETWORKS {
            app.read_network(network).await;
            let book = unions.book(network);
            let item_id = book.products()[0].item_id.clone();
            let placed = placed(network);
            for _ in 0..placed {
                book.place(NewLine { item_id: item_id.clone(), ..NewLine::default() });
            }
            app.clock().advance(TimeDelta::minutes(1));
            let before = app.coverage(network).await;
            let (second, pages) = (Arc::new(Notify::new()), AtomicUsize::new(0));
            let told = Arc::clone(&second);
            book.on_page(move |_, _| {
                if pages.fetch_add(1, Ordering::SeqCst) == 1 {
                    told.notify_one();
                }
            });
            enqueue_scheduled(app.platform()).await.unwrap();
            tokio::select! {
                _ = run_due(app.platform()) => panic!("the window was read at once"),
                () = second.notified() => {}
            }
            book.on_page(|_, _| {});
            assert_eq!(app.coverage(network).await["watermark"], before["watermark"]);
            let read = count(app, LINES, network).await;
            assert!(0 < read && read < placed, "{read} lines were read before the end");
            // the job is given to another when its lease is over, after a pause
            for _ in 0..5 {
                app.clock().advance(TimeDelta::minutes(2));
                app.read_network(network).await;
            }
            assert_covered(app, network).await;
            assert_true(app, &unions, network).await;
            // what was read before the end was taken in once: each line has one state, and one event tells of its order
            for what in [LINES, STATES, EVENTS] {
                assert_eq!(count(app, what, network).await, placed, "{what}");
            }
        }
    }

    async fn rows_that_appear_late_are_found(app: &TestApp) {
        let unions = app.unions().await;
        for network in NETWORKS {
            let book = unions.book(network);
            let item_id = book.products()[0].item_id.clone();
            app.read_network(network).await;
            book.fail(SimulatorFault::LateRows(120));
            for _ in 0..10 {
                book.pay(&book.place(NewLine { item_id: item_id.clone(), ..NewLine::default() }));
                app.clock().advance(TimeDelta::seconds(45));
                app.read_network(network).await;
            }
            app.clock().advance(TimeDelta::minutes(3));
            app.read_network(network).await;
            assert_true(app, &unions, network).await;
            assert_covered(app, network).await;
        }
    }

    async fn a_dispute_holds_its_line_and_takes_back_what_was_lost(app: &TestApp) {
        let unions = app.unions().await;
        let network = OrderSource::Taobao;
        let book = unions.book(network);
        let item_id = book.products()[0].item_id.clone();
        let key = book.place(NewLine { item_id, ..NewLine::default() });
        let steps: [&dyn Fn() -> bool; 7] = [
            &|| book.pay(&key),
            &|| book.open_dispute(&key, 500),
            &|| book.win_dispute(&key),
            &|| book.receive(&key),
            &|| book.settle(&key),
            &|| book.open_dispute(&key, 700),
            &|| book.lose_dispute(&key),
        ];
        for (nth, step) in steps.iter().enumerate() {
            assert!(step(), "step {nth}");
            // twice within one second, and then later
            for seconds in [0, 30] {
                app.clock().advance(TimeDelta::seconds(seconds));
                app.read_network(network).await;
                assert_true(app, &unions, network).await;
            }
        }
    }
}

/// More lines than two pages of a network have.
fn placed(network: OrderSource) -> i64 {
    match network {
        OrderSource::Jd => 1_200,
        _ => 300,
    }
}

const LINES: &str = "SELECT count(*) FROM order_lines l WHERE l.source = ";
const STATES: &str =
    "SELECT count(*) FROM line_snapshots s JOIN order_lines l ON l.id = s.line_id WHERE l.source = ";
const EVENTS: &str =
    "SELECT count(*) FROM outbox_events e JOIN orders o ON o.id = e.aggregate_id WHERE o.source = ";

async fn count(app: &TestApp, what: &str, network: OrderSource) -> i64 {
    let db = app.platform().db.writer();
    let sql = Statement::from_string(db.get_database_backend(), format!("{what}'{network}'"));
    db.query_one_raw(sql).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}
