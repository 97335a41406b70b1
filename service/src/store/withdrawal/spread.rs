use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::{OrderId, VariantId};
use rebated_domain::job::Retry;
use rebated_domain::order::OrderStatus;
use rebated_domain::store::WithdrawalReason;
use rebated_entity::{order, store_line};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::{Deserialize, Serialize};

use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::store::ask_refund;
use crate::{Fault, Platform};

/// Finds the orders of a withdrawal, and stores the jobs that ask for their refunds.
pub(in crate::store) const SPREAD: JobKind = JobKind::new(
    "store.withdraw",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
);
/// Most orders of one transaction.
const BATCH: u64 = 200;

/// What is taken back, and how far it has come: orders are passed by their ids.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Spread {
    pub variant_id: VariantId,
    pub reason: WithdrawalReason,
    pub sold_from: DateTime<Utc>,
    pub sold_to: DateTime<Utc>,
    pub after: Option<OrderId>,
}

impl Spread {
    /// The job to be stored.
    pub fn job(&self) -> Result<NewJob, Fault> {
        NewJob::new(SPREAD, self)
    }
}

/// Orders with paid lines of the variant that are not shipped.
pub(super) fn affected(spread: &Spread) -> Select<order::Entity> {
    let lines = store_line::Entity::find().select_only().column(store_line::Column::OrderId);
    let lines = lines.filter(store_line::Column::VariantId.eq(spread.variant_id)).into_query();
    let orders = order::Entity::find()
        .filter(order::Column::Id.in_subquery(lines))
        .filter(order::Column::Status.is_in([OrderStatus::Paid, OrderStatus::Fulfilling]))
        .filter(order::Column::PaidAt.gte(spread.sold_from))
        .filter(order::Column::PaidAt.lt(spread.sold_to));
    match spread.after {
        Some(id) => orders.filter(order::Column::Id.gt(id)),
        None => orders,
    }
}

/// The job: one batch, and a job for the next one.
pub(in crate::store) async fn run(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let spread: Spread = job.payload()?;
    let finished = transact(&platform.db, async |txn| {
        let orders: Vec<OrderId> = affected(&spread)
            .select_only()
            .column(order::Column::Id)
            .order_by_asc(order::Column::Id)
            .limit(BATCH)
            .into_tuple()
            .all(txn)
            .await
            .map_err(Fault::from)?;
        let (mut jobs, mut writes) = (NewJobs::default(), Writes::new(platform.db.backend()));
        for id in &orders {
            let ask = ask_refund::job_of_variant(*id, spread.variant_id, spread.reason)?;
            jobs.add(&platform, platform.now(), ask);
        }
        if let Some(last) = orders.last().filter(|_| orders.len() as u64 == BATCH) {
            let rest = Spread { after: Some(*last), ..spread };
            jobs.add(&platform, platform.now(), rest.job()?);
        }
        jobs.write(&mut writes);
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.jobs.wake();
    Ok(finished)
}
