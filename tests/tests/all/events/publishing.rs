//! Publishing: everything, in order, at least once, by one node at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;
use rebated_service::Platform;
use rebated_service::events::{Broker, Publisher};
use rebated_tests::{TestApp, both_databases};

use super::fakes::{Memory, dropped_after};
use super::{about, assert_in_order, count, dispatch_all, log, tell};

fn publisher(platform: &Platform, broker: &Arc<Memory>) -> Publisher {
    Publisher::new(platform, Arc::clone(broker) as Arc<dyn Broker>)
}

async fn published(app: &TestApp) -> i64 {
    count(app, "outbox_events o, event_cursors c WHERE c.name = 'publish' AND o.position <= c.position").await
}

/// Publishes until the cursor is at the end.
async fn publish_all(platform: &Platform, publisher: &Publisher, app: &TestApp) {
    for _ in 0..1_000 {
        // the first round of all makes the cursor, and some fail
        let _ = publisher.publish(platform).await;
        if published(app).await == count(app, "outbox_events").await {
            return;
        }
    }
    panic!("publishing does not come to an end");
}

async fn some_events(app: &TestApp, count: u128) {
    for n in 0..count {
        tell(app.platform(), &[about(n % 3), about(7)]).await;
    }
    dispatch_all(app.platform()).await;
}

both_databases! {
    async fn a_broker_may_fail_at_every_message(app: &TestApp) {
        some_events(app, 6).await;
        let expected = log(app.platform()).await;
        let broker = Arc::new(Memory::patient());
        let publisher = publisher(app.platform(), &broker);
        assert_eq!(publisher.publish(app.platform()).await.unwrap(), 0, "the cursor is made");
        for patience in 0..12 {
            broker.patience.store(patience, Ordering::SeqCst);
            publisher.publish(app.platform()).await.unwrap_err();
            assert_eq!(published(app).await, 0, "what was not confirmed is not passed");
        }
        publish_all(app.platform(), &publisher, app).await;
        assert_eq!(broker.first_deliveries(), expected);
    }

    async fn publishing_may_be_interrupted_at_every_step(app: &TestApp) {
        let broker = Arc::new(Memory::patient());
        let (mut steps, mut is_whole) = (0, false);
        // each time by another process, an hour later: the lease of the last one is over
        while !is_whole && steps < 300 {
            some_events(app, 1).await;
            let node = app.node(100 + steps).await;
            let publisher = publisher(&node, &broker);
            let _ = publisher.publish(&node).await;
            is_whole = dropped_after(usize::try_from(steps).unwrap(), publisher.publish(&node)).await.is_some();
            app.clock().advance(TimeDelta::hours(1));
            steps += 1;
            if steps > 40 {
                break;
            }
        }
        let publisher = publisher(app.platform(), &broker);
        publish_all(app.platform(), &publisher, app).await;
        let expected = log(app.platform()).await;
        assert_in_order(&expected);
        assert_eq!(broker.first_deliveries(), expected);
    }

    async fn one_node_publishes_and_another_takes_over(app: &TestApp) {
        some_events(app, 3).await;
        let (first, second) = (app.node(1).await, app.node(2).await);
        let broker = Arc::new(Memory::patient());
        let (one, two) = (publisher(&first, &broker), publisher(&second, &broker));
        assert_eq!(one.publish(&first).await.unwrap(), 0);
        assert_eq!(one.publish(&first).await.unwrap(), 6);
        some_events(app, 1).await;
        assert_eq!(two.publish(&second).await.unwrap(), 0, "the other has the lease");
        app.clock().advance(TimeDelta::minutes(1));
        assert_eq!(two.publish(&second).await.unwrap(), 2, "the lease is over");
        some_events(app, 1).await;
        assert_eq!(one.publish(&first).await.unwrap(), 0, "it has changed hands");
        assert_eq!(two.publish(&second).await.unwrap(), 2);
        assert_eq!(broker.taken.lock().unwrap().len(), 10, "nothing twice");
    }

    async fn who_has_lost_the_lease_does_not_move_the_cursor(app: &TestApp) {
        some_events(app, 3).await;
        let (slow, quick) = (app.node(1).await, app.node(2).await);
        let broker = Arc::new(Memory::patient());
        let (one, two) = (publisher(&slow, &broker), publisher(&quick, &broker));
        assert_eq!(one.publish(&slow).await.unwrap(), 0);
        // the slow one stops in the middle of a batch; the quick one takes over, and comes further
        let mut stopped = Box::pin(one.publish(&slow));
        let stuck = futures_util::future::poll_fn(|context| {
            let polled = stopped.as_mut().poll(context);
            if broker.taken.lock().unwrap().len() == 2 {
                return std::task::Poll::Ready(true);
            }
            polled.map(|_| false)
        });
        assert!(stuck.await, "two of six were published");
        app.clock().advance(TimeDelta::minutes(1));
        assert_eq!(two.publish(&quick).await.unwrap(), 6);
        some_events(app, 2).await;
        assert_eq!(two.publish(&quick).await.unwrap(), 4);
        let all = published(app).await;
        assert_eq!(stopped.await.unwrap(), 0, "its batch counts for nothing");
        assert_eq!((published(app).await, all), (10, 10), "the cursor did not go back");
        assert_eq!(broker.first_deliveries(), log(app.platform()).await);
    }

    async fn two_publishers_at_once_keep_the_first_deliveries_in_order(app: &TestApp) {
        let broker = Arc::new(Memory { patience: AtomicI64::new(i64::MAX), ..Memory::default() });
        let mut tasks = Vec::new();
        for (seed, ahead) in [(1, 0), (2, 300)] {
            // clocks so far apart that each thinks the other's lease to be over, or never
            let node = app.node_with_skew(seed, TimeDelta::seconds(ahead)).await;
            let publisher = publisher(&node, &broker);
            tasks.push(tokio::spawn(async move {
                for _ in 0..40 {
                    publisher.publish(&node).await.unwrap();
                }
            }));
        }
        for _ in 0..10 {
            some_events(app, 2).await;
        }
        for task in tasks {
            task.await.unwrap();
        }
        app.clock().advance(TimeDelta::hours(1));
        let last = publisher(app.platform(), &broker);
        publish_all(app.platform(), &last, app).await;
        assert_eq!(broker.first_deliveries(), log(app.platform()).await);
    }
}
