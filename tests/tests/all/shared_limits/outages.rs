use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use chrono::DateTime;
use http_body_util::BodyExt;
use rebated::graphql::throttle::Rate;
use rebated_service::counters::{Ask, Change};
use rebated_tests::{Client, Database, Site, TestApp, both_databases, run_on};
use serde_json::json;
use tokio::time::Instant;

use super::place::{PATIENT, Place};
use super::{PING, address, is_served, served, served_at_once, site, ten_points};
use crate::sockets::within;

/// A sample of `/metrics`; tests of one process share the counters.
async fn sample(client: &Client, name: &str) -> u64 {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let page = client.request(request).await.into_body().collect().await.unwrap().to_bytes();
    let page = String::from_utf8(page.to_vec()).unwrap();
    let line = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.map_or(0, |value| value.parse().unwrap())
}

/// Waits until a site counts in Redis again: then a request from an address makes a key there.
async fn shared_again(place: &Place, site: &Site, n: u8) {
    let client = site.as_anonymous().at(address(n));
    within("limits are shared again", async {
        loop {
            let _ = client.send(PING, json!({})).await;
            let name = format!("points:address:{}", address(n));
            if place.keys(1).await.iter().any(|(key, _)| *key == name) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
}

/// Two nodes with ten points for everybody, the way to their Redis, and what is counted there.
async fn two_nodes(app: &TestApp, place: &Place, url: &str, timeout: Duration) -> [Site; 2] {
    let node = app.node(1).await;
    [app.platform(), &node].map(|node: &Arc<_>| site(node, ten_points(), place.counters_at(url, timeout)))
}

both_databases! {
    async fn without_redis_each_process_counts_and_with_it_they_share_again(app: &TestApp) {
        let Some(place) = Place::find().await else { return };
        let (proxy, url) = place.proxy().await;
        let [here, there] = two_nodes(app, &place, &url, PATIENT).await;
        let at = |n| [here.as_anonymous().at(address(n)), there.as_anonymous().at(address(n))];
        let clients = at(1);
        assert_eq!(served_at_once(&[&clients[0], &clients[1]], PING, 10).await, 10);
        let observer = app.as_anonymous();
        let outages = sample(&observer, "rebated_limits_outages_total").await;
        let unshared = sample(&observer, "rebated_limits_in_process_total").await;

        proxy.close();
        let clients = at(2);
        assert_eq!((served(&clients[0]).await, served(&clients[1]).await), (10, 10));
        assert!(sample(&observer, "rebated_limits_outages_total").await >= outages + 2, "one for each node");
        assert!(sample(&observer, "rebated_limits_in_process_total").await >= unshared + 22);

        proxy.open();
        shared_again(&place, &here, 3).await;
        shared_again(&place, &there, 4).await;
        let clients = at(5);
        assert_eq!(served_at_once(&[&clients[0], &clients[1]], PING, 10).await, 10);
        // the server has kept what was counted before
        let clients = at(1);
        assert_eq!((served(&clients[0]).await, served(&clients[1]).await), (0, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_is_cut_is_opened_again() {
    let Some(place) = Place::find().await else { return };
    run_on(Database::Sqlite, async |app| {
        let (proxy, url) = place.proxy().await;
        let [here, _] = two_nodes(app, &place, &url, PATIENT).await;
        for n in 1..4 {
            shared_again(&place, &here, n).await;
            proxy.cut();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_says_nothing_is_waited_for_once() {
    let Some(place) = Place::find().await else { return };
    run_on(Database::Sqlite, async |app| {
        let (proxy, url) = place.proxy().await;
        let timeout = Duration::from_secs(2);
        proxy.fall_silent();
        let [here, _] = two_nodes(app, &place, &url, timeout).await;
        let client = here.as_anonymous().at(address(2));
        let begun = Instant::now();
        assert!(is_served(&client.send(PING, json!({})).await));
        assert!(begun.elapsed() >= timeout, "the first waits");
        // eighteen decisions, and thirty-six seconds if each of them waited
        let others = tokio::time::timeout(timeout * 9, async {
            for _ in 1..10 {
                assert!(is_served(&client.send(PING, json!({})).await));
            }
        });
        others.await.expect("nearly all are served at once");
        assert!(!is_served(&client.send(PING, json!({})).await), "and counted");
        proxy.open();
        shared_again(&place, &here, 3).await;
    })
    .await;
}

/// What a server answers while it reads its data. The client's own manager of connections would keep it for ever.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_at_first_is_used_later() {
    let Some(place) = Place::find().await else { return };
    run_on(Database::Sqlite, async |app| {
        let (proxy, url) = place.proxy().await;
        proxy.say("-LOADING Redis is loading the dataset in memory\r\n");
        let [here, there] = two_nodes(app, &place, &url, PATIENT).await;
        for site in [&here, &there] {
            assert_eq!(served(&site.as_anonymous().at(address(1))).await, 10, "each for itself");
        }
        proxy.open();
        shared_again(&place, &here, 2).await;
        shared_again(&place, &there, 3).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_tls_is_not_taken_for_one_that_has_it() {
    let Some(place) = Place::find().await else { return };
    let (proxy, url) = place.proxy().await;
    proxy.say("this is not TLS");
    let counters = place.counters_at(&url.replacen("redis://", "rediss://", 1), PATIENT);
    let rate = Rate { most: 10, per_minute: 60 };
    let ask = Ask { bucket: "points:test", rate, change: Change::Take(1), now: DateTime::UNIX_EPOCH };
    let error = counters.ask(ask).await.unwrap_err().to_string();
    assert!(error.contains("InvalidContentType"), "{error}");
    assert!(place.keys(1).await.is_empty());
}
