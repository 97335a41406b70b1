use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerTransferId, OrderId, RefundId};
use rebated_domain::ledger::{Applied, TransferPhase};
use rebated_domain::money::Currency;

use super::transfer::Cause;
use crate::db::{Kind, Rows, Writes};
use crate::row;

const TRANSFER_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("phase", Kind::Text),
    ("object_type", Kind::Text),
    ("object_id", Kind::Uuid),
    ("step", Kind::Text),
    ("reason", Kind::Text),
    ("currency", Kind::Text),
    ("order_id", Kind::UuidOpt),
    ("refund_id", Kind::UuidOpt),
    ("pending_id", Kind::UuidOpt),
    ("reverses_id", Kind::UuidOpt),
    ("effective_at", Kind::Time),
    ("occurred_at", Kind::TimeOpt),
    ("expires_at", Kind::TimeOpt),
    ("recorded_at", Kind::Time),
    ("input_hash", Kind::BytesOpt),
];
const ENTRY_COLUMNS: &[(&str, Kind)] = &[
    ("transfer_id", Kind::Uuid),
    ("account_id", Kind::Uuid),
    ("amount_minor", Kind::Big),
    ("seq", Kind::BigOpt),
    ("balance_after_minor", Kind::BigOpt),
    ("reserved_after_minor", Kind::BigOpt),
    ("effective_at", Kind::Time),
];
const PENDING_COLUMNS: &[(&str, Kind)] = &[
    ("transfer_id", Kind::Uuid),
    ("account_id", Kind::Uuid),
    ("amount_minor", Kind::Big),
    ("reserved_after_minor", Kind::BigOpt),
    ("balance_after_minor", Kind::BigOpt),
];
const OPEN_COLUMNS: &[(&str, Kind)] = &[("transfer_id", Kind::Uuid), ("expires_at", Kind::TimeOpt)];
const ID_COLUMNS: &[(&str, Kind)] = &[("transfer_id", Kind::Uuid)];

/// A transfer's own row.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) id: LedgerTransferId,
    pub(super) phase: TransferPhase,
    pub(super) cause: Cause,
    pub(super) currency: Currency,
    pub(super) order_id: Option<OrderId>,
    pub(super) refund_id: Option<RefundId>,
    pub(super) pending_id: Option<LedgerTransferId>,
    pub(super) reverses_id: Option<LedgerTransferId>,
    pub(super) effective_at: DateTime<Utc>,
    pub(super) occurred_at: Option<DateTime<Utc>>,
    pub(super) expires_at: Option<DateTime<Utc>>,
    pub(super) input_hash: Option<Vec<u8>>,
}

/// A transfer with everything that it changed.
#[derive(Clone, Debug)]
pub(super) struct Booked {
    pub(super) head: Head,
    /// What moved.
    pub(super) moved: Vec<Applied>,
    /// What was reserved or freed.
    pub(super) pending: Vec<Applied>,
}

/// Rows of the books, about to be written.
pub(super) struct LedgerRows {
    transfers: Rows,
    entries: Rows,
    pending: Rows,
    unsealed: Rows,
    opened: BTreeMap<LedgerTransferId, Option<DateTime<Utc>>>,
    settled: BTreeSet<LedgerTransferId>,
}

impl Default for LedgerRows {
    fn default() -> Self {
        Self {
            transfers: Rows::new(TRANSFER_COLUMNS),
            entries: Rows::new(ENTRY_COLUMNS),
            pending: Rows::new(PENDING_COLUMNS),
            unsealed: Rows::new(ID_COLUMNS),
            opened: BTreeMap::new(),
            settled: BTreeSet::new(),
        }
    }
}

impl LedgerRows {
    pub(super) fn push(&mut self, booked: &Booked, now: DateTime<Utc>) {
        let head = &booked.head;
        self.transfers.push(row![
            head.id,
            head.phase,
            head.cause.object_type,
            head.cause.object_id,
            head.cause.step.as_str(),
            head.cause.reason,
            head.currency,
            head.order_id,
            head.refund_id,
            head.pending_id,
            head.reverses_id,
            head.effective_at,
            head.occurred_at,
            head.expires_at,
            now,
            head.input_hash.clone(),
        ]);
        self.unsealed.push(row![head.id]);
        for Applied { account, amount, after } in &booked.moved {
            self.entries.push(row![
                head.id,
                account.id(),
                *amount,
                after.map(|after| after.seq),
                after.map(|after| after.posted),
                after.map(|after| after.reserved),
                head.effective_at
            ]);
        }
        for Applied { account, amount, after } in &booked.pending {
            self.pending.push(row![
                head.id,
                account.id(),
                *amount,
                after.map(|after| after.reserved),
                after.map(|after| after.posted)
            ]);
        }
        match (head.phase, head.pending_id) {
            (TransferPhase::Pending, _) => _ = self.opened.insert(head.id, head.expires_at),
            // settled in the transaction that opened it: it was never open for anybody else
            (_, Some(pending)) if self.opened.remove(&pending).is_none() => {
                self.settled.insert(pending);
            }
            _ => {}
        }
    }

    pub(super) fn write(&self, writes: &mut Writes) {
        let (mut opened, mut settled) = (Rows::new(OPEN_COLUMNS), Rows::new(ID_COLUMNS));
        self.opened.iter().for_each(|(id, expires_at)| opened.push(row![*id, *expires_at]));
        self.settled.iter().for_each(|id| settled.push(row![*id]));
        writes.insert("ledger_transfers", &self.transfers, "");
        writes.insert("ledger_entries", &self.entries, "");
        writes.insert("ledger_pending_entries", &self.pending, "");
        writes.insert("ledger_open_transfers", &opened, "");
        writes.delete("ledger_open_transfers", &settled);
        writes.insert("ledger_unsealed", &self.unsealed, "");
    }
}
