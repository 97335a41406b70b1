use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::future::join_all;
use rebated_domain::job::Retry;
use rebated_service::db::transact;
use rebated_service::jobs::{self, JobFailure, JobKind};
use rebated_tests::both_databases;

use super::probe::{effect, effect_in, effects, job, jobs as read, open, state, store};

const KIND: JobKind =
    JobKind { at_once: 50, ..JobKind::new("test.fenced", Retry::Delays(&[TimeDelta::zero(); 3])) };

both_databases! {
    async fn whoever_has_lost_the_lease_changes_nothing(app: &TestApp) {
        open(app).await;
        let (slow, other) = (app.node(11).await, app.node(12).await);
        for node in [&slow, &other] {
            node.jobs.handle(KIND, effect);
        }
        store(&slow, [job(KIND, "once")]).await;
        let held = jobs::claim(&slow, 8, |kind| kind.at_once).await.unwrap().remove(0);
        held.still_held(&slow).await.unwrap();
        // the first node hears nothing of the world for longer than its lease, and the other takes over
        app.clock().advance(KIND.lease);
        assert!(matches!(held.still_held(&slow).await, Err(JobFailure::Lost)), "not even before a take-over");
        jobs::run_due(&other).await.unwrap();
        assert_eq!(state(app, KIND).await, ("DONE".into(), 2));
        let late = transact(&slow.db, async |txn| effect_in(txn, &slow, &held).await).await;
        assert!(matches!(late, Err(JobFailure::Lost)));
        assert_eq!(effects(app).await, ["once"]);
    }

    async fn a_lease_taken_over_is_lost_before_the_other_is_done(app: &TestApp) {
        open(app).await;
        let (slow, other) = (app.node(11).await, app.node(12).await);
        for node in [&slow, &other] {
            node.jobs.handle(KIND, effect);
        }
        store(&slow, [job(KIND, "once")]).await;
        let old = jobs::claim(&slow, 8, |kind| kind.at_once).await.unwrap().remove(0);
        app.clock().advance(KIND.lease);
        let new = jobs::claim(&other, 8, |kind| kind.at_once).await.unwrap().remove(0);
        let late = transact(&slow.db, async |txn| effect_in(txn, &slow, &old).await).await;
        assert!(matches!(late, Err(JobFailure::Lost)), "the job runs, but under another fence");
        let done = transact(&other.db, async |txn| effect_in(txn, &other, &new).await).await;
        let _finished = done.unwrap();
        assert_eq!(effects(app).await, ["once"]);
    }

    async fn three_nodes_do_each_job_once(app: &TestApp) {
        open(app).await;
        let nodes = [app.node(21).await, app.node(22).await, app.node(23).await];
        for node in &nodes {
            node.jobs.handle(KIND, effect);
        }
        let names: Vec<String> = (0..60).map(|n| format!("{n:02}")).collect();
        store(app.platform(), names.iter().map(|name| job(KIND, name))).await;
        let run = |node: &Arc<rebated_service::Platform>| {
            let node = Arc::clone(node);
            tokio::spawn(async move { jobs::run_due(&node).await.unwrap() })
        };
        join_all(nodes.iter().map(run)).await.into_iter().for_each(|done| assert!(done.is_ok()));
        // rows that another node was just looking at are left to the next look
        jobs::run_due(&nodes[0]).await.unwrap();
        assert_eq!(effects(app).await, names);
        assert!(read(app, KIND).await.iter().all(|job| job["attempts"] == 1));
    }
}
