use std::sync::Arc;

use chrono::TimeDelta;
use rebated_service::jobs::{self, JobKind, WorkerOptions};
use rebated_tests::both_databases;
use tokio::sync::{Notify, mpsc, watch};

use super::probe::{ONCE, effect, effects, job, jobs as read, open, state, store};
use super::process::until;

const LONG: JobKind = JobKind::new("test.long", ONCE);

both_databases! {
    async fn a_job_that_takes_long_keeps_its_lease(app: &TestApp) {
        open(app).await;
        let (begun, mut begins) = mpsc::unbounded_channel();
        let go = Arc::new(Notify::new());
        let gate = Arc::clone(&go);
        app.platform().jobs.handle(LONG, move |platform, job| {
            let (gate, begun) = (Arc::clone(&gate), begun.clone());
            async move {
                begun.send(()).unwrap();
                gate.notified().await;
                effect(platform, job).await
            }
        });
        let other = app.node(41).await;
        other.jobs.handle(LONG, effect);
        store(app.platform(), [job(LONG, "long")]).await;
        let (stop, stopped) = watch::channel(false);
        let platform = Arc::clone(app.platform());
        let worker = tokio::spawn(async move { jobs::work(&platform, stopped, WorkerOptions::default()).await });
        begins.recv().await.unwrap();
        for _ in 0..3 {
            // together longer than the lease
            app.clock().advance(TimeDelta::seconds(40));
            let renewed = (app.platform().now() + LONG.lease).to_rfc3339();
            let renewed = renewed.replace("+00:00", ".000Z");
            until("the lease is renewed", async || read(app, LONG).await[0]["leaseUntil"] == renewed).await;
            jobs::run_due(&other).await.unwrap();
            assert_eq!(state(app, LONG).await, ("RUNNING".into(), 1), "nobody takes it over");
        }
        go.notify_one();
        until("it is done", async || !effects(app).await.is_empty()).await;
        stop.send_replace(true);
        worker.await.unwrap();
        assert_eq!(state(app, LONG).await, ("DONE".into(), 1));
        assert_eq!(effects(app).await, ["long"]);
    }
}
