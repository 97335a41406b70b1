//! `rebated` with kinds of jobs whose effects can be counted, for tests that kill real processes.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::job::Retry;
use rebated_service::db::transact;
use rebated_service::jobs::{Claimed, Finished, JobFailure, JobKind, Schedule};
use rebated_service::{Fault, Platform};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use serde_json::Value;

const RETRY: Retry = Retry::Delays(&[TimeDelta::zero(); 9]);

const fn kind(name: &'static str) -> JobKind {
    JobKind { lease: TimeDelta::seconds(1), ..JobKind::new(name, RETRY) }
}

fn main() -> ExitCode {
    rebated::cli::main_with(|platform| {
        let jobs = &platform.jobs;
        jobs.handle(kind("probe.book"), book);
        jobs.handle(kind("probe.call"), call);
        jobs.handle(kind("probe.fail"), fail_once);
        jobs.handle(kind("probe.period"), book);
        jobs.handle(kind("probe.step"), finish);
        let steps = std::env::var("PROBE_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(0);
        (0..steps).for_each(|_| jobs.accompany_orders(kind("probe.step")));
        jobs.schedule(Schedule { kind: kind("probe.period"), every: TimeDelta::days(31) });
    })
}

/// Writes one row.
async fn book(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    transact(&platform.db, async |txn| effect_in(txn, &platform, &job).await).await
}

/// Tells a file, which no transaction takes back, and then writes one row.
async fn call(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    job.still_held(&platform).await?;
    let path = std::env::var("PROBE_FILE").map_err(|error| JobFailure::Hopeless(error.to_string()))?;
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    let line = format!("{}\n", name_of(&job)?);
    file.and_then(|mut file| file.write_all(line.as_bytes()))
        .map_err(|error| JobFailure::Again(error.to_string()))?;
    book(platform, job).await
}

/// Does nothing.
async fn finish(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

/// Fails, and does it the second time.
async fn fail_once(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    if job.attempt == 1 {
        return Err(JobFailure::Again("the first time".into()));
    }
    book(platform, job).await
}

/// What an effect is known by: a name, or the period of a schedule's run.
fn name_of(job: &Claimed) -> Result<String, JobFailure> {
    let payload: Value = job.payload()?;
    let name = payload.get("name").or(payload.get("period")).and_then(Value::as_str);
    name.map(str::to_owned).ok_or_else(|| JobFailure::Unreadable("no name".into()))
}

async fn effect_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    job: &Claimed,
) -> Result<Finished, JobFailure> {
    let values = [name_of(job)?.into()];
    let insert = "INSERT INTO probe_effects (name) VALUES ($1)";
    let insert = Statement::from_sql_and_values(platform.db.backend(), insert, values);
    txn.execute_raw(insert).await.map_err(Fault::from)?;
    job.finish_in(txn, platform).await
}
