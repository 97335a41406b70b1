use chrono::TimeDelta;
use rebated_domain::user::Role;
use rebated_service::jobs::{self, JobFailure, JobKind};
use rebated_tests::shop::{record, with};
use rebated_tests::{TestApp, both_databases};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::probe::{ONCE, job, store};

const HEALTH: &str = "{ systemHealth {
    database { kind latencyMicros } events { undelivered oldestAt }
    jobs { waiting running dead oldestDueAt } stuck { kind count oldestId since } } }";
const DEAD: JobKind = JobKind::new("test.dead", ONCE);
const ABANDONED: JobKind = JobKind::new("test.abandoned", ONCE);
const UNKNOWN: JobKind = JobKind::new("test.unknown", ONCE);

async fn health(app: &TestApp) -> Value {
    let admin = app.staff(Role::Admin).await;
    app.as_user(&admin).send(HEALTH, json!({})).await.ok().data("/systemHealth").clone()
}

async fn stuck(app: &TestApp) -> Vec<(String, i64)> {
    let health = health(app).await;
    let of = |one: &Value| (one["kind"].as_str().unwrap().to_owned(), one["count"].as_i64().unwrap());
    let mut all: Vec<_> = health["stuck"].as_array().unwrap().iter().map(of).collect();
    all.sort();
    all
}

/// Runs a mutation as somebody in that role.
async fn run(app: &TestApp, role: Role, call: &str) {
    let client = app.as_user(&app.staff(role).await);
    client
        .send(&format!("mutation {{ {call} {{ userErrors {{ code field message }} }} }}"), json!({}))
        .await
        .ok();
}

/// One thing of each kind that a worker would look after in time.
async fn make_work(app: &TestApp) {
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    app.half_of_commission().await;
    run(app, Role::Admin, "settingsUpdate(input: { refundAutoApproveMinutes: 60 })").await;
    let settled = json!({ "status": "SETTLED", "settledAt": "2026-10-31T00:00:00Z" });
    app.import(json!([with(record("o1", "l1", "c1"), settled), record("o2", "l2", "c1")])).await.ok();
    let order = app.newest_order(&li).await;
    let request = "mutation($id: ID!) { refundRequest(input: { orderId: $id, reason: OTHER,
        amount: { amount: \"1.00\", currencyCode: CNY } }) { userErrors { code field message } } }";
    app.as_user(&li.token).send(request, json!({ "id": order })).await.ok();
    let given = |end: &str| {
        format!(
            "input: {{ userId: \"{}\", amount: {{ amount: \"5\", currencyCode: CNY }}, reason: GOODWILL, note: \"x\"{end} }}",
            li.id
        )
    };
    run(app, Role::Finance, &format!("balanceAdjust({})", given(""))).await;
    run(app, Role::Finance, &format!("balanceHold({})", given(", expiresAt: \"2026-11-02T00:00:00Z\"")))
        .await;
    // closed, and the process died before the bills were made
    let closed = "INSERT INTO bill_periods (period, starts_at, ends_at, closed_at) VALUES ('2026-09',
        '2026-08-31T16:00:00+00:00', '2026-09-30T16:00:00+00:00', '2026-11-01T00:00:00+00:00')";
    app.platform().db.writer().execute_unprepared(closed).await.unwrap();
}

both_databases! {
    async fn whatever_is_stuck_is_told(app: &TestApp) {
        assert_eq!(stuck(app).await, []);
        let platform = app.platform();
        platform.jobs.handle(DEAD, |_, _| async { Err(JobFailure::Hopeless("no".into())) });
        store(platform, [job(DEAD, "a")]).await;
        app.run_jobs().await;
        platform.jobs.handle(ABANDONED, |_, _| async { Err(JobFailure::Lost) });
        store(platform, [job(ABANDONED, "b")]).await;
        assert_eq!(jobs::claim(platform, 8, |kind| kind.at_once).await.unwrap().len(), 1);
        store(platform, [job(UNKNOWN, "c")]).await;
        make_work(app).await;
        let dead = [("DEAD_JOBS".to_owned(), 1)];
        assert_eq!(stuck(app).await, dead, "a worker has five minutes for all that is not dead");
        let told = health(app).await;
        assert_eq!(told["jobs"]["waiting"], 2, "the one of no known kind, and the look at the refund");
        assert_eq!(told["jobs"]["running"], 1);
        assert_eq!(told["jobs"]["dead"], 1);
        assert!(told["events"]["undelivered"].as_i64().unwrap() > 0);
        assert_eq!(told["events"]["oldestAt"], "2026-11-01T00:00:00.000Z");
        // a refund of which somebody has taken away who looks at it
        crate::store::sql(app, "UPDATE refunds SET wake_at = NULL, wake_job = NULL").await;
        app.clock().advance(TimeDelta::days(20));
        let all = stuck(app).await;
        let kinds: Vec<&str> = all.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, [
            "ABANDONED_JOBS", "BILLING_MONTHS", "DEAD_JOBS", "EVENTS", "OVERDUE_JOBS", "PENDING_TRANSFERS",
            "REBATES", "REFUNDS", "UNSEALED_TRANSFERS",
        ]);
        let told = health(app).await;
        for one in told["stuck"].as_array().unwrap() {
            let has_id = !["BILLING_MONTHS", "EVENTS"].contains(&one["kind"].as_str().unwrap());
            assert_eq!(one["oldestId"].is_string(), has_id, "{one}");
            if has_id {
                let admin = app.staff(Role::Admin).await;
                let found = "query($id: ID!) { node(id: $id) { id } }";
                let found = app.as_user(&admin).send(found, json!({ "id": one["oldestId"] })).await.ok();
                assert_eq!(found.data("/node/id"), &one["oldestId"]);
            }
        }
        jobs::run_sweeps(platform).await.unwrap();
        app.run_jobs().await;
        // what nobody knows how to do and what has failed for good is for people
        assert_eq!(stuck(app).await, [("DEAD_JOBS".into(), 2), ("OVERDUE_JOBS".into(), 1)]);
    }
}
