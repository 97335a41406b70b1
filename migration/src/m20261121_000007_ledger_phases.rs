//! Two-phase transfers, the hash chain, and tables that refuse to be edited.
//!
//! `ledger_open_transfers` and `ledger_unsealed` are lists of work, not books: their rows come and go.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const TABLES: &str = "
    ALTER TABLE ledger_transfers ADD COLUMN phase text NOT NULL DEFAULT 'SINGLE';
    ALTER TABLE ledger_transfers ADD COLUMN pending_id {uuid};
    ALTER TABLE ledger_transfers ADD COLUMN reverses_id {uuid};
    ALTER TABLE ledger_transfers ADD COLUMN refund_id {uuid};
    ALTER TABLE ledger_transfers ADD COLUMN occurred_at {time};
    ALTER TABLE ledger_transfers ADD COLUMN expires_at {time};
    ALTER TABLE ledger_transfers ADD COLUMN input_hash {bytes};
    CREATE UNIQUE INDEX ledger_transfers_pending ON ledger_transfers (pending_id) WHERE pending_id IS NOT NULL;
    CREATE UNIQUE INDEX ledger_transfers_reverses ON ledger_transfers (reverses_id) WHERE reverses_id IS NOT NULL;
    CREATE INDEX ledger_transfers_order ON ledger_transfers (order_id, id);

    ALTER TABLE ledger_entries ADD COLUMN reserved_after_minor {big};

    CREATE TABLE ledger_pending_entries (
        transfer_id {uuid} NOT NULL REFERENCES ledger_transfers (id),
        account_id {uuid} NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor <> 0),
        reserved_after_minor {big},
        balance_after_minor {big},
        PRIMARY KEY (transfer_id, account_id)
    ) {table};
    CREATE INDEX ledger_pending_entries_account ON ledger_pending_entries (account_id, transfer_id);

    CREATE TABLE ledger_open_transfers (
        transfer_id {uuid} NOT NULL PRIMARY KEY REFERENCES ledger_transfers (id),
        expires_at {time}
    ) {table};
    CREATE INDEX ledger_open_transfers_expiry ON ledger_open_transfers (expires_at) WHERE expires_at IS NOT NULL;

    CREATE TABLE ledger_unsealed (
        transfer_id {uuid} NOT NULL PRIMARY KEY REFERENCES ledger_transfers (id)
    ) {table};
    INSERT INTO ledger_unsealed (transfer_id) SELECT id FROM ledger_transfers;

    CREATE TABLE ledger_seals (
        seq {big} NOT NULL PRIMARY KEY CHECK (seq > 0),
        transfer_id {uuid} NOT NULL UNIQUE REFERENCES ledger_transfers (id),
        hash {bytes} NOT NULL,
        sealed_at {time} NOT NULL
    ) {table}
";

const BOOKS: &[&str] = &[
    "ledger_accounts",
    "ledger_transfers",
    "ledger_entries",
    "ledger_pending_entries",
    "ledger_seals",
    "bill_periods",
    "bills",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::dialect::run(manager, TABLES).await?;
        append_only::seal(manager, BOOKS).await
    }
}
