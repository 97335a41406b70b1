//! Payments of the store's orders by the channels, what the channels told of them, and payments that go back.
//!
//! A payment's number is unique and stored before the channel hears of it. One payment of an order may be open at a
//! channel. `reserved_minor` is what goes back or went back: the CHECK keeps it within what was paid, whatever code
//! asks. The unique index on callbacks is what makes one event at a channel one row. The logs are written once.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const PAYMENTS: &str = "
    CREATE TABLE payments (
        id {uuid} NOT NULL PRIMARY KEY,
        order_id {uuid} NOT NULL REFERENCES orders (id),
        number text NOT NULL UNIQUE,
        channel text NOT NULL,
        scene text NOT NULL,
        open_id text,
        app text NOT NULL,
        merchant text NOT NULL,
        subject text NOT NULL,
        currency text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor > 0),
        status text NOT NULL,
        version {int} NOT NULL,
        channel_number text,
        checkout {json},
        trouble text,
        surplus text,
        disputed_minor {big},
        expires_at {time} NOT NULL,
        paid_at {time},
        paid_minor {big} NOT NULL CHECK (paid_minor IN (0, amount_minor)),
        reserved_minor {big} NOT NULL CHECK (reserved_minor >= 0),
        unknowns {int} NOT NULL CHECK (unknowns >= 0),
        polls {int} NOT NULL CHECK (polls >= 0),
        wake_at {time},
        wake_job {uuid},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        CHECK (reserved_minor <= paid_minor),
        CHECK ((status = 'PAID') = (paid_minor > 0)),
        CHECK ((status = 'PAID') = (paid_at IS NOT NULL)),
        CHECK (surplus IS NULL OR status = 'PAID'),
        CHECK ((scene = 'JSAPI') = (open_id IS NOT NULL)),
        CHECK ((wake_at IS NULL) = (wake_job IS NULL)),
        CHECK ((status IN ('PAID', 'CLOSED')) = (wake_at IS NULL))
    ) {table};
    CREATE INDEX payments_order ON payments (order_id, created_at, id);
    CREATE INDEX payments_newest ON payments (created_at, id);
    CREATE INDEX payments_disputed ON payments (created_at, id) WHERE status = 'DISPUTED';
    CREATE UNIQUE INDEX payments_open ON payments (order_id, channel)
        WHERE status IN ('CREATED', 'UNKNOWN', 'OPEN', 'CLOSING');
    CREATE UNIQUE INDEX payments_kept ON payments (order_id) WHERE status = 'PAID' AND surplus IS NULL;

    CREATE TABLE payment_transitions (
        id {uuid} NOT NULL PRIMARY KEY,
        payment_id {uuid} NOT NULL REFERENCES payments (id),
        row_name text NOT NULL,
        input text NOT NULL,
        status_before text,
        status_after text NOT NULL,
        version_before {int} NOT NULL,
        version_after {int} NOT NULL,
        cause text NOT NULL,
        cause_ref text,
        note text,
        actor_id {uuid} NOT NULL,
        at {time} NOT NULL,
        CHECK (version_after = version_before + 1),
        UNIQUE (payment_id, version_after)
    ) {table}
";

const CALLBACKS: &str = "
    CREATE TABLE payment_callbacks (
        id {uuid} NOT NULL PRIMARY KEY,
        channel text NOT NULL,
        event_id text NOT NULL,
        digest {bytes} NOT NULL,
        body {bytes} NOT NULL,
        notice {json} NOT NULL,
        number text,
        payment_id {uuid} REFERENCES payments (id),
        result text,
        reason text,
        received_at {time} NOT NULL,
        applied_at {time},
        UNIQUE (channel, event_id),
        CHECK ((result IS NULL) = (applied_at IS NULL)),
        CHECK (reason IS NULL OR result IN ('PARKED', 'REFUSED')),
        CHECK (result NOT IN ('PARKED', 'REFUSED') OR reason IS NOT NULL)
    ) {table};
    CREATE INDEX payment_callbacks_newest ON payment_callbacks (received_at, id);
    CREATE INDEX payment_callbacks_parked ON payment_callbacks (received_at, id) WHERE result = 'PARKED';
    CREATE INDEX payment_callbacks_open ON payment_callbacks (received_at) WHERE result IS NULL
";

const RETURNS: &str = "
    CREATE TABLE payment_returns (
        id {uuid} NOT NULL PRIMARY KEY,
        payment_id {uuid} NOT NULL UNIQUE REFERENCES payments (id),
        number text NOT NULL UNIQUE,
        turn {int} NOT NULL CHECK (turn >= 1),
        currency text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor > 0),
        status text NOT NULL,
        version {int} NOT NULL,
        failures {int} NOT NULL CHECK (failures >= 0),
        unknowns {int} NOT NULL CHECK (unknowns >= 0),
        polls {int} NOT NULL CHECK (polls >= 0),
        channel_number text,
        trouble text,
        called_at {time},
        unknown_since {time},
        succeeded_at {time},
        wake_at {time},
        wake_job {uuid},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        CHECK ((wake_at IS NULL) = (wake_job IS NULL)),
        CHECK ((status = 'SUCCEEDED') = (succeeded_at IS NOT NULL)),
        CHECK ((status = 'SUCCEEDED') = (wake_at IS NULL))
    ) {table};
    CREATE INDEX payment_returns_manual ON payment_returns (updated_at) WHERE status = 'MANUAL';

    CREATE TABLE payment_return_transitions (
        id {uuid} NOT NULL PRIMARY KEY,
        return_id {uuid} NOT NULL REFERENCES payment_returns (id),
        row_name text NOT NULL,
        input text NOT NULL,
        status_before text,
        status_after text NOT NULL,
        version_before {int} NOT NULL,
        version_after {int} NOT NULL,
        number text NOT NULL,
        cause text NOT NULL,
        cause_ref text,
        note text,
        actor_id {uuid} NOT NULL,
        at {time} NOT NULL,
        CHECK (version_after = version_before + 1),
        UNIQUE (return_id, version_after)
    ) {table}
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tables in [PAYMENTS, CALLBACKS, RETURNS] {
            crate::dialect::run(manager, tables).await?;
        }
        append_only::seal(manager, &["payment_transitions", "payment_return_transitions"]).await
    }
}
