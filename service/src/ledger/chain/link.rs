use std::collections::HashMap;

use aws_lc_rs::digest::{SHA256, digest};
use rebated_domain::id::LedgerTransferId;
use rebated_domain::ledger::{SealedEntry, SealedPending, SealedTransfer};
use rebated_entity::{ledger_entry, ledger_pending_entry, ledger_transfer};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use crate::Fault;
use crate::db::any_of;

/// A transfer as it stands in the books, ready to be hashed.
pub(super) struct Link {
    transfer: ledger_transfer::Model,
    entries: Vec<ledger_entry::Model>,
    pending: Vec<ledger_pending_entry::Model>,
}

/// Reads transfers with everything that belongs to them.
pub(super) async fn links(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransferId],
) -> Result<HashMap<LedgerTransferId, Link>, Fault> {
    let backend = db.get_database_backend();
    let ids = || ids.iter().copied();
    let transfers = any_of(backend, ledger_transfer::Column::Id, ids());
    let transfers = ledger_transfer::Entity::find().filter(transfers).all(db).await?;
    let link = |transfer| Link { transfer, entries: Vec::new(), pending: Vec::new() };
    let mut links: HashMap<_, _> = transfers.into_iter().map(|row| (row.id, link(row))).collect();
    let entries = any_of(backend, ledger_entry::Column::TransferId, ids());
    for entry in ledger_entry::Entity::find().filter(entries).all(db).await? {
        if let Some(link) = links.get_mut(&entry.transfer_id) {
            link.entries.push(entry);
        }
    }
    let pending = any_of(backend, ledger_pending_entry::Column::TransferId, ids());
    for entry in ledger_pending_entry::Entity::find().filter(pending).all(db).await? {
        if let Some(link) = links.get_mut(&entry.transfer_id) {
            link.pending.push(entry);
        }
    }
    for link in links.values_mut() {
        link.entries.sort_by_key(|entry| entry.account_id);
        link.pending.sort_by_key(|entry| entry.account_id);
    }
    Ok(links)
}

impl Link {
    /// SHA-256 over the canonical form, which begins with the hash before it.
    pub(super) fn hash(&self, previous: &[u8]) -> Vec<u8> {
        digest(&SHA256, &self.sealed().canonical(previous)).as_ref().to_vec()
    }

    fn sealed(&self) -> SealedTransfer<'_> {
        let row = &self.transfer;
        let entry = |e: &ledger_entry::Model| {
            SealedEntry(e.account_id.0, e.amount_minor, e.seq, e.balance_after_minor, e.reserved_after_minor)
        };
        let pending = |e: &ledger_pending_entry::Model| {
            SealedPending(e.account_id.0, e.amount_minor, e.reserved_after_minor, e.balance_after_minor)
        };
        SealedTransfer {
            id: row.id.0,
            phase: row.phase.code(),
            object_type: row.object_type.code(),
            object_id: row.object_id,
            step: &row.step,
            reason: row.reason.code(),
            currency: row.currency.code(),
            order_id: row.order_id.map(|id| id.0),
            refund_id: row.refund_id.map(|id| id.0),
            pending_id: row.pending_id.map(|id| id.0),
            reverses_id: row.reverses_id.map(|id| id.0),
            effective_at: row.effective_at,
            occurred_at: row.occurred_at,
            expires_at: row.expires_at,
            recorded_at: row.recorded_at,
            input_hash: row.input_hash.as_deref(),
            entries: self.entries.iter().map(entry).collect(),
            pending: self.pending.iter().map(pending).collect(),
        }
    }
}
