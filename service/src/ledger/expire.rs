use std::collections::BTreeSet;

use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::id::UserId;
use rebated_domain::ledger::{AccountPurpose, TransferOutcome};
use rebated_entity::{ledger_account, ledger_open_transfer as open, ledger_pending_entry as entry};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::posting::post_in;
use super::queries::transfers_by_ids;
use super::transfer::{Cause, Step};
use super::{Posting, Receipt};
use crate::db::{Writes, any_of, transact};
use crate::events::{EventData, Outbox};
use crate::{Fault, Platform};

/// How many reservations one transaction ends.
const CHUNK: u64 = 500;

/// Ends a chunk of the reservations whose time is over; answers how many.
///
/// Any number of nodes may run it, and it may be killed and repeated: a pending transfer is settled once.
pub async fn expire_due(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let expired = transact(&platform.db, async |txn| {
        let due = open::Entity::find()
            .filter(open::Column::ExpiresAt.lte(now))
            .order_by_asc(open::Column::ExpiresAt)
            .limit(CHUNK);
        let due = match platform.db.backend() {
            DbBackend::Postgres => due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
            _ => due,
        };
        let due = due.all(txn).await.map_err(Fault::from)?;
        if due.is_empty() {
            return Ok(0);
        }
        let ids: Vec<_> = due.iter().map(|row| row.transfer_id).collect();
        let pending = transfers_by_ids(txn, ids.iter().copied()).await?;
        let posting = |id| {
            let pending = pending.get(id).ok_or_else(|| Fault::Corrupt("an open transfer is gone".into()))?;
            let cause = Cause {
                object_type: pending.object_type,
                object_id: pending.object_id,
                step: format!("{}:expire", pending.step),
                reason: pending.reason,
            };
            let steps = vec![Step::Expire { pending_id: *id, cause }];
            Ok(Posting { steps, with: Writes::new(platform.db.backend()) })
        };
        let mut postings = ids.iter().map(posting).collect::<Result<Vec<_>, Fault>>()?;
        let mut outbox = Outbox::default();
        for user_id in owners_in(txn, &ids).await? {
            let facts = BalanceFacts { user_id, cause: BalanceCause::HoldExpired };
            outbox.add(platform, now, &EventData::BalanceChanged(facts));
        }
        outbox.write(&mut postings[0].with);
        let decisions = post_in(txn, now, &postings).await?;
        let is_done = |receipts: &Vec<Receipt>| receipts[0].outcome == TransferOutcome::Created;
        Ok::<_, Fault>(decisions.iter().flatten().filter(|receipts| is_done(receipts)).count())
    })
    .await?;
    if expired > 0 {
        platform.events.wake();
    }
    Ok(expired)
}

/// The users whose available balances pending transfers touch.
async fn owners_in(
    txn: &DatabaseTransaction,
    transfers: &[rebated_domain::id::LedgerTransferId],
) -> Result<BTreeSet<UserId>, Fault> {
    let backend = sea_orm::ConnectionTrait::get_database_backend(txn);
    let touched = any_of(backend, entry::Column::TransferId, transfers.iter().copied());
    let entries = entry::Entity::find().filter(touched).all(txn).await?;
    let named = any_of(backend, ledger_account::Column::Id, entries.iter().map(|entry| entry.account_id));
    let accounts = ledger_account::Entity::find()
        .filter(named)
        .filter(ledger_account::Column::Purpose.eq(AccountPurpose::UserAvailable))
        .all(txn)
        .await?;
    Ok(accounts.into_iter().map(|account| UserId(account.owner_id)).collect())
}
