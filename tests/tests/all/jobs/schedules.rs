use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::future::join_all;
use rebated_service::jobs::{self, JobKind, Schedule};
use rebated_service::{Fault, Platform};
use rebated_tests::both_databases;
use serde_json::json;

use super::probe::{ONCE, effects, jobs as read, open};

const HOURLY: JobKind = JobKind::new("test.hourly", ONCE);

async fn period(platform: Arc<Platform>, job: jobs::Claimed) -> Result<jobs::Finished, jobs::JobFailure> {
    use sea_orm::ConnectionTrait as _;
    let payload: serde_json::Value = job.payload()?;
    let period = payload["period"].as_str().unwrap().to_owned();
    rebated_service::db::transact(&platform.db, async |txn| {
        let insert = format!("INSERT INTO probe_effects (name) VALUES ('{period}')");
        txn.execute_unprepared(&insert).await.map_err(Fault::from)?;
        job.finish_in(txn, &platform).await
    })
    .await
}

/// Every node stores what it misses and does what is due, all at once.
async fn race(nodes: &[Arc<Platform>]) {
    let run = |node: &Arc<Platform>| {
        let node = Arc::clone(node);
        tokio::spawn(async move {
            jobs::enqueue_scheduled(&node).await.unwrap();
            jobs::run_due(&node).await.unwrap();
        })
    };
    join_all(nodes.iter().map(run)).await.into_iter().for_each(|done| assert!(done.is_ok()));
    jobs::run_due(&nodes[0]).await.unwrap();
}

both_databases! {
    async fn a_period_has_one_run_on_three_nodes(app: &TestApp) {
        open(app).await;
        let nodes = [app.node(31).await, app.node(32).await, app.node(33).await];
        for node in &nodes {
            node.jobs.handle(HOURLY, period);
            node.jobs.schedule(Schedule { kind: HOURLY, every: TimeDelta::hours(1) });
        }
        race(&nodes).await;
        race(&nodes).await;
        assert_eq!(effects(app).await, ["2026-11-01T00:00:00Z"]);
        app.clock().advance(TimeDelta::minutes(59));
        race(&nodes).await;
        assert_eq!(effects(app).await.len(), 1);
        app.clock().advance(TimeDelta::minutes(1));
        race(&nodes).await;
        // nobody is there for some periods: the one that it is then is made up for, once
        app.clock().advance(TimeDelta::minutes(60 * 5 + 20));
        race(&nodes).await;
        let expected = ["2026-11-01T00:00:00Z", "2026-11-01T01:00:00Z", "2026-11-01T06:00:00Z"];
        assert_eq!(effects(app).await, expected);
        // a node that knows nothing of what was stored
        let fresh = app.node(34).await;
        fresh.jobs.handle(HOURLY, period);
        fresh.jobs.schedule(Schedule { kind: HOURLY, every: TimeDelta::hours(1) });
        race(&[fresh]).await;
        assert_eq!(effects(app).await, expected);
        assert_eq!(read(app, HOURLY).await[0]["payload"], json!({ "period": "2026-11-01T06:00:00Z" }));
    }

    async fn what_is_stored_costs_nothing(app: &TestApp) {
        assert!(jobs::enqueue_scheduled(app.platform()).await.unwrap() > 0);
        let before = app.statements();
        assert_eq!(jobs::enqueue_scheduled(app.platform()).await.unwrap(), 0);
        assert_eq!(app.statements(), before);
    }
}
