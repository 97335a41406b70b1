//! RabbitMQ itself: confirms, order, losses of the connection, dead letters.
//!
//! `REBATED_TEST_RABBITMQ` is the URL of a broker on which exchanges may be made. Without it the tests fail, unless
//! `REBATED_TEST_SKIP_RABBITMQ=1` says that they may be left out.

pub mod outside;

use std::sync::Arc;
use std::time::Duration;

use rebated_connectors::rabbitmq::{RabbitMq, RabbitOptions};
use rebated_service::events::{self, Broker, BrokerError, Publisher};
use rebated_service::ids::{Entropy as _, SystemEntropy};
use rebated_tests::{Database, Proxy, TestApp, run_on};
use tokio::sync::watch;
use uuid::Uuid;

use super::{about, assert_in_order, dispatch_all, log, tell};
use crate::sockets::within;
use outside::Outside;

/// The broker's URL; none when the tests are to be left out.
pub fn url() -> Option<String> {
    if let Ok(url) = std::env::var("REBATED_TEST_RABBITMQ") {
        return Some(url);
    }
    let is_left_out = std::env::var("REBATED_TEST_SKIP_RABBITMQ").is_ok_and(|value| value == "1");
    assert!(
        is_left_out,
        "REBATED_TEST_RABBITMQ is not set: it is the URL of a broker, which scripts/test starts. To run the other \
         tests only, set REBATED_TEST_SKIP_RABBITMQ=1."
    );
    eprintln!("not run: REBATED_TEST_SKIP_RABBITMQ=1");
    None
}

/// An exchange of the test's own.
pub fn exchange() -> String {
    let mut name = [0; 16];
    SystemEntropy.fill(&mut name);
    format!("rebated.test.{}", Uuid::from_bytes(name).simple())
}

fn broker(url: &str, exchange: &str) -> Arc<dyn Broker> {
    Arc::new(RabbitMq::new(RabbitOptions::new(url, exchange).unwrap()))
}

/// Publishes everything that is dispatched, however often that fails.
async fn publish_all(app: &TestApp, publisher: &Publisher) {
    let newest = events::newest_position(app.platform()).await.unwrap();
    within("everything is published", async {
        loop {
            let _ = publisher.publish(app.platform()).await;
            let lags = events::lags(app.platform()).await.unwrap();
            if lags.iter().any(|lag| lag.step == "publish" && lag.events == 0) {
                return;
            }
        }
    })
    .await;
    assert!(newest > 0, "there was something to publish");
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_confirmed_in_order_and_say_what_they_are() {
    let Some(url) = url() else { return };
    run_on(Database::Sqlite, async |app| {
        let exchange = exchange();
        let mut outside = Outside::bind(&url, &exchange, "balance.*").await;
        for n in 0..150 {
            tell(app.platform(), &[about(n % 3), about(7)]).await;
        }
        dispatch_all(app.platform()).await;
        let publisher = Publisher::new(app.platform(), broker(&url, &exchange));
        publish_all(app, &publisher).await;
        let expected = log(app.platform()).await;
        for event in &expected {
            let message = outside.take().await;
            let envelope: serde_json::Value = serde_json::from_slice(&message.data).unwrap();
            assert_eq!(envelope, serde_json::to_value(event.envelope()).unwrap());
            let properties = &message.properties;
            assert_eq!(properties.message_id().as_ref().unwrap().as_str(), event.id.to_string());
            assert_eq!(properties.delivery_mode(), &Some(2), "persistent");
            assert_eq!(message.routing_key.as_str(), "balance.changed");
            let headers = properties.headers().as_ref().unwrap().inner();
            let header = |name: &str| headers[name].as_long_long_int();
            assert_eq!(
                (header("position"), header("sequence")),
                (Some(event.position), Some(event.sequence))
            );
            message.acker.ack(Default::default()).await.unwrap();
        }
        assert_eq!(expected.len(), 300);
        outside.remove().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_is_told_by_the_broker_and_fills_gaps_from_the_log() {
    let Some(url) = url() else { return };
    run_on(Database::Sqlite, async |app| {
        let exchange = exchange();
        let node = app.node(1).await;
        node.events.begin(&node).await.unwrap();
        let mut heard = node.events.subscribe();
        let (stop, stopped) = watch::channel(false);
        let (listener, own) = (Arc::clone(&node), broker(&url, &exchange));
        let receiving = tokio::spawn(async move {
            events::keep_receiving(&listener, own.as_ref(), stopped).await;
        });
        let publisher = Publisher::new(app.platform(), broker(&url, &exchange));
        let mut next = 1;
        for round in 0..20 {
            tell(app.platform(), &[about(1), about(2)]).await;
            dispatch_all(app.platform()).await;
            // some are published together, so that the node hears of a later one before it has read an earlier one
            if round % 3 == 2 {
                publish_all(app, &publisher).await;
            }
        }
        publish_all(app, &publisher).await;
        within("the node hears of everything", async {
            while next <= 40 {
                assert_eq!(heard.recv().await.unwrap().position, next, "each once and in order");
                next += 1;
            }
        })
        .await;
        stop.send(true).unwrap();
        within("it stops", receiving).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broker_that_comes_and_goes_under_load_loses_nothing() {
    let Some(url) = url() else { return };
    run_on(Database::Sqlite, async |app| {
        let exchange = exchange();
        let mut outside = Outside::bind(&url, &exchange, "#").await;
        let (name, place) = url.split_once('@').expect("a URL with a name");
        let (server, path) = place.split_once('/').unwrap_or((place, "%2f"));
        let proxy = Proxy::start(server).await;
        let way = format!("{name}@{}/{path}", proxy.address());
        let (stop, stopped) = watch::channel(false);
        let (platform, through) = (Arc::clone(app.platform()), broker(&way, &exchange));
        let publishing = tokio::spawn(async move {
            events::keep_publishing(&platform, through, stopped).await;
        });
        for round in 0..30 {
            for _ in 0..10 {
                tell(app.platform(), &[about(1), about(2), about(3)]).await;
            }
            dispatch_all(app.platform()).await;
            match round % 10 {
                3 => proxy.cut(),
                5 => proxy.close(),
                7 => proxy.open(),
                _ => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
        proxy.open();
        let expected = log(app.platform()).await;
        assert_in_order(&expected);
        let first = outside.first_deliveries(expected.len()).await;
        let ids: Vec<String> = expected.iter().map(|event| event.id.to_string()).collect();
        assert_eq!(first, ids, "each arrives, for the first time in the order of the log");
        stop.send(true).unwrap();
        within("it stops", publishing).await.unwrap();
        outside.remove().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_consumer_rejects_is_kept_as_a_dead_letter() {
    let Some(url) = url() else { return };
    run_on(Database::Sqlite, async |app| {
        let exchange = exchange();
        let mut outside = Outside::bind(&url, &exchange, "#").await;
        tell(app.platform(), &[about(1), about(1)]).await;
        dispatch_all(app.platform()).await;
        publish_all(app, &Publisher::new(app.platform(), broker(&url, &exchange))).await;
        let bad = outside.take().await;
        bad.acker.reject(lapin::options::BasicRejectOptions { requeue: false }).await.unwrap();
        outside.take().await.acker.ack(Default::default()).await.unwrap();
        let dead = outside.dead_letter().await;
        assert_eq!(dead.properties.message_id(), bad.properties.message_id());
        outside.remove().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_broker_events_wait_and_requests_are_served() {
    if url().is_none() {
        return;
    }
    run_on(Database::Sqlite, async |app| {
        let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let publisher = Publisher::new(app.platform(), broker(&format!("amqp://{nobody}/%2f"), "x"));
        assert_eq!(publisher.publish(app.platform()).await.unwrap(), 0);
        app.member("li").await;
        app.run_jobs().await;
        for _ in 0..2 {
            let refused = publisher.publish(app.platform()).await.unwrap_err();
            assert!(
                matches!(refused, events::PublishError::Broker(BrokerError::Unreachable(_))),
                "{refused:?}"
            );
        }
        let lags = events::lags(app.platform()).await.unwrap();
        let waiting: Vec<_> = lags.iter().map(|lag| (lag.step, lag.events)).collect();
        assert_eq!(waiting, [("dispatch", 0), ("publish", 1)]);
    })
    .await;
}
