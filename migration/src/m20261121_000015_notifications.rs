//! What users are told, and through which channels it goes out.
//!
//! A notification's id follows from its event and user, and a delivery's from its notification and channel, so that
//! there is never a second one. A delivery that is not sent stands where its job stands. Templates and their
//! versions are never changed, only followed by newer ones.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const TABLES: &str = "
    CREATE TABLE notifications (
        id {uuid} NOT NULL PRIMARY KEY,
        event_id {uuid} NOT NULL,
        user_id {uuid} NOT NULL REFERENCES users (id),
        kind text NOT NULL,
        language text NOT NULL,
        facts {json} NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        created_at {time} NOT NULL,
        read_at {time},
        UNIQUE (event_id, user_id)
    ) {table};
    CREATE INDEX notifications_user ON notifications (user_id, created_at, id);
    CREATE INDEX notifications_unread ON notifications (user_id, created_at, id) WHERE read_at IS NULL;

    CREATE TABLE notification_deliveries (
        id {uuid} NOT NULL PRIMARY KEY,
        notification_id {uuid} NOT NULL REFERENCES notifications (id),
        channel text NOT NULL,
        job_id {uuid} NOT NULL,
        due_at {time} NOT NULL,
        sent_at {time},
        provider_reference text,
        UNIQUE (notification_id, channel)
    ) {table};

    CREATE TABLE notification_preferences (
        user_id {uuid} NOT NULL REFERENCES users (id),
        kind text NOT NULL,
        channel text NOT NULL,
        is_wanted {bool} NOT NULL,
        PRIMARY KEY (user_id, kind, channel)
    ) {table};

    CREATE TABLE notification_quiet_hours (
        user_id {uuid} NOT NULL PRIMARY KEY REFERENCES users (id),
        time_zone text NOT NULL,
        from_minute {int} NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
        until_minute {int} NOT NULL CHECK (until_minute BETWEEN 0 AND 1439),
        CHECK (from_minute <> until_minute)
    ) {table};

    CREATE TABLE notification_templates (
        kind text NOT NULL,
        medium text NOT NULL,
        language text NOT NULL,
        version {int} NOT NULL CHECK (version > 0),
        title text NOT NULL,
        body text NOT NULL,
        html text,
        changed_by {uuid} NOT NULL,
        changed_at {time} NOT NULL,
        PRIMARY KEY (kind, medium, language, version)
    ) {table};

    CREATE TABLE devices (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        token text NOT NULL UNIQUE,
        created_at {time} NOT NULL
    ) {table};
    CREATE INDEX devices_user ON devices (user_id, id)
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::dialect::run(manager, TABLES).await?;
        append_only::seal(manager, &["notification_templates"]).await
    }
}
