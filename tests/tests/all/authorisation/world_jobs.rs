//! Background jobs in every state that has something to say, and some to decide about.

use chrono::{TimeDelta, Utc};
use rebated_domain::job::Retry;
use rebated_service::db::{Writes, transact};
use rebated_service::jobs::{JobKind, NewJob, NewJobs};
use rebated_tests::TestApp;
use sea_orm::ConnectionTrait;
use serde_json::json;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// No process knows how to do it.
const KIND: JobKind = JobKind::new("test.job", Retry::Delays(&[]));

/// Stores them; answers names and global ids.
pub async fn build(app: &TestApp) -> Vec<(&'static str, String)> {
    let platform = app.platform();
    let (mut new, mut ids) = (NewJobs::default(), Vec::new());
    let soon: chrono::DateTime<Utc> = platform.now() + TimeDelta::days(30);
    for name in ["JOB", "RETRY_JOB", "DISCARD_JOB", "RUNNING_JOB", "WAITING_JOB"] {
        let job = NewJob::new(KIND, &json!({ "name": name })).unwrap();
        let job = job.dedup_key(name).traced(Some("request")).due_at(soon);
        ids.push((name, new.add(platform, platform.now(), job)));
    }
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        new.write(&mut writes);
        writes.run(txn).await
    })
    .await
    .unwrap();
    let states = "
        UPDATE jobs SET state = 'DEAD', attempts = 1, last_error = 'no', finished_at = '2026-10-31T00:00:00+00:00'
            WHERE dedup_key IN ('JOB', 'RETRY_JOB', 'DISCARD_JOB');
        UPDATE jobs SET state = 'RUNNING', attempts = 1, lease_until = '2027-10-31T00:00:00+00:00'
            WHERE dedup_key = 'RUNNING_JOB'";
    platform.db.writer().execute_unprepared(states).await.unwrap();
    let global = |id| URL_SAFE_NO_PAD.encode(format!("Job:{id}"));
    ids.into_iter().map(|(name, id)| (name, global(id))).collect()
}
