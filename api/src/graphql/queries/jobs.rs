//! Reading background jobs.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::jobs::queries::{self, JobFilter as Narrowing};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::job::{Job, JobState};
use crate::graphql::{denied, fault};

const NEWEST: List = List::new("jobs.desc", KeyKind::TimeId);

connection! {
    /// A page of background jobs.
    JobConnection,
    /// A job and where it stands in its list.
    JobEdge: Job
}

/// Which jobs. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct JobFilter {
    /// Only those that were due before this instant.
    due_before: Option<DateTime>,
    /// Only of this kind.
    kind: Option<String>,
    /// Only in this state.
    state: Option<JobState>,
}

impl From<JobFilter> for Narrowing {
    fn from(filter: JobFilter) -> Self {
        Self {
            kind: filter.kind,
            state: filter.state.map(Into::into),
            due_before: filter.due_before.map(Into::into),
        }
    }
}

/// Reading background jobs.
#[derive(Default)]
pub struct JobQueries;

/// Reading background jobs.
#[Object]
impl JobQueries {
    /// Background jobs, newest first. For administrators.
    async fn jobs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<JobFilter>,
    ) -> Option<Result<JobConnection>> {
        let read = async {
            access::read_jobs(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let narrowing = filter.unwrap_or_default().into();
            let page = queries::jobs(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), Job::from(row)));
            Ok(JobConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }
}
