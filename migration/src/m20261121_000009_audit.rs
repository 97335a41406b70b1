//! The audit log: who changed what, by what right, in the transaction of the change.
//!
//! `actor_id` is nil for whoever is no user; nothing refers to `users`, so that an entry never waits for
//! a user's row.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const TABLE: &str = "
    CREATE TABLE audit_entries (
        id {uuid} NOT NULL PRIMARY KEY,
        actor_id {uuid} NOT NULL,
        actor_kind text NOT NULL,
        api_key_id {uuid},
        session_id {uuid},
        permission text NOT NULL,
        action text NOT NULL,
        object_type text NOT NULL,
        object_id {uuid},
        before {json},
        after {json},
        note text,
        request_id text,
        recorded_at {time} NOT NULL
    ) {table};
    CREATE INDEX audit_entries_newest ON audit_entries (recorded_at, id);
    CREATE INDEX audit_entries_action ON audit_entries (action, recorded_at, id);
    CREATE INDEX audit_entries_actor ON audit_entries (actor_id, recorded_at, id);
    CREATE INDEX audit_entries_object ON audit_entries (object_id, recorded_at, id) WHERE object_id IS NOT NULL
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::dialect::run(manager, TABLE).await?;
        append_only::seal(manager, &["audit_entries"]).await
    }
}
