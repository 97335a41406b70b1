use chrono::{DateTime, Utc};
use rebated_domain::id::JobId;
use rebated_domain::job::{JobState, Retry};
use rebated_entity::job as table;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect as _};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::JobFailure;
use crate::crash::{self, Point};
use crate::{Fault, Platform};

/// A job that a worker holds.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Which.
    pub id: JobId,
    /// The kind's name.
    pub kind: String,
    /// Which attempt this is, from 1.
    pub attempt: i32,
    /// When the job was stored.
    pub created_at: DateTime<Utc>,
    /// The request that asked for it.
    pub trace_id: Option<String>,
    pub(super) fence: i32,
    pub(super) max_attempts: i32,
    pub(super) payload: Value,
    pub(super) retry: Option<Retry>,
}

/// Proof that a job was finished. Only [`Claimed::finish_in`] gives it.
#[must_use = "a handler answers it"]
#[derive(Debug)]
pub struct Finished(());

impl Claimed {
    /// What the job is about.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, JobFailure> {
        // the error names a place and a type, and may quote the value: an id
        serde_json::from_value(self.payload.clone())
            .map_err(|error| JobFailure::Unreadable(error.to_string()))
    }

    /// Marks the job as done, as the last write of the transaction of its effect. A worker that has lost its lease
    /// is refused, and with it the effect.
    pub async fn finish_in(
        &self,
        txn: &DatabaseTransaction,
        platform: &Platform,
    ) -> Result<Finished, JobFailure> {
        let done = table::Entity::update_many()
            .col_expr(table::Column::State, JobState::Done.into())
            .col_expr(table::Column::FinishedAt, platform.now().into())
            .col_expr(table::Column::LeaseUntil, None::<DateTime<Utc>>.into())
            .filter(self.is_mine())
            .exec(txn)
            .await
            .map_err(Fault::from)?;
        if done.rows_affected == 0 {
            return Err(JobFailure::Lost);
        }
        crash::at(Point::JobFinishing);
        Ok(Finished(()))
    }

    /// Refuses a worker that has lost its lease. Asked right before a call to the outside, which no transaction
    /// takes back; the call carries the job's id or another name that stays the same when it is repeated.
    pub async fn still_held(&self, platform: &Platform) -> Result<(), JobFailure> {
        let held = table::Entity::find()
            .filter(self.is_mine())
            .filter(table::Column::LeaseUntil.gt(platform.now()))
            // where claims are written, so that no reader that lags behind is asked
            .count(platform.db.writer())
            .await
            .map_err(Fault::from)?;
        if held == 0 {
            return Err(JobFailure::Lost);
        }
        crash::at(Point::JobCalling);
        Ok(())
    }

    /// Refuses a worker that has lost its lease, in a transaction that does not end the job. Until it is committed
    /// nobody else takes the job.
    pub async fn hold_in(&self, txn: &DatabaseTransaction) -> Result<(), JobFailure> {
        let held = table::Entity::find().filter(self.is_mine()).lock_exclusive().one(txn).await;
        held.map_err(Fault::from)?.map(|_| ()).ok_or(JobFailure::Lost)
    }

    fn is_mine(&self) -> sea_orm::sea_query::SimpleExpr {
        use sea_orm::sea_query::ExprTrait as _;
        table::Column::Id
            .eq(self.id)
            .and(table::Column::Fence.eq(self.fence))
            .and(table::Column::State.eq(JobState::Running))
    }
}
