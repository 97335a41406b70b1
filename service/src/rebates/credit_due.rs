use std::collections::BTreeSet;

use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::id::OrderLineId;
use rebated_domain::ledger::{LedgerObject, TransferReason};
use rebated_domain::rebate::RebateStatus;
use rebated_entity::rebate;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::limits::{self, HoldRows, Holds};
use super::plan::told;
use super::post::{Change, entries};
use crate::db::{Kind, Rows, Writes, transact};
use crate::events::{EventData, Outbox};
use crate::ledger::{Cause, Journal, Legs, NewTransfer, lock_for_posting_in};
use crate::{Fault, Platform, row};

/// How many rebates one transaction credits.
const CHUNK: u64 = 2_000;
const COLUMNS: &[(&str, Kind)] =
    &[("id", Kind::Uuid), ("credited_minor", Kind::Big), ("status", Kind::Text), ("at", Kind::Time)];

/// Credits a chunk of the rebates whose hold is over; answers how many.
///
/// Any number of nodes may run it at once, and it may be killed and repeated: a rebate is taken from
/// the waiting list in the transaction that credits it.
pub async fn credit_due(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let backend = platform.db.backend();
    let credited = transact(&platform.db, async |txn| {
        lock_for_posting_in(txn).await?;
        let due = rebate::Entity::find()
            .filter(rebate::Column::SweepAt.lte(now))
            .order_by_asc(rebate::Column::SweepAt)
            .order_by_asc(rebate::Column::Id)
            .limit(CHUNK);
        let due = match backend {
            DbBackend::Postgres => due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
            _ => due,
        };
        let due = due.all(txn).await.map_err(Fault::from)?;
        if due.is_empty() {
            return Ok(0);
        }
        let held = spend_in(txn, &due).await?;
        let users: BTreeSet<_> = due.iter().map(|rebate| (rebate.beneficiary_id, rebate.currency)).collect();
        let mut journal = Journal::open_in(txn, now, &users).await?;
        let (mut rows, mut outbox) = (Rows::new(COLUMNS), Outbox::default());
        for rebate in &due {
            let amount = rebate.pending_minor;
            journal.post(&NewTransfer {
                id: platform.new_id(now),
                cause: Cause {
                    object_type: LedgerObject::Rebate,
                    object_id: rebate.id.0,
                    step: format!("credit:r{}", rebate.revision),
                    reason: TransferReason::RebateCredit,
                },
                order_id: Some(rebate.order_id),
                refund_id: None,
                reverses_id: None,
                effective_at: rebate.due_at,
                legs: Legs::Fixed(entries(
                    &journal,
                    rebate,
                    Change { pending: -amount, credited: amount, subsidy: 0 },
                )?),
            })?;
            let after = rebate::Model {
                credited_minor: rebate.credited_minor + amount,
                pending_minor: 0,
                status: RebateStatus::Credited,
                ..rebate.clone()
            };
            rows.push(row![rebate.id, after.credited_minor, after.status, now]);
            let facts = told(&after, Some((rebate.status, rebate.credited_minor)));
            outbox.add(platform, now, &EventData::RebateCredited(facts));
        }
        for (user, _) in &users {
            let facts = BalanceFacts { user_id: *user, cause: BalanceCause::Rebates };
            outbox.add(platform, now, &EventData::BalanceChanged(facts));
        }
        let mut writes = Writes::new(backend);
        let set = "pending_minor = 0, credited_minor = r.credited_minor, ever_credited = true, \
                   status = r.status, sweep_at = NULL, credited_at = r.at, updated_at = r.at";
        writes.update("rebates", &rows, set, "rebates.id = r.id");
        held.write(&mut writes);
        journal.write(&mut writes);
        outbox.write(&mut writes);
        writes.run(txn).await?;
        Ok::<_, Fault>(due.len())
    })
    .await?;
    if credited > 0 {
        platform.events.wake();
    }
    Ok(credited)
}

/// Turns what the rebates hold of budgets from reserved into spent.
async fn spend_in(txn: &DatabaseTransaction, due: &[rebate::Model]) -> Result<HoldRows, Fault> {
    let mut rows = HoldRows::default();
    let lines: Vec<OrderLineId> = due.iter().map(|rebate| rebate.line_id).collect();
    let holds = Holds::load(txn, &lines).await?;
    let book = limits::open_in(txn, &holds.keys()?, &holds).await?;
    for rebate in due {
        rows.push(&holds, &book, (rebate.line_id, rebate.role), true)?;
    }
    Ok(rows)
}
