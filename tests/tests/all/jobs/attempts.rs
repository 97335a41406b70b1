use chrono::TimeDelta;
use rebated_domain::job::Retry;
use rebated_service::jobs::{self, JobFailure, JobKind};
use rebated_tests::both_databases;

use super::probe::{ONCE, effect, effects, job, jobs as read, name_of, open, state, store};

const LISTED: Retry = Retry::Delays(&[TimeDelta::seconds(5), TimeDelta::seconds(30), TimeDelta::minutes(10)]);
const FAILING: JobKind = JobKind::new("test.failing", LISTED);
const POISONOUS: JobKind = JobKind::new("test.poisonous", Retry::Delays(&[TimeDelta::seconds(5)]));
const LIMITED: JobKind = JobKind::new("test.limited", ONCE);

both_databases! {
    async fn attempts_follow_the_kinds_list_and_then_end(app: &TestApp) {
        let failing = async |_, job: jobs::Claimed| {
            Err(JobFailure::Again(format!("attempt {} said\nno{}", job.attempt, "!".repeat(600))))
        };
        app.platform().jobs.handle(FAILING, move |platform, job| async move { failing(platform, job).await });
        store(app.platform(), [job(FAILING, "a")]).await;
        for (attempt, wait) in [(1, 5), (2, 30), (3, 600)] {
            app.run_jobs().await;
            let at = app.platform().now() + TimeDelta::seconds(wait);
            let found = read(app, FAILING).await;
            assert_eq!((&found[0]["state"], &found[0]["attempts"]), (&"WAITING".into(), &attempt.into()));
            let due: chrono::DateTime<chrono::Utc> = found[0]["dueAt"].as_str().unwrap().parse().unwrap();
            assert_eq!(due, at, "after attempt {attempt}");
            app.clock().advance(TimeDelta::seconds(wait) - TimeDelta::microseconds(1));
            assert_eq!(app.run_jobs().await, 0, "it is not due yet");
            app.clock().advance(TimeDelta::microseconds(1));
        }
        app.run_jobs().await;
        let found = read(app, FAILING).await;
        assert_eq!((&found[0]["state"], &found[0]["attempts"]), (&"DEAD".into(), &4.into()));
        let error = found[0]["lastError"].as_str().unwrap();
        assert!(error.starts_with("attempt 4 said no!") && error.chars().count() == 500, "{error}");
        app.clock().advance(TimeDelta::days(9));
        assert_eq!(app.run_jobs().await, 0, "the dead are left alone");
    }

    async fn a_poisonous_job_ends_and_the_others_are_done(app: &TestApp) {
        open(app).await;
        app.platform().jobs.handle(POISONOUS, |platform, job| async move {
            match name_of(&job)?.as_str() {
                "panics" => panic!("poison"),
                _ => effect(platform, job).await,
            }
        });
        let unreadable = jobs::NewJob::new(POISONOUS, &"no object").unwrap();
        let names = ["a", "panics", "b", "c"].map(|name| job(POISONOUS, name));
        store(app.platform(), names.into_iter().chain([unreadable])).await;
        app.run_jobs().await;
        assert_eq!(effects(app).await, ["a", "b", "c"]);
        let mut found = read(app, POISONOUS).await;
        found.retain(|job| job["state"] != "DONE");
        let told = |job: &serde_json::Value| (job["state"].clone(), job["attempts"].clone());
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), [
            ("DEAD".into(), 1.into()), ("WAITING".into(), 1.into()),
        ]);
        assert!(found[0]["lastError"].as_str().unwrap().starts_with("the payload cannot be read"));
        app.clock().advance(TimeDelta::seconds(5));
        app.run_jobs().await;
        let panicked = &read(app, POISONOUS).await[3];
        assert_eq!(told(panicked), ("DEAD".into(), 2.into()));
        assert_eq!(panicked["lastError"], "the handler panicked");
    }

    async fn a_job_that_kills_its_process_ends(app: &TestApp) {
        app.platform().jobs.handle(POISONOUS, effect);
        store(app.platform(), [job(POISONOUS, "kills")]).await;
        for attempt in 1..=2 {
            // a worker takes it and is never heard of again
            assert_eq!(jobs::claim(app.platform(), 8, |kind| kind.at_once).await.unwrap().len(), 1);
            assert_eq!(state(app, POISONOUS).await, ("RUNNING".into(), attempt));
            app.clock().advance(POISONOUS.lease);
            // the next look ends the lease; the job is due after its wait
            assert_eq!(jobs::claim(app.platform(), 8, |kind| kind.at_once).await.unwrap().len(), 0);
            app.clock().advance(TimeDelta::seconds(5));
        }
        let found = read(app, POISONOUS).await;
        assert_eq!((&found[0]["state"], &found[0]["attempts"]), (&"DEAD".into(), &2.into()));
        assert_eq!(found[0]["lastError"], "the worker stopped without a word");
    }

    async fn a_postponed_job_uses_no_attempt(app: &TestApp) {
        open(app).await;
        let until = app.platform().now() + TimeDelta::minutes(3);
        app.platform().jobs.handle(LIMITED, move |platform, job| async move {
            if platform.now() < until {
                return Err(JobFailure::Postponed { until, reason: "the rate limit".into() });
            }
            effect(platform, job).await
        });
        store(app.platform(), [job(LIMITED, "a")]).await;
        app.run_jobs().await;
        assert_eq!(state(app, LIMITED).await, ("WAITING".into(), 0));
        app.clock().set(until);
        app.run_jobs().await;
        assert_eq!(state(app, LIMITED).await, ("DONE".into(), 1));
        assert_eq!(effects(app).await, ["a"]);
    }
}
