//! Events with facts, numbered per aggregate by the database itself, and a log in one order for all readers.
//!
//! Events from before are left out: they said only that something had changed, to subscribers who are gone.
//!
//! - `sequence` counts the events of one aggregate. The counter's row stays locked until the transaction
//!   ends, so that the numbers follow the order of commits and have no gaps.
//! - `recorded` grows along each aggregate and with time; it may have gaps.
//! - `position` is given at dispatch: 1, 2, 3 and so on over all events.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::{MigrationTrait, async_trait};

const TABLES: &str = "
    DROP TABLE outbox_events;
    CREATE TABLE outbox_events (
        id {uuid} NOT NULL PRIMARY KEY,
        kind text NOT NULL,
        version {int} NOT NULL,
        aggregate_type text NOT NULL,
        aggregate_id {uuid} NOT NULL,
        sequence {big} CHECK (sequence > 0),
        recorded {big},
        user_id {uuid},
        payload {json} NOT NULL,
        trace_id text,
        occurred_at {time} NOT NULL,
        position {big} CHECK (position > 0),
        dispatched_at {time}
    ) {table};
    CREATE INDEX outbox_events_waiting ON outbox_events (recorded) WHERE position IS NULL;
    CREATE UNIQUE INDEX outbox_events_position ON outbox_events (position) WHERE position IS NOT NULL;
    CREATE INDEX outbox_events_user ON outbox_events (user_id, position)
        WHERE position IS NOT NULL AND user_id IS NOT NULL;

    CREATE TABLE event_streams (
        aggregate_id {uuid} NOT NULL,
        aggregate_type text NOT NULL,
        last_sequence {big} NOT NULL CHECK (last_sequence > 0),
        PRIMARY KEY (aggregate_id, aggregate_type)
    ) {table};

    CREATE TABLE event_cursors (
        name text NOT NULL PRIMARY KEY,
        position {big} NOT NULL CHECK (position >= 0),
        fence {big} NOT NULL,
        holder {uuid},
        held_until {time}
    ) {table};
    INSERT INTO event_cursors (name, position, fence) VALUES ('dispatch', 0, 0), ('forgotten', 0, 0)
";

const SQLITE: &[&str] = &["CREATE TRIGGER outbox_events_number AFTER INSERT ON outbox_events BEGIN \
    INSERT INTO event_streams (aggregate_id, aggregate_type, last_sequence) \
        VALUES (NEW.aggregate_id, NEW.aggregate_type, 1) \
        ON CONFLICT (aggregate_id, aggregate_type) DO UPDATE SET last_sequence = last_sequence + 1; \
    UPDATE outbox_events SET recorded = NEW.rowid, sequence = (SELECT last_sequence FROM event_streams \
        WHERE aggregate_id = NEW.aggregate_id AND aggregate_type = NEW.aggregate_type) \
        WHERE rowid = NEW.rowid; \
    END"];

/// `recorded` is drawn when the counter is locked: a number drawn before could be passed by a later event.
const POSTGRES: &[&str] = &[
    "CREATE SEQUENCE outbox_events_recorded",
    "CREATE FUNCTION rebated_number_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
        INSERT INTO event_streams AS s (aggregate_id, aggregate_type, last_sequence) \
            VALUES (NEW.aggregate_id, NEW.aggregate_type, 1) \
            ON CONFLICT (aggregate_id, aggregate_type) DO UPDATE SET last_sequence = s.last_sequence + 1 \
            RETURNING s.last_sequence INTO NEW.sequence; \
        NEW.recorded := nextval('outbox_events_recorded'); \
        RETURN NEW; END $$",
    "CREATE TRIGGER number BEFORE INSERT ON outbox_events FOR EACH ROW EXECUTE FUNCTION rebated_number_event()",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::dialect::run(manager, TABLES).await?;
        let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
        for statement in if is_postgres { POSTGRES } else { SQLITE } {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
