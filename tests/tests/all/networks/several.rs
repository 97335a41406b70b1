//! Several accounts, several nodes, and ids that no float may touch.

use std::sync::Arc;

use chrono::TimeDelta;
use rebated_connectors::union::simulator::NewLine;
use rebated_domain::order::OrderSource;
use rebated_service::jobs;
use rebated_tests::{NETWORKS, both_databases};
use serde_json::json;

use super::{assert_covered, shown};

both_databases! {
    async fn accounts_of_one_network_are_read_side_by_side(app: &TestApp) {
        let unions = app.unions().await;
        let other = app.open_unions().await;
        app.platform().networks.add(other.account(app, OrderSource::Jd, "south"));
        for (book, orders) in [(unions.book(OrderSource::Jd), 3), (other.book(OrderSource::Jd), 5)] {
            for _ in 0..orders {
                let item_id = book.products()[0].item_id.clone();
                book.pay(&book.place(NewLine { item_id, ..NewLine::default() }));
            }
        }
        app.clock().advance(TimeDelta::minutes(1));
        jobs::enqueue_scheduled(app.platform()).await.unwrap();
        app.run_jobs().await;
        let query = "{ orders(first: 100) { edges { node { account externalId } } } }";
        let answer = app.finance().await.send(query, json!({})).await.ok();
        let of = |name: &str| answer.list("/orders/edges").iter().filter(|o| o["node"]["account"] == name).count();
        assert_eq!((of("default"), of("south")), (3, 5));
        assert_covered(app, OrderSource::Jd).await;
    }

    async fn two_nodes_read_one_account_once(app: &TestApp) {
        let unions = app.unions().await;
        let node = app.node(7).await;
        for network in NETWORKS {
            node.networks.add(unions.account(app, network, "default"));
            let book = unions.book(network);
            for _ in 0..30 {
                let item_id = book.products()[0].item_id.clone();
                book.pay(&book.place(NewLine { item_id, ..NewLine::default() }));
            }
        }
        app.clock().advance(TimeDelta::minutes(1));
        let (one, two) = tokio::join!(enqueue(app.platform()), enqueue(&node));
        assert!(one + two > 0);
        let (one, two) = tokio::join!(jobs::run_due(app.platform()), jobs::run_due(&node));
        assert!(one.unwrap() + two.unwrap() > 0);
        for network in NETWORKS {
            super::assert_true(app, &unions, network).await;
            assert_covered(app, network).await;
            assert_eq!(shown(app, network).await.0.len(), 30);
        }
    }

    async fn ids_of_twenty_digits_survive(app: &TestApp) {
        let unions = app.unions().await;
        for network in NETWORKS {
            let book = unions.book(network);
            let item_id = book.products()[0].item_id.clone();
            let key = book.place(NewLine { item_id, ..NewLine::default() });
            app.clock().advance(TimeDelta::minutes(1));
            app.read_network(network).await;
            let (lines, _) = shown(app, network).await;
            assert_eq!(lines.keys().collect::<Vec<_>>(), [&key], "{}", network.code());
            assert!(key.len() >= 19, "{key} says nothing about large numbers");
        }
    }
}

async fn enqueue(platform: &Arc<rebated_service::Platform>) -> usize {
    jobs::enqueue_scheduled(platform).await.unwrap()
}
