//! Positions, and consumers that take every event once.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use rebated_service::Platform;
use rebated_service::db::transact;
use rebated_service::events;
use rebated_tests::{TestApp, both_databases};
use sea_orm::ConnectionTrait;
use tokio::sync::oneshot;

use super::fakes::{CONSUMED, Writing, dropped_after};
use super::{about, assert_in_order, count, dispatch_all, log, tell, write_in};

/// A node whose dispatch is followed by a consumer that writes.
async fn consuming(app: &TestApp, seed: u64) -> (Arc<Platform>, Arc<Writing>) {
    let consumer = Arc::new(Writing::default());
    let mut node = app.node(seed).await;
    Arc::get_mut(&mut node).unwrap().consumers.push(Arc::clone(&consumer) as _);
    (node, consumer)
}

both_databases! {
    async fn two_dispatching_nodes_and_skewed_clocks_keep_the_order(app: &TestApp) {
        let mut tasks = Vec::new();
        for seed in 1..=4_u64 {
            // ids follow the clock: those of a node that is behind sort before what was committed earlier
            let ahead = TimeDelta::minutes(i64::try_from(seed).unwrap() * 7 - 17);
            let writer = app.node_with_skew(seed, ahead).await;
            tasks.push(tokio::spawn(async move {
                for _ in 0..20 {
                    tell(&writer, &[about(1), about(2), about(3)]).await;
                }
            }));
        }
        for seed in 11..=12 {
            let dispatcher = app.node(seed).await;
            tasks.push(tokio::spawn(async move {
                for _ in 0..40 {
                    events::dispatch(&dispatcher).await.unwrap();
                    tokio::task::yield_now().await;
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        dispatch_all(app.platform()).await;
        let log = log(app.platform()).await;
        assert_eq!(log.len(), 4 * 20 * 3);
        assert_in_order(&log);
    }

    async fn what_commits_late_is_not_skipped(app: &TestApp) {
        // SQLite has one writer: nothing can commit in between
        if app.platform().db.backend() == sea_orm::DbBackend::Sqlite {
            return;
        }
        let (slow, (wrote, has_written), (go_on, told)) = (app.node(1).await, oneshot::channel(), oneshot::channel());
        let late = tokio::spawn(async move {
            transact(&slow.db, async |txn| {
                write_in(txn, &slow, &[about(1)]).await?;
                wrote.send(()).unwrap();
                told.await.unwrap();
                Ok::<_, rebated_service::Fault>(())
            })
            .await
        });
        has_written.await.unwrap();
        tell(app.platform(), &[about(2)]).await;
        assert_eq!(events::dispatch(app.platform()).await.unwrap(), 1);
        go_on.send(()).unwrap();
        late.await.unwrap().unwrap();
        assert_eq!(events::dispatch(app.platform()).await.unwrap(), 1);
        let about: Vec<u128> = log(app.platform()).await.iter().map(|event| event.aggregate_id.as_u128()).collect();
        assert_eq!(about, [2, 1], "behind the position that readers have seen");
    }

    async fn dispatch_may_be_interrupted_at_every_step(app: &TestApp) {
        app.platform().db.writer().execute_unprepared(CONSUMED).await.unwrap();
        let (node, _) = consuming(app, 1).await;
        // a database that answers at once may let a dispatch end within few steps: one that ends is no reason to stop
        let (mut whole, mut interrupted) = (0, 0);
        for steps in 0..500 {
            tell(app.platform(), &[about(1), about(2)]).await;
            match dropped_after(steps, events::dispatch(&node)).await {
                Some(_) => whole += 1,
                None => interrupted += 1,
            }
            if whole > 0 && interrupted > 1 && steps >= 20 {
                break;
            }
        }
        assert!(whole > 0, "dispatch comes to its end at last");
        assert!(interrupted > 1, "it was interrupted");
        dispatch_all(&node).await;
        let log = log(&node).await;
        assert_in_order(&log);
        let events = i64::try_from(log.len()).unwrap();
        assert_eq!(count(app, "outbox_events").await, events, "everything is dispatched");
        assert_eq!(count(app, "consumed").await, events, "and was consumed once");
    }

    async fn a_consumer_that_fails_is_asked_again(app: &TestApp) {
        app.platform().db.writer().execute_unprepared(CONSUMED).await.unwrap();
        let (node, consumer) = consuming(app, 1).await;
        tell(app.platform(), &[about(1)]).await;
        consumer.failures.store(2, Ordering::SeqCst);
        for _ in 0..2 {
            events::dispatch(&node).await.unwrap_err();
            assert_eq!((count(app, "consumed").await, log(&node).await.len()), (0, 0), "both or none");
        }
        assert_eq!(events::dispatch(&node).await.unwrap(), 1);
        assert_eq!(count(app, "consumed").await, 1);
    }

    async fn many_events_take_many_rounds_and_few_statements(app: &TestApp) {
        for _ in 0..3 {
            let told: Vec<_> = (0..700).map(about).collect();
            tell(app.platform(), &told).await;
        }
        let before = app.statements();
        assert_eq!(events::dispatch(app.platform()).await.unwrap(), 1_000);
        let statements = app.statements() - before;
        assert!(statements <= 6, "{statements} statements for a thousand events");
        dispatch_all(app.platform()).await;
        assert_in_order(&log(app.platform()).await);
    }
}
