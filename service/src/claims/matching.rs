use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::claim::ClaimedOrder;
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::job::Retry;
use rebated_domain::order::Attribution;
use rebated_entity::{order, user};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, Statement};
use serde::{Deserialize, Serialize};

use super::found::{lock_claimants_in, lock_open_in, lock_order_in};
use super::save::write_changed;
use super::sweep;
use super::weigh::match_in;
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs, Registry};
use crate::ledger::lock_for_posting_in;
use crate::orders::give_in;
use crate::rebates::{Buyer, Desk};
use crate::{Fault, Platform, row};

const MATCH: JobKind = JobKind::new(
    "claims.match",
    Retry::Backoff { first: TimeDelta::seconds(5), longest: TimeDelta::minutes(30), attempts: 10 },
);

/// Says how jobs about claims are done.
pub(crate) fn register(registry: &Registry) {
    registry.handle(MATCH, look);
    sweep::register(registry);
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Arrived {
    order_ids: Vec<OrderId>,
}

/// Stores a job that matches waiting claims with orders that have just been reported, if there are such claims: one
/// statement, however many orders.
pub(crate) async fn tell_of_arrivals_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    orders: impl Iterator<Item = &order::Model>,
    writes: &mut Writes,
) -> Result<(), Fault> {
    const KEYS: &[(&str, Kind)] = &[("id", Kind::Uuid), ("source", Kind::Text), ("number", Kind::Text)];
    let mut keys = Rows::new(KEYS);
    orders
        .filter(|order| order.source.is_network())
        .for_each(|order| keys.push(row![order.id, order.source, order.external_id.as_str()]));
    if keys.is_empty() {
        return Ok(());
    }
    let (backend, mut params) = (txn.get_database_backend(), Vec::new());
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT r.id FROM {source} WHERE EXISTS (SELECT 1 FROM order_claims c \
         WHERE c.source = r.source AND c.order_number = r.number AND c.status = 'WAITING')"
    );
    let rows = txn.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    let order_ids: Vec<OrderId> =
        rows.into_iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
    if !order_ids.is_empty() {
        let mut jobs = NewJobs::default();
        jobs.add(desk.platform, desk.now, NewJob::new(MATCH, &Arrived { order_ids })?);
        jobs.write(writes);
    }
    Ok(())
}

/// The job: decides the claims that have waited for each of the orders, an order in a transaction. Repeated, it finds
/// those decided that are.
async fn look(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Arrived { order_ids } = job.payload()?;
    for id in order_ids {
        match_order(&platform, id).await?;
    }
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

/// Decides the claims that have waited for an order.
pub(super) async fn match_order(platform: &Platform, id: OrderId) -> Result<(), Fault> {
    let order = order::Entity::find_by_id(id).one(platform.db.read()).await?;
    let Some(order) = order else { return Ok(()) };
    let claimed = ClaimedOrder { source: order.source, number: order.external_id };
    let desk = Desk::open(platform).await?;
    transact(&platform.db, async |txn| {
        lock_for_posting_in(txn).await?;
        let Some(mut found) = lock_order_in(txn, &claimed).await? else { return Ok(()) };
        lock_claimants_in(txn, &claimed).await?;
        let open = lock_open_in(txn, &claimed).await?;
        let rivals: BTreeSet<UserId> = open.iter().map(|claim| claim.user_id).collect();
        let mut changed = Vec::new();
        for mut claim in open {
            let before = claim.status;
            let is_given = match_in(txn, desk.now, &mut claim, &found, rivals.len() > 1).await?;
            if is_given {
                give_to_in(txn, &desk, found.order.clone(), claim.user_id).await?;
                found.order.buyer_id = Some(claim.user_id);
            }
            if claim.status != before {
                changed.push(claim);
            }
        }
        let mut writes = Writes::new(txn.get_database_backend());
        write_changed(platform, desk.now, &changed, &mut writes);
        writes.run(txn).await
    })
    .await?;
    platform.events.wake();
    Ok(())
}

/// Gives an order that is nobody's to a user.
pub(super) async fn give_to_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    order: order::Model,
    user_id: UserId,
) -> Result<(), Fault> {
    let user = user::Entity::find_by_id(user_id).one(txn).await?;
    let user = user.ok_or_else(|| Fault::Corrupt(format!("user {user_id} is gone")))?;
    let buyer = Buyer { id: user.id, inviter: user.inviter_id };
    give_in(txn, desk, vec![order], buyer, Attribution::Claim).await?;
    Ok(())
}
