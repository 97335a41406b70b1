//! Corrections of balances by hand, and parts of balances that are set aside.
//!
//! A hold has the id of its pending transfer. What became of it is in the ledger alone.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const TABLES: &str = "
    CREATE TABLE balance_adjustments (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        currency text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor <> 0),
        reason text NOT NULL,
        note text NOT NULL,
        status text NOT NULL,
        reverses_id {uuid} REFERENCES balance_adjustments (id),
        requested_by {uuid} NOT NULL,
        decided_by {uuid},
        decision_note text,
        created_at {time} NOT NULL,
        decided_at {time}
    ) {table};
    CREATE INDEX balance_adjustments_newest ON balance_adjustments (created_at, id);
    CREATE INDEX balance_adjustments_status ON balance_adjustments (status, created_at, id);
    CREATE INDEX balance_adjustments_user ON balance_adjustments (user_id, created_at, id);
    CREATE UNIQUE INDEX balance_adjustments_reverses ON balance_adjustments (reverses_id)
        WHERE reverses_id IS NOT NULL AND status <> 'REJECTED';

    CREATE TABLE balance_holds (
        id {uuid} NOT NULL PRIMARY KEY REFERENCES ledger_transfers (id),
        user_id {uuid} NOT NULL REFERENCES users (id),
        currency text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor > 0),
        reason text NOT NULL,
        note text NOT NULL,
        expires_at {time},
        placed_by {uuid} NOT NULL,
        created_at {time} NOT NULL
    ) {table};
    CREATE INDEX balance_holds_newest ON balance_holds (created_at, id);
    CREATE INDEX balance_holds_user ON balance_holds (user_id, created_at, id)
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::dialect::run(manager, TABLES).await?;
        append_only::seal(manager, &["balance_holds"]).await
    }
}
