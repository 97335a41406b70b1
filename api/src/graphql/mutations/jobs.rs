//! Retrying and discarding background jobs.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::jobs::{self, Decision, JobError};

use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::job::Job;
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about background jobs.
    JobUserError,
    /// Why a request about background jobs was refused.
    JobErrorCode,
    JobError {
        /// The note is too long or not printable.
        BadNote: JobError::BadNote => ["note"],
        /// No such job.
        JobNotFound: JobError::JobNotFound => ["jobId"],
        /// Another job of the kind with the same key is waiting or running.
        KeyTaken: JobError::KeyTaken => ["jobId"],
        /// The job's state does not allow it.
        NotAllowedNow: JobError::NotAllowedNow(_) => ["jobId"],
        /// The job has changed since it was read.
        StaleVersion: JobError::StaleVersion => ["expectedVersion"],
    }
    top_level: JobError::Denied(_) | JobError::Fault(_)
}

payload! {
    /// The answer of `jobRetry`.
    JobRetryPayload {
        /// The job.
        job: Job,
    }
    JobUserError
}

payload! {
    /// The answer of `jobDiscard`.
    JobDiscardPayload {
        /// The job.
        job: Job,
    }
    JobUserError
}

/// A decision about a background job.
#[derive(InputObject)]
pub struct JobDecisionInput {
    /// Which job.
    job_id: ID,
    /// Why, for the record, at most 500 characters.
    note: Option<String>,
    /// Refuse when the job is not at this version any more.
    expected_version: Option<i32>,
}

impl From<JobDecisionInput> for Decision {
    fn from(input: JobDecisionInput) -> Self {
        Self {
            job_id: decode_or_nothing(&input.job_id),
            note: input.note,
            expected_version: input.expected_version,
        }
    }
}

/// Retrying and discarding background jobs.
#[derive(Default)]
pub struct JobMutations;

/// Retrying and discarding background jobs.
#[Object]
impl JobMutations {
    /// Gives up a job that waits or is dead: it is never done. For administrators.
    async fn job_discard(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: JobDecisionInput,
    ) -> Option<Result<JobDiscardPayload>> {
        let done = jobs::discard(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |job| JobDiscardPayload::of(job.into()))
    }

    /// Has a dead job tried again at once, with as many attempts as a new one. For administrators.
    async fn job_retry(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: JobDecisionInput,
    ) -> Option<Result<JobRetryPayload>> {
        let done = jobs::retry(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |job| JobRetryPayload::of(job.into()))
    }
}
