use chrono::TimeDelta;
use rebated_service::db::{Kind, Rows, Writes, transact};
use rebated_service::jobs::{self, JobFailure, JobKind};
use rebated_service::row;
use rebated_tests::shop::record;
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::probe::{ONCE, effect, job, jobs as read, open, store};

const GOOD: JobKind = JobKind::new("test.good", ONCE);
const BAD: JobKind = JobKind::new("test.bad", ONCE);

async fn count(app: &TestApp, what: &str) -> i64 {
    let db = app.platform().db.read();
    let sql = format!("SELECT count(*) FROM {what}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

async fn days_pass(app: &TestApp, days: i64) {
    app.clock().advance(TimeDelta::days(days));
    jobs::enqueue_scheduled(app.platform()).await.unwrap();
    app.run_jobs().await;
}

both_databases! {
    async fn jobs_that_are_over_are_forgotten_but_not_the_dead(app: &TestApp) {
        open(app).await;
        app.platform().jobs.handle(GOOD, effect);
        app.platform().jobs.handle(BAD, |_, _| async { Err(JobFailure::Hopeless("no".into())) });
        store(app.platform(), [job(GOOD, "a"), job(BAD, "b")]).await;
        days_pass(app, 0).await;
        days_pass(app, 7).await;
        assert_eq!(read(app, GOOD).await.len(), 1, "for seven days");
        days_pass(app, 1).await;
        assert_eq!(read(app, GOOD).await.len(), 0);
        assert_eq!(count(app, "jobs WHERE kind = 'jobs.forget'").await, 3, "runs of schedules stay longer");
        days_pass(app, 39).await;
        assert_eq!(count(app, "jobs WHERE kind = 'jobs.forget'").await, 3, "the first two are gone");
        assert_eq!(read(app, BAD).await[0]["state"], "DEAD");
    }

    async fn old_idempotency_keys_are_forgotten_in_chunks(app: &TestApp) {
        let input = json!({ "records": [record("o1", "l1", "c1")], "idempotencyKey": "once" });
        let made = app.import_as(input.clone()).await.ok();
        assert_eq!(made.data("/ordersImport/result/created"), 1);
        let mut rows = Rows::new(&[
            ("user_id", Kind::Uuid), ("operation", Kind::Text), ("key", Kind::Text),
            ("input_hash", Kind::Bytes), ("outcome", Kind::Json), ("created_at", Kind::Time),
        ]);
        for n in 0..2_001 {
            let user: rebated_domain::id::UserId = uuid::Uuid::nil().into();
            rows.push(row![user, "test", n.to_string(), vec![1u8], "{}", app.platform().now()]);
        }
        transact(&app.platform().db, async |txn| {
            let mut writes = Writes::new(app.platform().db.backend());
            writes.insert("idempotency_keys", &rows, "");
            writes.run(txn).await
        })
        .await
        .unwrap();
        days_pass(app, 30).await;
        assert_eq!(count(app, "idempotency_keys").await, 2_002, "for thirty days");
        days_pass(app, 1).await;
        assert_eq!(count(app, "idempotency_keys").await, 0);
    }

    async fn old_tokens_and_guesses_are_forgotten(app: &TestApp) {
        app.member("li").await;
        let wrong = "mutation { sessionCreate(input: { email: \"li@example.test\", password: \"wrong wrong wrong\" }) {
            userErrors { code field message } } }";
        app.as_anonymous().send(wrong, json!({})).await;
        assert_eq!((count(app, "refresh_tokens").await, count(app, "sign_in_throttles").await), (1, 1));
        days_pass(app, 2).await;
        assert_eq!((count(app, "refresh_tokens").await, count(app, "sign_in_throttles").await), (1, 0));
        days_pass(app, 58).await;
        assert_eq!(count(app, "refresh_tokens").await, 1, "for thirty days after its end");
        days_pass(app, 1).await;
        assert_eq!(count(app, "refresh_tokens").await, 0);
    }
}
