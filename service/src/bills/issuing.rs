use rebated_domain::id::LedgerAccountId;
use rebated_entity::{bill_issue, bill_period};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::Turn;
use super::chunk::Chunk;
use super::complete::{complete_in, platform_ends};
use super::lock::lock_for_issuing_in;
use crate::db::transact;
use crate::{Fault, Platform};

/// A month on the way to having all its bills.
///
/// Postings go on meanwhile. Any number of processes may be at it, each may be killed at any point, and whoever
/// goes on makes what is missing: the bills are the same whoever makes them.
#[derive(Clone, Debug)]
pub struct Issuing {
    period: bill_period::Model,
    /// Whoever comes up to here has got theirs. It is forgotten with the process: who has a bill is asked again.
    after: LedgerAccountId,
}

/// What one step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// This many bills were made, maybe none.
    Made(usize),
    /// There were none left to make: the month is complete.
    Completed,
    /// Another process is at it.
    LeftToAnother,
}

impl Issuing {
    /// The oldest closed month that has not got all its bills. Months come in order, because each opens with
    /// the end of the one before.
    pub async fn oldest(platform: &Platform) -> Result<Option<Self>, Fault> {
        let issued = Query::select().column(bill_issue::Column::Period).from(bill_issue::Entity).to_owned();
        let period = bill_period::Entity::find()
            .filter(bill_period::Column::Period.not_in_subquery(issued))
            .order_by_asc(bill_period::Column::Period)
            .one(platform.db.read())
            .await?;
        Ok(period.map(|period| Self { period, after: LedgerAccountId(Uuid::nil()) }))
    }

    /// Makes the next bills in a transaction, or completes the month when there are none.
    ///
    /// What is read no longer changes. On PostgreSQL it is read under the lock that keeps processes from making
    /// the same; on SQLite before the transaction, so that the only writer is held up by the writing alone.
    pub async fn step(&mut self, platform: &Platform, turn: Turn) -> Result<Step, Fault> {
        let (db, period, after) = (&platform.db, &self.period, self.after);
        let (step, after) = if db.backend() == DbBackend::Postgres {
            transact(db, async |txn| {
                if !lock_for_issuing_in(txn, turn).await? {
                    return Ok((Step::LeftToAnother, after));
                }
                let Some(chunk) = Chunk::read(txn, period, after).await? else {
                    let ends = platform_ends(txn, period).await?;
                    complete_in(txn, platform, period, &ends).await?;
                    return Ok((Step::Completed, after));
                };
                Ok::<_, Fault>((Step::Made(chunk.write_in(txn, platform, period).await?), chunk.last))
            })
            .await?
        } else if let Some(chunk) = Chunk::read(db.read(), period, after).await? {
            let made = transact(db, async |txn| chunk.write_in(txn, platform, period).await).await?;
            (Step::Made(made), chunk.last)
        } else {
            let ends = platform_ends(db.read(), period).await?;
            transact(db, async |txn| complete_in(txn, platform, period, &ends).await).await?;
            (Step::Completed, after)
        };
        self.after = after;
        Ok(step)
    }
}
