//! `rebated verify` sees what somebody has changed of what was read, and takes no lawful hole for a gap.

use chrono::TimeDelta;
use rebated_domain::order::OrderSource;
use rebated_service::jobs;
use rebated_service::verify::verify;
use rebated_tests::both_databases;
use serde_json::json;

use super::commands::RESYNC;
use crate::store::{number, sql};

const WATERMARK: &str = "no watermark of a network stands after the end of what was read";
const PART: &str = "every window of a network is part of what was read";
const NO_GAP: &str = "every network was read without a gap from its first day to its watermark";
const ADDS_UP: &str = "what was read of every network is what its windows add up to";

/// What is changed, and which checks see it. The first look is on the day before the 1st of November.
const CASES: [(&str, &[&str]); 6] = [
    ("UPDATE network_streams SET watermark = '2026-11-01T02:00:00+00:00'", &[WATERMARK, NO_GAP]),
    ("UPDATE network_streams SET begins_at = '2026-10-30T00:00:00+00:00'", &[NO_GAP]),
    ("UPDATE network_stretches SET from_at = '2026-11-01T00:30:00+00:00'", &[PART, NO_GAP]),
    ("UPDATE network_stretches SET until_at = '2026-11-01T02:00:00+00:00'", &[ADDS_UP]),
    ("DELETE FROM network_windows WHERE until_at < '2026-10-31T12:00:00+00:00'", &[ADDS_UP]),
    ("DELETE FROM network_stretches", &[WATERMARK, PART, NO_GAP]),
];

const TABLES: [&str; 3] = ["network_streams", "network_stretches", "network_windows"];

both_databases! {
    async fn each_check_of_networks_finds_what_was_changed(app: &TestApp) {
        let _unions = app.unions().await;
        app.read_network(OrderSource::Jd).await;
        app.clock().advance(TimeDelta::hours(1));
        app.read_network(OrderSource::Jd).await;
        app.verify().await;
        for table in TABLES {
            sql(app, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        for (change, checks) in CASES {
            assert!(sql(app, change).await > 0, "{change}");
            let report = verify(app.platform(), |_| {}).await.expect("the books can be read");
            let found: Vec<_> = report.findings.iter().map(|finding| finding.check).collect();
            assert_eq!(found, checks, "{change}");
            let names = |text: &str| text.starts_with("JD default ORDERS") || text.starts_with("window ");
            assert!(report.findings.iter().all(|finding| names(&finding.first)), "{:?}", report.findings);
            for table in TABLES {
                sql(app, &format!("DELETE FROM {table}")).await;
                sql(app, &format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
            }
            app.verify().await;
        }
    }

    async fn a_time_before_the_first_day_that_was_asked_for_makes_no_gap(app: &TestApp) {
        let _unions = app.unions().await;
        app.read_network(OrderSource::Jd).await;
        let input = json!({ "source": "JD", "from": "2026-10-20T00:00:00Z", "until": "2026-10-20T05:00:00Z" });
        let answer = app.finance().await.send(RESYNC, json!({ "input": input })).await.ok();
        assert_eq!(answer.user_errors("networkResync"), []);
        app.run_jobs().await;
        assert_eq!(app.coverage(OrderSource::Jd).await["stretches"].as_array().unwrap().len(), 2);
        app.verify().await;
    }

    async fn windows_that_were_forgotten_leave_no_gap(app: &TestApp) {
        let _unions = app.unions().await;
        app.read_network(OrderSource::Pinduoduo).await;
        for days in [80, 20] {
            app.clock().advance(TimeDelta::days(days));
            app.read_network(OrderSource::Pinduoduo).await;
        }
        let of_the_first_look = "SELECT count(*) FROM network_windows WHERE read_at < '2026-11-02T00:00:00+00:00'";
        assert!(number(app, of_the_first_look).await > 0);
        jobs::enqueue_scheduled(app.platform()).await.unwrap();
        app.run_jobs().await;
        assert_eq!(number(app, of_the_first_look).await, 0, "the windows are forgotten");
        app.verify().await;
    }
}
