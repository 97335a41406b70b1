use chrono::{DateTime, Utc};
use rebated_domain::job::JobState;
use rebated_entity::job as table;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect, Select};

use super::settle::{Verdict, mourn, next, settle_in};
use crate::db::transact;
use crate::{Fault, Platform};

/// How many leases one round ends.
const ROUND: u64 = 200;
/// What is kept with a job whose worker gave no sign of life.
const LAPSED: &str = "the worker stopped without a word";

/// Takes jobs away from workers whose lease has ended. Such a job has used an attempt, so that one that kills
/// its process ends dead.
pub(super) async fn let_go(platform: &Platform) -> Result<(), Fault> {
    let now = platform.now();
    if lapsed(now).limit(1).one(platform.db.read()).await?.is_none() {
        return Ok(());
    }
    let (verdicts, settled) = transact(&platform.db, async |txn| {
        let found = lapsed(now).limit(ROUND);
        let found = match platform.db.backend() {
            DbBackend::Postgres => found.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
            _ => found,
        };
        let verdict = |job: table::Model| {
            let retry = platform.jobs.find(&job.kind).map(|registered| registered.kind.retry);
            let (state, due_at) = next(platform, retry, job.attempts, job.max_attempts);
            let error = Some(LAPSED.to_owned());
            Verdict { id: job.id, kind: job.kind, fence: job.fence, state, due_at, given_back: 0, error }
        };
        let found = found.all(txn).await.map_err(Fault::from)?;
        let verdicts: Vec<Verdict> = found.into_iter().map(verdict).collect();
        let settled = settle_in(txn, platform, &verdicts).await?;
        Ok::<_, Fault>((verdicts, settled))
    })
    .await?;
    mourn(&verdicts, &settled);
    Ok(())
}

fn lapsed(now: DateTime<Utc>) -> Select<table::Entity> {
    table::Entity::find()
        .filter(table::Column::State.eq(JobState::Running))
        .filter(table::Column::LeaseUntil.lte(now))
}
