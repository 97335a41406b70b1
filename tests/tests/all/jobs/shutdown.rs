use std::sync::Arc;
use std::time::Duration;

use rebated_service::jobs::{self, JobKind, WorkerOptions};
use rebated_tests::both_databases;
use tokio::sync::{Notify, mpsc, watch};

use super::probe::{ONCE, effect, effects, job, name_of, open, state, store};

const HANGING: JobKind = JobKind::new("test.hanging", ONCE);
const SLOW: JobKind = JobKind::new("test.slow", ONCE);
const UNTOUCHED: JobKind = JobKind::new("test.untouched", ONCE);

both_databases! {
    async fn a_worker_that_stops_waits_and_then_gives_back(app: &TestApp) {
        open(app).await;
        let (begun, mut begins) = mpsc::unbounded_channel();
        let (go, told) = (Arc::new(Notify::new()), begun.clone());
        let gate = Arc::clone(&go);
        app.platform().jobs.handle(SLOW, move |platform, job| {
            let (gate, begun) = (Arc::clone(&gate), begun.clone());
            async move {
                begun.send(name_of(&job)?).unwrap();
                gate.notified().await;
                effect(platform, job).await
            }
        });
        app.platform().jobs.handle(HANGING, move |_, job| {
            let begun = told.clone();
            async move {
                begun.send(name_of(&job)?).unwrap();
                std::future::pending().await
            }
        });
        store(app.platform(), [job(SLOW, "slow"), job(HANGING, "hanging")]).await;
        let (stop, stopped) = watch::channel(false);
        let platform = Arc::clone(app.platform());
        let options = WorkerOptions { at_once: 8, grace: Duration::from_secs(3) };
        let worker = tokio::spawn(async move { jobs::work(&platform, stopped, options).await });
        for _ in 0..2 {
            begins.recv().await.unwrap();
        }
        stop.send_replace(true);
        app.platform().jobs.handle(UNTOUCHED, effect);
        store(app.platform(), [job(UNTOUCHED, "untouched")]).await;
        app.platform().jobs.wake();
        go.notify_one();
        worker.await.unwrap();
        assert_eq!(effects(app).await, ["slow"], "what was under way was waited for");
        assert_eq!(state(app, SLOW).await, ("DONE".into(), 1));
        assert_eq!(state(app, HANGING).await, ("WAITING".into(), 0), "given back, and nothing counted");
        assert_eq!(state(app, UNTOUCHED).await, ("WAITING".into(), 0), "nothing new is begun");
        app.platform().jobs.handle(HANGING, effect);
        app.run_jobs().await;
        assert_eq!(effects(app).await, ["hanging", "slow", "untouched"]);
    }
}
