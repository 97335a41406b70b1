//! Nights and months are read a second time.

use chrono::TimeDelta;
use rebated_connectors::union::simulator::NewLine;
use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_service::clock::Clock as _;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{assert_covered, assert_true};
use crate::store::sql;

const WINDOWS: &str = "query Windows($kind: NetworkScanKind) {
    networkWindows(first: 100, filter: { kind: $kind, source: PINDUODUO }) {
        edges { node { id source account feed kind from until pages rows created updated unchanged parked readAt } }
    }
}";

async fn windows(app: &TestApp, kind: &str) -> Vec<Value> {
    app.finance()
        .await
        .send(WINDOWS, json!({ "kind": kind }))
        .await
        .ok()
        .list("/networkWindows/edges")
        .iter()
        .map(|edge| edge["node"].clone())
        .collect()
}

both_databases! {
    async fn a_day_is_read_again_at_night_and_a_month_when_over_and_when_settled(app: &TestApp) {
        let unions = app.unions().await;
        let network = OrderSource::Pinduoduo;
        // 02:00 on the 30th of November in China
        app.move_to("2026-11-29T18:00:00Z".parse().unwrap());
        app.read_network(network).await;
        let book = unions.book(network);
        book.pay(&book.place(NewLine { item_id: book.products()[0].item_id.clone(), ..NewLine::default() }));
        app.clock().advance(TimeDelta::minutes(59));
        app.read_network(network).await;
        assert_eq!(windows(app, "NIGHTLY").await.len(), 0, "the night is not over, and the day before it was not read");
        app.clock().advance(TimeDelta::minutes(1));
        app.read_network(network).await;
        let nightly = windows(app, "NIGHTLY").await;
        assert_eq!(nightly.len(), 1);
        assert_eq!(nightly[0]["until"], "2026-11-29T16:00:00.000Z");
        assert_eq!(windows(app, "MONTHLY").await, Vec::<Value>::new(), "October was not read");

        app.move_to("2026-11-30T19:00:00Z".parse().unwrap());
        app.read_network(network).await;
        let monthly = windows(app, "MONTHLY").await;
        assert_eq!(monthly[0]["until"], "2026-11-30T16:00:00.000Z", "November is over");
        let unchanged: i64 = monthly.iter().map(|window| window["unchanged"].as_i64().unwrap()).sum();
        assert!(unchanged >= 1, "the order was seen again");
        assert_eq!(windows(app, "SETTLEMENT").await, Vec::<Value>::new());
        app.move_to("2026-12-20T19:00:00Z".parse().unwrap());
        app.read_network(network).await;
        let settled = windows(app, "SETTLEMENT").await;
        assert_eq!(settled[0]["until"], "2026-11-30T16:00:00.000Z");
        app.read_network(network).await;
        assert_eq!(windows(app, "SETTLEMENT").await, settled, "once is enough");
        assert_true(app, &unions, network).await;
        assert_covered(app, network).await;
    }

    async fn a_report_that_was_missed_is_found_by_reading_again(app: &TestApp) {
        let unions = app.unions().await;
        let network = OrderSource::Jd;
        let book = unions.book(network);
        app.read_network(network).await;
        // it can be seen only after an hour, long after the window was read
        book.fail(rebated_connectors::union::simulator::SimulatorFault::LateRows(3_600));
        book.pay(&book.place(NewLine { item_id: book.products()[0].item_id.clone(), ..NewLine::default() }));
        for _ in 0..13 {
            app.clock().advance(TimeDelta::minutes(10));
            app.read_network(network).await;
        }
        assert_eq!(super::shown(app, network).await.0.len(), 0, "a plain sync does not look back so far");
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let input = json!({ "input": {
            "source": "JD", "from": "2026-11-01T00:00:00Z", "until": "2026-11-01T01:00:00Z"
        } });
        let answer = admin.send(super::commands::RESYNC, input).await.ok();
        assert_eq!(answer.user_errors("networkResync"), []);
        assert_eq!(answer.data("/networkResync/network/openScans"), 1);
        app.run_jobs().await;
        assert_eq!(app.network(network).await["openScans"], 0);
        assert_true(app, &unions, network).await;
    }

    async fn every_minute_each_account_is_read(app: &TestApp) {
        let unions = app.unions().await;
        let book = unions.book(OrderSource::Taobao);
        for _ in 0..3 {
            book.pay(&book.place(NewLine { item_id: book.products()[0].item_id.clone(), ..NewLine::default() }));
            app.clock().advance(TimeDelta::minutes(1));
            rebated_service::jobs::enqueue_scheduled(app.platform()).await.unwrap();
            app.run_jobs().await;
            assert_true(app, &unions, OrderSource::Taobao).await;
        }
    }

    async fn a_case_that_is_decided_in_the_second_in_which_it_was_opened_is_decided(app: &TestApp) {
        let (unions, network) = (app.unions().await, OrderSource::Taobao);
        let book = unions.book(network);
        let key = book.place(NewLine { item_id: book.products()[0].item_id.clone(), ..NewLine::default() });
        book.pay(&key);
        book.open_dispute(&key, 500);
        app.clock().advance(TimeDelta::minutes(2));
        app.read_network(network).await;
        assert_true(app, &unions, network).await;
        // as if the case had been seen in the first half of the second in which it is lost
        book.lose_dispute(&key);
        let second = app.clock().now().format("%Y-%m-%dT%H:%M:%S+00:00");
        assert_eq!(sql(app, &format!("UPDATE after_sales SET modified_at = '{second}'")).await, 1);
        app.clock().advance(TimeDelta::minutes(2));
        app.read_network(network).await;
        assert_true(app, &unions, network).await;
    }
}
