use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rebated_domain::user::Role;
use rebated_service::jobs::{JobFailure, JobKind};
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

use super::probe::{ONCE, effect, effects, job, jobs, open, state, store};

const KIND: JobKind = JobKind::new("test.decided", ONCE);

async fn decide(app: &TestApp, mutation: &str, input: Value) -> GqlAnswer {
    let admin = app.staff(Role::Admin).await;
    let input_type = "JobDecisionInput";
    let call = format!(
        "mutation($input: {input_type}!) {{ {mutation}(input: $input) {{
            job {{ id state attempts version }} userErrors {{ code field message }} }} }}"
    );
    app.as_user(&admin).send(&call, json!({ "input": input })).await
}

/// Asserts that a decision is refused with one error and that nothing changed.
async fn refused(app: &TestApp, mutation: &str, input: Value, code: &str, field: &str) {
    let before = app.snapshot().await;
    let answer = decide(app, mutation, input).await;
    assert_eq!(answer.user_errors(mutation), [(code, field)]);
    app.assert_unchanged_since(&before).await;
}

both_databases! {
    async fn a_dead_job_is_retried_or_discarded(app: &TestApp) {
        open(app).await;
        let works = Arc::new(AtomicBool::new(false));
        let switch = Arc::clone(&works);
        app.platform().jobs.handle(KIND, move |platform, job| {
            let works = switch.load(Ordering::SeqCst);
            async move {
                if works { effect(platform, job).await } else { Err(JobFailure::Again("out of order".into())) }
            }
        });
        // tokens are made first: a refused call changes nothing
        app.staff(Role::Admin).await;
        store(app.platform(), [job(KIND, "a").dedup_key("k")]).await;
        let waiting = jobs(app, KIND).await.remove(0);
        let (id, version) = (waiting["id"].clone(), waiting["version"].clone());
        refused(app, "jobRetry", json!({ "jobId": id }), "NOT_ALLOWED_NOW", "input.jobId").await;
        refused(app, "jobRetry", json!({ "jobId": "nothing" }), "JOB_NOT_FOUND", "input.jobId").await;
        refused(app, "jobDiscard", json!({ "jobId": id, "note": " " }), "BAD_NOTE", "input.note").await;
        app.run_jobs().await;
        assert_eq!(state(app, KIND).await, ("DEAD".into(), 1));
        let stale = json!({ "jobId": id, "expectedVersion": version });
        refused(app, "jobRetry", stale, "STALE_VERSION", "input.expectedVersion").await;
        works.store(true, Ordering::SeqCst);
        let again = decide(app, "jobRetry", json!({ "jobId": id, "expectedVersion": 1 })).await.ok();
        let expected = json!({ "id": id, "state": "WAITING", "attempts": 0, "version": 2 });
        assert_eq!(again.data("/jobRetry/job"), &expected);
        app.run_jobs().await;
        assert_eq!(effects(app).await, ["a"]);
        refused(app, "jobDiscard", json!({ "jobId": id }), "NOT_ALLOWED_NOW", "input.jobId").await;
    }

    async fn a_discarded_job_is_never_done(app: &TestApp) {
        open(app).await;
        app.platform().jobs.handle(KIND, effect);
        app.staff(Role::Admin).await;
        store(app.platform(), [job(KIND, "a")]).await;
        let id = jobs(app, KIND).await[0]["id"].clone();
        let gone = decide(app, "jobDiscard", json!({ "jobId": id, "note": "a mistake" })).await.ok();
        assert_eq!(gone.text("/jobDiscard/job/state"), "DISCARDED");
        app.run_jobs().await;
        assert!(effects(app).await.is_empty());
        refused(app, "jobRetry", json!({ "jobId": id }), "NOT_ALLOWED_NOW", "input.jobId").await;
    }

    async fn a_job_whose_key_was_given_away_is_not_retried(app: &TestApp) {
        app.platform().jobs.handle(KIND, |_, _| async { Err(JobFailure::Hopeless("no".into())) });
        app.staff(Role::Admin).await;
        store(app.platform(), [job(KIND, "a").dedup_key("k")]).await;
        app.run_jobs().await;
        let id = jobs(app, KIND).await[0]["id"].clone();
        store(app.platform(), [job(KIND, "b").dedup_key("k")]).await;
        refused(app, "jobRetry", json!({ "jobId": id }), "KEY_TAKEN", "input.jobId").await;
    }
}
