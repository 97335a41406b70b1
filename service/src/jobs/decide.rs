use rebated_domain::audit::AuditAction;
use rebated_domain::id::JobId;
use rebated_domain::job::{JobAction, successor};
use rebated_entity::job as table;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect, Set};

use super::JobError;
use super::told::Told;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access, webhooks};

/// Longest note in characters.
const LONGEST_NOTE: usize = 500;

/// A person's decision about a job.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Which.
    pub job_id: JobId,
    /// Why, for the record.
    pub note: Option<String>,
    /// Refused when the job's version is another.
    pub expected_version: Option<i32>,
}

/// Has a dead job tried again at once, with as many attempts as a new one.
pub async fn retry(platform: &Platform, actor: &Actor, decision: Decision) -> Result<table::Model, JobError> {
    run(platform, actor, &decision, JobAction::Retry).await
}

/// Gives up a job that waits or is dead: it is never done.
pub async fn discard(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<table::Model, JobError> {
    run(platform, actor, &decision, JobAction::Discard).await
}

async fn run(
    platform: &Platform,
    actor: &Actor,
    decision: &Decision,
    action: JobAction,
) -> Result<table::Model, JobError> {
    let permit = access::manage_jobs(actor)?;
    decision.note.as_deref().map(check_note).transpose()?;
    let audited = match action {
        JobAction::Retry => AuditAction::JobRetry,
        JobAction::Discard => AuditAction::JobDiscard,
    };
    let now = platform.now();
    let decided = transact(&platform.db, async |txn| {
        let row = table::Entity::find_by_id(decision.job_id).lock_exclusive().one(txn).await;
        let job = row.map_err(Fault::from)?.ok_or(JobError::JobNotFound)?;
        if decision.expected_version.is_some_and(|version| version != job.fence) {
            return Err(JobError::StaleVersion);
        }
        let state = successor(job.state, action)?;
        let (before, fence) = (Told::of(&job), job.fence + 1);
        let mut job = job.into_active_model();
        job.state = Set(state);
        job.fence = Set(fence);
        job.finished_at = Set(state.is_over().then_some(now));
        if action == JobAction::Retry {
            job.attempts = Set(0);
            job.due_at = Set(now);
        }
        let job = job.update(txn).await.map_err(Fault::from)?;
        if action == JobAction::Discard {
            end_what_it_was_for(txn, platform, &job).await?;
        }
        let entry = permit.did(audited, job.id).changed(&before, &Told::of(&job))?;
        entry.note(decision.note.as_deref()).record_in(txn, platform, now).await?;
        Ok(job)
    })
    .await;
    platform.jobs.wake();
    match decided {
        // the index `jobs_key`: a younger job has the key
        Err(JobError::Fault(fault)) if fault.is_duplicate() => Err(JobError::KeyTaken),
        decided => decided,
    }
}

/// Ends what waits for a job that will never be done.
async fn end_what_it_was_for(
    txn: &DatabaseTransaction,
    platform: &Platform,
    job: &table::Model,
) -> Result<(), Fault> {
    if job.kind == webhooks::DELIVER.name {
        webhooks::give_up_in(txn, platform, job).await?;
    }
    Ok(())
}

fn check_note(note: &str) -> Result<(), JobError> {
    let is_printable = note.chars().all(|c| !c.is_control() || c == '\n');
    let fits = note.chars().count() <= LONGEST_NOTE && !note.trim().is_empty() && is_printable;
    if fits { Ok(()) } else { Err(JobError::BadNote) }
}
