//! A kind of job whose effects can be counted.

use std::sync::Arc;

use rebated_domain::job::Retry;
use rebated_service::db::{Writes, transact};
use rebated_service::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use rebated_service::{Fault, Platform};
use rebated_tests::TestApp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use serde_json::{Value, json};

pub const ONCE: Retry = Retry::Delays(&[]);

pub const JOBS: &str = "query Jobs($filter: JobFilter) { jobs(first: 100, filter: $filter) { edges { node {
    id kind state dueAt attempts maxAttempts lastError payload version finishedAt leaseUntil
} } } }";

/// Where effects are written: a table of the test's own.
pub async fn open(app: &TestApp) {
    let table = "CREATE TABLE probe_effects (name text NOT NULL)";
    app.platform().db.writer().execute_unprepared(table).await.unwrap();
}

/// Stores jobs in a transaction of their own, as a workflow does.
pub async fn store(platform: &Platform, jobs: impl IntoIterator<Item = NewJob>) {
    let mut new = NewJobs::default();
    for job in jobs {
        new.add(platform, platform.now(), job);
    }
    let done = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        new.write(&mut writes);
        writes.run(txn).await
    });
    done.await.unwrap();
}

pub fn job(kind: JobKind, name: &str) -> NewJob {
    NewJob::new(kind, &json!({ "name": name })).unwrap()
}

/// The name in a job's payload.
pub fn name_of(job: &Claimed) -> Result<String, JobFailure> {
    #[derive(serde::Deserialize)]
    struct Payload {
        name: String,
    }
    Ok(job.payload::<Payload>()?.name)
}

/// Writes the job's name, and finishes the job with it.
pub async fn effect_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    job: &Claimed,
) -> Result<Finished, JobFailure> {
    let name = name_of(job)?;
    let backend = platform.db.backend();
    let insert = "INSERT INTO probe_effects (name) VALUES ($1)";
    let insert = Statement::from_sql_and_values(backend, insert, [name.into()]);
    txn.execute_raw(insert).await.map_err(Fault::from)?;
    job.finish_in(txn, platform).await
}

/// A handler that does nothing else.
pub async fn effect(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    transact(&platform.db, async |txn| effect_in(txn, &platform, &job).await).await
}

/// The effects so far, in order.
pub async fn effects(app: &TestApp) -> Vec<String> {
    let db = app.platform().db.read();
    let sql = "SELECT name FROM probe_effects";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let mut names: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    names.sort();
    names
}

/// The jobs of a kind as an administrator reads them, newest first.
pub async fn jobs(app: &TestApp, kind: JobKind) -> Vec<Value> {
    let admin = app.staff(rebated_domain::user::Role::Admin).await;
    let answer = app.as_user(&admin).send(JOBS, json!({ "filter": { "kind": kind.name } })).await.ok();
    answer.list("/jobs/edges").iter().map(|edge| edge["node"].clone()).collect()
}

/// State and attempts of the only job of a kind.
pub async fn state(app: &TestApp, kind: JobKind) -> (String, i64) {
    let jobs = jobs(app, kind).await;
    assert_eq!(jobs.len(), 1);
    (jobs[0]["state"].as_str().unwrap().to_owned(), jobs[0]["attempts"].as_i64().unwrap())
}
