use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerAccountId, LedgerTransferId, OrderId, RefundId};
use rebated_domain::ledger::{AccountKey, Applied, EntryDraft, Owner, TransferPhase};
use rebated_domain::money::Currency;
use rebated_entity::{
    ledger_account, ledger_entry, ledger_open_transfer, ledger_pending_entry, ledger_transfer,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{BalanceAfter, Step};
use crate::db::{Kind, Rows, any_of, find_by_rows, for_update};
use crate::ledger::rows::Booked;
use crate::ledger::transfer::settlement_id;
use crate::{Fault, row};

/// A transfer that exists, as far as a later request may meet it.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) row: Identity,
    pub(super) balances: Vec<BalanceAfter>,
}

/// What tells one transfer from another.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) id: LedgerTransferId,
    pub(super) phase: TransferPhase,
    pub(super) object_id: Uuid,
    pub(super) step: String,
    pub(super) reverses_id: Option<LedgerTransferId>,
    pub(super) input_hash: Option<Vec<u8>>,
}

/// A pending transfer that can be settled; its row in the list of open ones is locked.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) currency: Currency,
    pub(super) order_id: Option<OrderId>,
    pub(super) refund_id: Option<RefundId>,
    pub(super) expires_at: Option<DateTime<Utc>>,
    pub(super) legs: Vec<EntryDraft>,
}

/// What a batch meets in the books.
#[derive(Default)]
pub(super) struct Earlier {
    known: Vec<Known>,
    open: HashMap<LedgerTransferId, Open>,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("pending_id", Kind::UuidOpt),
    ("reverses_id", Kind::UuidOpt),
    ("object_id", Kind::Uuid),
    ("step", Kind::Text),
];

impl Earlier {
    /// Reads every transfer that `steps` name, would repeat or would settle, and locks those that are open.
    pub(super) async fn read_in<'a>(
        txn: &DatabaseTransaction,
        steps: impl Iterator<Item = &'a Step>,
    ) -> Result<Self, Fault> {
        let mut keys = Rows::new(COLUMNS);
        let mut to_settle = BTreeSet::new();
        for step in steps {
            let (pending, reverses) = match step {
                Step::Single(transfer) | Step::Reserve { transfer, .. } => (None, transfer.reverses_id),
                Step::Post { pending_id, .. }
                | Step::Void { pending_id, .. }
                | Step::Expire { pending_id, .. } => {
                    to_settle.insert(*pending_id);
                    (Some(*pending_id), None)
                }
            };
            let cause = step.cause();
            keys.push(row![step.transfer_id(), pending, reverses, cause.object_id, cause.step.as_str()]);
        }
        let found = find_by_rows::<ledger_transfer::Entity>(txn, &keys, |columns, source| {
            let by = |condition: &str| {
                format!("SELECT {columns} FROM ledger_transfers t JOIN {source} ON {condition}")
            };
            [
                by("t.id = r.id"),
                by("t.id = r.pending_id"),
                by("t.object_id = r.object_id AND t.step = r.step"),
                by("t.reverses_id = r.reverses_id"),
            ]
            .join(" UNION ")
        })
        .await?;
        let mut balances = balances_in(txn, &found).await?;
        let settled: BTreeSet<LedgerTransferId> = found.iter().filter_map(|row| row.pending_id).collect();
        let is_open = |row: &ledger_transfer::Model| {
            row.phase == TransferPhase::Pending && to_settle.contains(&row.id) && !settled.contains(&row.id)
        };
        let open = found.iter().filter(|row| is_open(row)).cloned().collect();
        let open = open_in(txn, open).await?;
        let known = found.into_iter().map(|row| Known {
            balances: balances.remove(&row.id).unwrap_or_default(),
            row: Identity {
                id: row.id,
                phase: row.phase,
                object_id: row.object_id,
                step: row.step,
                reverses_id: row.reverses_id,
                input_hash: row.input_hash,
            },
        });
        Ok(Self { known: known.collect(), open })
    }

    /// The transfer with this id.
    pub(super) fn by_id(&self, id: LedgerTransferId) -> Option<&Known> {
        self.known.iter().find(|known| known.row.id == id)
    }

    /// Whether a step of an object has had its effect.
    pub(super) fn has_step(&self, object_id: Uuid, step: &str) -> bool {
        self.known.iter().any(|known| known.row.object_id == object_id && known.row.step == step)
    }

    /// Whether a transfer was undone.
    pub(super) fn is_reversed(&self, id: LedgerTransferId) -> bool {
        self.known.iter().any(|known| known.row.reverses_id == Some(id))
    }

    /// A pending transfer that nothing has settled.
    pub(super) fn open(&self, id: LedgerTransferId) -> Option<&Open> {
        self.open.get(&id).filter(|_| self.by_id(settlement_id(id)).is_none())
    }

    /// The accounts that settling needs.
    pub(super) fn open_accounts(&self) -> impl Iterator<Item = AccountKey> {
        self.open.values().flat_map(|open| open.legs.iter().map(|leg| leg.account))
    }

    /// How many transfers are known, to go back to.
    pub(super) fn mark(&self) -> usize {
        self.known.len()
    }

    /// Forgets what was noted since `mark`: it was not booked after all.
    pub(super) fn back_to(&mut self, mark: usize) {
        self.known.truncate(mark);
    }

    /// Notes a transfer booked in this batch; what it reserved can be settled in the same batch.
    pub(super) fn note(&mut self, booked: &Booked, balances: Vec<BalanceAfter>) {
        let head = &booked.head;
        if head.phase == TransferPhase::Pending {
            let leg = |applied: &Applied| EntryDraft { account: applied.account, amount: applied.amount };
            let open = Open {
                currency: head.currency,
                order_id: head.order_id,
                refund_id: head.refund_id,
                expires_at: head.expires_at,
                legs: booked.pending.iter().map(leg).collect(),
            };
            self.open.insert(head.id, open);
        }
        let row = Identity {
            id: head.id,
            phase: head.phase,
            object_id: head.cause.object_id,
            step: head.cause.step.clone(),
            reverses_id: head.reverses_id,
            input_hash: head.input_hash.clone(),
        };
        self.known.push(Known { row, balances });
    }
}

/// The balances right after transfers, as their rows remember them.
async fn balances_in(
    txn: &DatabaseTransaction,
    transfers: &[ledger_transfer::Model],
) -> Result<HashMap<LedgerTransferId, Vec<BalanceAfter>>, Fault> {
    let mut of: HashMap<LedgerTransferId, Vec<BalanceAfter>> = HashMap::new();
    if transfers.is_empty() {
        return Ok(of);
    }
    let backend = txn.get_database_backend();
    let ids = || transfers.iter().map(|transfer| transfer.id);
    let moved = any_of(backend, ledger_entry::Column::TransferId, ids());
    for row in ledger_entry::Entity::find().filter(moved).all(txn).await? {
        if let (Some(posted), Some(reserved)) = (row.balance_after_minor, row.reserved_after_minor) {
            let after = BalanceAfter { account_id: row.account_id, posted, reserved };
            of.entry(row.transfer_id).or_default().push(after);
        }
    }
    let reserved = any_of(backend, ledger_pending_entry::Column::TransferId, ids());
    for row in ledger_pending_entry::Entity::find().filter(reserved).all(txn).await? {
        let balances = of.entry(row.transfer_id).or_default();
        let is_known = balances.iter().any(|balance| balance.account_id == row.account_id);
        if let (Some(posted), Some(reserved), false) =
            (row.balance_after_minor, row.reserved_after_minor, is_known)
        {
            balances.push(BalanceAfter { account_id: row.account_id, posted, reserved });
        }
    }
    of.values_mut().for_each(|balances| balances.sort());
    Ok(of)
}

/// Locks pending transfers, by id, and reads what they reserved.
async fn open_in(
    txn: &DatabaseTransaction,
    pending: Vec<ledger_transfer::Model>,
) -> Result<HashMap<LedgerTransferId, Open>, Fault> {
    if pending.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = txn.get_database_backend();
    let mut keys = Rows::new(&[("transfer_id", Kind::Uuid)]);
    pending.iter().for_each(|transfer| keys.push(row![transfer.id]));
    let locked = find_by_rows::<ledger_open_transfer::Entity>(txn, &keys, |columns, source| {
        let lock = for_update(backend);
        format!(
            "SELECT {columns} FROM ledger_open_transfers t JOIN {source} ON t.transfer_id = r.transfer_id \
             ORDER BY t.transfer_id {lock}"
        )
    })
    .await?;
    if locked.len() < pending.len() {
        return Err(Fault::Raced("a pending transfer was settled meanwhile"));
    }
    let wanted = any_of(backend, ledger_pending_entry::Column::TransferId, pending.iter().map(|t| t.id));
    let rows = ledger_pending_entry::Entity::find().filter(wanted).all(txn).await?;
    let accounts = accounts_in(txn, rows.iter().map(|row| row.account_id)).await?;
    let without_legs = |row: ledger_transfer::Model| Open {
        currency: row.currency,
        order_id: row.order_id,
        refund_id: row.refund_id,
        expires_at: row.expires_at,
        legs: Vec::new(),
    };
    let mut open: HashMap<_, _> = pending.into_iter().map(|row| (row.id, without_legs(row))).collect();
    for row in rows {
        let account = accounts.get(&row.account_id);
        let account = *account.ok_or_else(|| Fault::Corrupt("an entry without an account".into()))?;
        if let Some(open) = open.get_mut(&row.transfer_id) {
            open.legs.push(EntryDraft { account, amount: row.amount_minor });
        }
    }
    Ok(open)
}

async fn accounts_in(
    txn: &DatabaseTransaction,
    ids: impl Iterator<Item = LedgerAccountId>,
) -> Result<HashMap<LedgerAccountId, AccountKey>, Fault> {
    let wanted = any_of(txn.get_database_backend(), ledger_account::Column::Id, ids);
    let rows = ledger_account::Entity::find().filter(wanted).all(txn).await?;
    let key = |row: ledger_account::Model| {
        let owner = Owner::of(row.purpose, row.owner_id);
        (row.id, AccountKey { owner, purpose: row.purpose, currency: row.currency })
    };
    Ok(rows.into_iter().map(key).collect())
}
