use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use rebated_service::jobs::{JobFailure, JobKind};
use rebated_tests::{TestApp, both_databases};

use super::probe::{ONCE, job, store};

const KIND: JobKind = JobKind::new("test.measured", ONCE);

async fn page(app: &TestApp) -> String {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let page = app.as_anonymous().request(request).await.into_body().collect().await.unwrap();
    String::from_utf8(page.to_bytes().to_vec()).unwrap()
}

/// The value of a sample; tests of one process share the counters.
fn value(page: &str, sample: &str) -> u64 {
    let line = page.lines().find_map(|line| line.strip_prefix(sample));
    line.map_or(0, |value| value.trim().parse().unwrap())
}

both_databases! {
    async fn a_dead_job_is_counted(app: &TestApp) {
        let dead = "rebated_jobs_dead_total{kind=\"test.measured\"}";
        let before = value(&page(app).await, dead);
        app.platform().jobs.handle(KIND, |_, _| async { Err(JobFailure::Again("no".into())) });
        store(app.platform(), [job(KIND, "a")]).await;
        app.run_jobs().await;
        let page = page(app).await;
        assert!(value(&page, dead) > before, "{page}");
        let failed = "rebated_job_attempts_total{kind=\"test.measured\",outcome=\"failed\"}";
        assert!(value(&page, failed) > 0, "{page}");
        assert!(page.contains("rebated_job_seconds"), "{page}");
    }
}
